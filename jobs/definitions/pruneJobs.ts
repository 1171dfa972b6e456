import { z } from 'zod';
import { defineJob } from './define';

/** Takes away finished rows of the outbox, and receipts, that nobody will look at any more. */
export const pruneJobsJob = defineJob({
  name: 'jobs.prune',
  payload: z.object({}),
  attempts: 3,
  backoffMs: 60_000,
  timeoutMs: 300_000,
});
