import path from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { reactions } from 'jobs/reactions';
import { newId } from 'db/dialect/ids';
import { openStore } from 'db/dialect/open';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import type { Frequency } from '~/domain/risk/types';
import { periodSpan } from '~/domain/routine/due';
import { SYSTEM } from '~/domain/shared/actor';
import { addDays, type Day, daysFrom } from '~/domain/shared/day';
import { type Instant, instantAt } from '~/domain/shared/instant';
import { log } from '~/platform/host/log';
import { openHeads } from '~/platform/host/heads';
import { openStorage } from '~/platform/host/storage';
import type { Context } from '~/services/context';
import { closeDays } from '~/services/routine/closeDay';
import { anEvent } from '../world/event';
import { type BenchWorld, SINCE_DAYS } from './world';

/** Posts of the factory whose days are looked at and closed, ten items each. */
export const DUE_POSTS = 500;
/** So many days of them are ten thousand. */
const DAYS_OF_10000 = 20;
const [WARM, ROUNDS] = [5, 31];

/** Of ten items of a post seven are asked daily, the others weekly, monthly and yearly. */
const FREQUENCIES = "update risk_items set frequency = case position % 10 when 7 then 'week' when 8 then 'month' when 9 then 'year' else 'day' end";

/** Whether an item is asked on the first day that is filled, or its period begins on the day. */
const asked = (frequency: Frequency, day: Day, first: Day): boolean => day === first || periodSpan(frequency, day)?.start === day;

/** A record of every post and day, all that is asked answered, handed in at noon; written straight into the closed scratch database, outside the product's verbs and its chain. */
function fillRecords(file: string, { enterpriseId, posts, holders, versionId }: BenchWorld, days: readonly Day[]): void {
  const db = new Database(file);
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF']) db.pragma(pragma);
  const itemsOf = db.prepare('select id, frequency from risk_items where post_id = ? order by position');
  const record = db.prepare(`insert into check_records (enterprise_id, id, number, post_id, day, version_id, version_hash, submission_key, person_id, person_name, person_title, post_name, workshop_name,
    due_at, submitted_at, zero_risk, revision, content_hash) values (?, ?, ?, ?, ?, ?, '', ?, ?, ?, '', ?, '', ?, ?, 1, 0, ?)`);
  const answer = db.prepare("insert into check_answers (enterprise_id, record_id, item_id, position, result, description, immediate_measure, photos) values (?, ?, ?, ?, 'conforming', '', '', '[]')");
  db.transaction(() => {
    db.exec(FREQUENCIES);
    let number = 0;
    for (const post of posts) {
      const items = itemsOf.all(post.id) as { readonly id: string; readonly frequency: Frequency }[];
      for (const day of days) {
        const id = newId();
        const { personId, name } = holders[0]!;
        record.run(enterpriseId, id, `RG-${(number += 1)}`, post.id, day, versionId, id, personId, name, post.name, instantAt(day, '18:00'), instantAt(day, '12:00'), id);
        items.filter(({ frequency }) => asked(frequency, day, days[0]!)).forEach((item, index) => answer.run(enterpriseId, id, item.id, index + 1));
      }
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/**
 * What every post of a factory of 500 posts and 5,000 items owes and has done on a day (median of 31, after five that warm up), and how long it takes to
 * close 20 of their days, 10,000 in all, and 20 more.
 */
export async function measureDue(file: string, folder: string, world: BenchWorld): Promise<{ readonly dueDayMs: number; readonly close10000: number; readonly close20000: number }> {
  const from = addDays(world.today, -SINCE_DAYS);
  fillRecords(file, world, daysFrom(from, addDays(world.today, -1)));
  const store = openStore(file, reactions);
  const { enterpriseId } = world;
  const scope = scopeOf(store, enterpriseId);
  const times: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const begun = performance.now();
    const { days } = await postDaysBetween(scope, world.today, world.today, world.today);
    if (days.length !== DUE_POSTS || days.some(({ dueItemIds }) => dueItemIds.length < 7)) throw new Error('not every post owes its items');
    if (round >= WARM) times.push(performance.now() - begun);
  }
  let now: Instant = instantAt(world.today, '00:10');
  const cx: Context = {
    store, storage: openStorage(path.join(folder, 'files')), heads: openHeads(path.join(folder, 'heads')), log: log.child({}, { level: 'silent' }), now: () => now, newId: () => newId(),
    site: { origin: null, databaseUrl: `file:${file}`, dataFolder: folder, storageFolder: path.join(folder, 'files'), backup: null, backupKeep: 7, version: '0.0.0' },
  };
  // somebody has done something today, so that the clock is believed
  await store.commit({ enterpriseId, actor: SYSTEM, at: now, build: () => ({ steps: [{ event: anEvent('list.read', 'list', world.versionId), writes: [] }] }) });
  const close = async (until: Day): Promise<number> => {
    now = instantAt(until, '00:10');
    const begun = performance.now();
    const closed = await closeDays(cx, enterpriseId);
    if (closed.length !== DAYS_OF_10000) throw new Error(`${closed.length} days were closed`);
    return (performance.now() - begun) / 1000;
  };
  const close10000 = await close(addDays(from, DAYS_OF_10000));
  const close20000 = close10000 + (await close(addDays(from, 2 * DAYS_OF_10000)));
  await store.close();
  return { dueDayMs: times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!, close10000, close20000 };
}
