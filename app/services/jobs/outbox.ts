import { Conflict, type NewJob } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { jobs } from 'db/schema/log';
import type { Context } from '../context';

/** Puts a job into the outbox outside any write set. Answers false when a job of this id is already there. */
export async function enqueue(cx: Pick<Context, 'store' | 'now'>, enterpriseId: string | null, job: NewJob): Promise<boolean> {
  const now = cx.now();
  try {
    await cx.store.write([insert(jobs, { ...job, enterpriseId, state: 'waiting', runAt: job.runAt ?? now, createdAt: now, attempts: 0, progress: 0 })]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
