import Database from 'better-sqlite3';
import { link, type DatedHead } from 'db/dialect/chain';
import type { Change } from 'db/dialect/change';
import { newId } from 'db/dialect/ids';
import { migrationsFolder, newestSchema } from 'db/dialect/migrations';
import type { Step } from 'db/dialect/store';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays } from '~/domain/shared/day';
import { type Instant, instantOf, millisecondsOf, instantAt } from '~/domain/shared/instant';
import { anEvent } from '../world/event';
import type { BenchWorld } from './world';

/** Of so many events one is a check of ten items; the others are acts on hazards, six to each. */
const EVENTS_A_CHECK = 20;
const [ANSWERS, ACTS] = [10, 6];
const VERBS = ['register', 'grade', 'notify', 'receive', 'rectify', 'verify'];
const STAGES = ['registered', 'graded', 'notified', 'rectifying', 'awaitingVerification', 'closed'];
const EVENTS = ['hazard.registered', 'hazard.graded', 'hazard.notified', 'hazard.received', 'hazard.rectified', 'hazard.verified'];
const BATCH = 2_000;
/** Days over which they are spread, up to today. */
const DAYS = 90;

type Row = Readonly<Record<string, unknown>>;

/** A hazard as its registration tells it. */
const hazardRow = ({ enterpriseId, posts, holders, workshops }: BenchWorld, id: string, n: number, at: Instant): Row => {
  const [post, { personId, name }] = [posts[n % posts.length]!, holders[n % holders.length]!];
  return {
    enterprise_id: enterpriseId, id, number: `HZ-${at.slice(0, 4)}-${String(n + 1).padStart(7, '0')}`, source: 'daily', workshop_id: post.workshopId, workshop_name: workshops[0]!.name, post_id: post.id,
    post_name: post.name, title: '绝缘偏心不符合', description: '同轴度一点偏大，最薄点低于工艺卡下限', immediate_measure: '立即停机调整，隔离已产半成品', photos: [], found_by: personId, found_by_name: name,
    found_day: at.slice(0, 10), registered_at: at, responsible_id: personId, responsible_name: name, stage: 'registered', due_order: '9999-12-31', version: 1,
  };
};

/** A check with its answers as its event tells them. */
function checkChanges({ enterpriseId, posts, holders, versionId }: BenchWorld, items: readonly string[], n: number, at: Instant): Change[] {
  const [id, post, { personId, name }] = [newId(millisecondsOf(at)), posts[n % posts.length]!, holders[n % holders.length]!];
  const record = {
    enterprise_id: enterpriseId, id, number: `RG-${at.slice(0, 4)}-${String(n + 1).padStart(7, '0')}`, post_id: post.id, day: at.slice(0, 10), turn: '', version_id: versionId, version_hash: 'd'.repeat(64), submission_key: id,
    person_id: personId, person_name: name, person_title: '操作工', post_name: post.name, workshop_name: '第1车间', due_at: at, submitted_at: at, zero_risk: true, revision: 0, further: n, content_hash: 'e'.repeat(64),
  };
  const answers = items.map((item_id, item) => ({ enterprise_id: enterpriseId, record_id: id, item_id, position: item + 1, result: 'conforming', description: '', immediate_measure: '', photos: [] }));
  return [{ op: 'i', t: 'check_records', v: record }, ...answers.map((v): Change => ({ op: 'i', t: 'check_answers', v }))];
}

/**
 * Has the chain of a factory tell `total` more events, spread over the ninety days up to today, with the rows they tell of: every twentieth is a check
 * of ten items, the others are acts on hazards, six to each. Linked and hashed as the product does it, written straight into the closed scratch database.
 */
