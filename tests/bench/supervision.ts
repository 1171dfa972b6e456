import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { reactions } from 'jobs/reactions';
import { newId } from 'db/dialect/ids';
import { openStore } from 'db/dialect/open';
import { instrumentsBy } from 'db/repositories/paper/instruments';
import { receivedBy } from 'db/repositories/paper/submissions';
import { addDays } from '~/domain/shared/day';
import { type Instant, instantAt } from '~/domain/shared/instant';
import { authoriseOfficer } from '~/domain/supervision/authority';
import { coloursPage } from '~/pages/supervision/coloursPage';
import { owingPage } from '~/pages/supervision/owingPage';
import { supervisionInbox } from '~/pages/supervision/supervisionInbox';
import type { BenchWorld } from './world';

const [FACTORIES, EACH] = [20_000, 10];
const REGION = '量测市';
/** Of so many factories one has sent nothing, and of so many submissions one waits. */
const [SILENT_ONE_IN, WAITING_ONE_IN] = [40, 50];
const [WARM, ROUNDS] = [3, 20];

/** 20,000 factories of one region with 200,000 submissions, written straight into the closed scratch database. Gives the regulator's id, and the id of a factory. */
function fill(file: string, { today, holders }: BenchWorld): { readonly regulatorId: string; readonly factory: string } {
  const db = new Database(file);
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF']) db.pragma(pragma);
  const regulatorId = newId();
  let factory = '';
  const enterprise = db.prepare("insert into enterprises (enterprise_id, name, credit_code, activity, size_field, region, created_at, version) values (?, ?, ?, 'manufacture', 'industry', ?, ?, 1)");
  const submission = db.prepare(`insert into submissions (enterprise_id, id, number, kind, regulator_id, region, enterprise_name, subject_id, subject_label, content, content_hash, document_hash, head_seq, head_hash,
    submitted_by, submitted_by_name, submitted_at, state) values (?, ?, ?, 'riskList', ?, ?, ?, 'v', '第 1 版', '{}', ?, '', 1, '', '', '林晓燕', ?, ?)`);
  const answer = db.prepare("insert into submission_answers (enterprise_id, submission_id, kind, reason, officer_id, officer_name, regulator_name, answered_at) values (?, ?, ?, '', '', '何静', '', ?)");
  db.transaction(() => {
    db.prepare('insert into regulators (id, name, region) values (?, ?, ?)').run(regulatorId, `${REGION}市场监督管理局`, REGION);
    // Whoever holds the first post also serves the bureau, to look at it through the door.
    db.prepare("insert into regulator_officers (id, regulator_id, account_id, name, title) select ?, ?, id, '何静', '科员' from accounts where login_name = ?").run(newId(), regulatorId, holders[0]!.loginName);
    for (let at = 0; at < FACTORIES; at += 1) {
      const id = newId();
      const name = `第${at}号线缆有限公司`;
      factory ||= id;
      enterprise.run(id, name, `91${String(at).padStart(16, '0')}`, REGION, instantAt(today, '08:00'));
      if (at % SILENT_ONE_IN === 0) continue;
      for (let turn = 0; turn < EACH; turn += 1) {
        const serial = at * EACH + turn;
        const sent = newId();
        const when = instantAt(addDays(today, -((serial * 7) % 900) - 1), '09:00');
        const state = serial % WAITING_ONE_IN === 0 ? 'waiting' : serial % 9 === 0 ? 'returned' : 'accepted';
        submission.run(id, sent, `BS-${serial}`, regulatorId, REGION, name, sent, when, state);
        if (state !== 'waiting') answer.run(id, sent, state, when);
      }
    }
  })();
  db.exec('analyze');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { regulatorId, factory };
}

/** The slowest of the reads of an officer's desk in 95 of 100 of its rounds, in milliseconds: inbox by tab, search, the file of a factory, 应报未报. */
export async function measureSupervision(file: string, world: BenchWorld): Promise<{ readonly name: string; readonly p95: number }> {
  const { regulatorId, factory } = fill(file, world);
  const store = openStore(file, reactions);
  const now: Instant = instantAt(world.today, '10:00');
  const cx = { store, now: () => now };
  const permit = authoriseOfficer({ id: newId(), name: '何静', title: '科员' }, { id: regulatorId, name: '', region: REGION });
  const inbox = (query: string) => () => supervisionInbox(cx, permit, new URLSearchParams(query));
  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    waiting: inbox(''), answered: inbox('show=answered'), search: inbox(`show=all&q=第${FACTORIES - 1}号`), searchMany: inbox('show=answered&q=线缆'), number: inbox('show=all&q=BS-777'),
    file: () => Promise.all([receivedBy(store.read, regulatorId).from(factory, 50), instrumentsBy(store.read, regulatorId).to(factory, 50)]),
    owing: () => owingPage(cx, permit, null), colours: () => coloursPage(cx, permit, new URLSearchParams('colour=yellow')),
  };
  let slowest = { name: '', p95: 0 };
  for (const [name, read] of Object.entries(reads)) {
    const times: number[] = [];
    for (let round = 0; round < WARM + ROUNDS; round += 1) {
      const begun = performance.now();
      await read();
      if (round >= WARM) times.push(performance.now() - begun);
    }
    const p95 = times.sort((a, b) => a - b)[Math.ceil(ROUNDS * 0.95) - 1]!;
    if (p95 > slowest.p95) slowest = { name, p95 };
  }
  await store.close();
  return slowest;
}
