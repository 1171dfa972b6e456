import { and, eq, lt } from 'drizzle-orm';
import { remove } from 'db/dialect/writes';
import { jobs } from 'db/schema/log';
import { PACK_KEPT_DAYS } from '~/domain/shared/pack';
import { instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';
import { pruneImports } from '../risk/import/pruneImports';
import { untilGone } from '../untilGone';

const BATCH = 500;
const DAY_MS = 86_400_000;
/** How long an outcome stays to be looked at: done, and failed. */
const KEEP_DAYS = { done: 7, failed: 90 } as const;

/** Takes finished rows away once they are older than their kind is kept, and uploads nobody took further, and evidence packs. Answers how many rows of the outbox. */
export async function pruneJobs(cx: Context): Promise<number> {
  let pruned = 0;
  for (const state of ['done', 'failed'] as const) {
    const before = instantOf(millisecondsOf(cx.now()) - KEEP_DAYS[state] * DAY_MS);
    pruned += await untilGone(cx, async () => {
      const old = await cx.store.read.select({ id: jobs.id }).from(jobs).where(and(eq(jobs.state, state), lt(jobs.finishedAt, before))).limit(BATCH);
      return old.map(({ id }) => remove(jobs, { id }, { state }));
    });
  }
  await pruneImports(cx);
  await cx.storage.prune('packs', PACK_KEPT_DAYS * DAY_MS, new Set());
  return pruned;
}
