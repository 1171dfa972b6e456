import { asc, gt } from 'drizzle-orm';
import { enterprises } from 'db/schema/organisation';
import { ENTERPRISE_JOBS, type EnterpriseJob } from 'jobs/definitions/everyEnterprise';
import type { Context } from '../context';
import { enqueue } from './outbox';

const BATCH = 500;

/**
 * Puts one job per factory into the outbox. `slot` (the moment of the timetable) is part of each id, so that a second
 * run after a crash adds only what was missing. Answers how many were added.
 */
export async function everyEnterprise(cx: Context, job: EnterpriseJob, slot: string): Promise<number> {
  let added = 0;
  for (let after = ''; ; ) {
    const found = await cx.store.read
      .select({ id: enterprises.enterpriseId })
      .from(enterprises)
      .where(gt(enterprises.enterpriseId, after))
      .orderBy(asc(enterprises.enterpriseId))
      .limit(BATCH);
    for (const { id } of found) added += Number(await enqueue(cx, id, ENTERPRISE_JOBS[job].job(`${job}:${slot}:${id}`, { enterpriseId: id })));
    const last = found.at(-1);
    if (!last) return added;
    after = last.id;
  }
}
