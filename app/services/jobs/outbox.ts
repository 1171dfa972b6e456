import { Conflict, type NewJob } from 'db/dialect/store';
import { insert, type Write } from 'db/dialect/writes';
import { jobs } from 'db/schema/log';
import type { Context } from '../context';

/** The row of a job in the outbox, for a write set that is not of the chain. */
export function outboxRow(cx: Pick<Context, 'now'>, enterpriseId: string | null, job: NewJob): Write {
  const now = cx.now();
  return insert(jobs, { ...job, enterpriseId, state: 'waiting', runAt: job.runAt ?? now, createdAt: now, attempts: 0, progress: 0 });
}

/** Puts a job into the outbox outside any write set. Answers false when a job of this id is already there. */
export async function enqueue(cx: Pick<Context, 'store' | 'now'>, enterpriseId: string | null, job: NewJob): Promise<boolean> {
  try {
    await cx.store.write([outboxRow(cx, enterpriseId, job)]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