export function fillChain(databaseFile: string, world: BenchWorld, total: number): void {
  const db = new Database(databaseFile);
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -262144', 'temp_store = MEMORY']) db.pragma(pragma);
  const { enterpriseId } = world;
  const tables = ['events', 'hazards', 'hazard_acts', 'check_records', 'check_answers'];
  const indexes = db.prepare(`select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (${tables.map(() => '?').join(', ')})`).all(...tables) as { name: string; sql: string }[];
  const statements = new Map<string, Database.Statement>();
  const put = (table: string, row: Row): void => {
    const names = Object.keys(row);
    let statement = statements.get(table);
    if (!statement) statements.set(table, (statement = db.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)));
    statement.run(Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value !== null && typeof value === 'object' ? JSON.stringify(value) : value)));
  };
  const schema = newestSchema(migrationsFolder('sqlite'));
  let head = db.prepare('select seq, hash, (select at from events e where e.enterprise_id = h.enterprise_id and e.seq = h.seq) as at from chain_heads h where enterprise_id = ?').get(enterpriseId) as DatedHead;
  const items = db.prepare('select id from risk_items where version_id = ? order by position limit ?').pluck().all(world.versionId, ANSWERS) as string[];
  const begins = millisecondsOf(instantAt(addDays(world.today, 1 - DAYS), '00:00'));
  const ends = Math.min(Date.now(), millisecondsOf(instantAt(world.today, '23:59')));
  const first = Math.max(begins, millisecondsOf(head.at!));
  let [checks, acts] = [0, 0];
  let hazard: Row = {};
  const stepAt = (at: Instant, n: number): Step => {
    if (n % EVENTS_A_CHECK === 0) {
      const told = checkChanges(world, items, (checks += 1), at);
      for (const change of told) if (change.op === 'i') put(change.t, change.v);
      return { event: anEvent('check.submitted', 'check', String(n), { items: ANSWERS, findings: 0, zeroRisk: true }), writes: [], told };
    }
    const ordinal = acts % ACTS;
    if (ordinal === 0) hazard = hazardRow(world, newId(millisecondsOf(at)), Math.floor(acts / ACTS), at);
    acts += 1;
    const [id, responsible] = [hazard.id as string, hazard.responsible_id as string];
    const act = { enterprise_id: enterpriseId, id: newId(millisecondsOf(at)), hazard_id: id, ordinal: ordinal + 1, verb: VERBS[ordinal]!, actor_id: responsible, actor_name: '操作工', actor_title: '操作工', day: at.slice(0, 10), at, details: { note: '已按工艺卡调整模具并重新首检' } };
    put('hazard_acts', act);
    const set = { stage: STAGES[ordinal]!, version: ordinal + 1, ...(ordinal === ACTS - 1 ? { closed_day: at.slice(0, 10) } : {}) };
    const told: Change[] = [ordinal === 0 ? { op: 'i', t: 'hazards', v: hazard } : { op: 'u', t: 'hazards', k: { enterprise_id: enterpriseId, id }, v: set }, { op: 'i', t: 'hazard_acts', v: act }];
    if (ordinal === ACTS - 1) put('hazards', { ...hazard, closed_day: null, ...set });
    return { event: anEvent(EVENTS[ordinal]!, 'hazard', id, { ordinal }), writes: [], told };
  };
  db.transaction(() => {
    for (const { name } of indexes) db.exec(`drop index "${name}"`);
    for (let done = 0; done < total; done += BATCH) {
      const at = instantOf(Math.floor(first + ((ends - first) * done) / total));
      const steps = Array.from({ length: Math.min(BATCH, total - done) }, (_, index) => stepAt(at, done + index));
      const rows = link(enterpriseId, { actor: SYSTEM, at }, steps, head, schema);
      for (const { enterpriseId: enterprise_id, subjectKind: subject_kind, subjectId: subject_id, ...row } of rows) put('events', { enterprise_id, subject_kind, subject_id, ...row });
      head = rows.at(-1)!;
    }
    if (acts % ACTS !== 0) put('hazards', { ...hazard, closed_day: null, stage: STAGES[(acts - 1) % ACTS], version: acts % ACTS });
    db.prepare('update chain_heads set seq = ?, hash = ? where enterprise_id = ?').run(head.seq, head.hash, enterpriseId);
    for (const { sql } of indexes) db.exec(sql);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
