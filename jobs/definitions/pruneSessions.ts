import { z } from 'zod';
import { defineJob } from './define';

/** Takes away sessions that are over or idle, and tries of passwords that no longer count. */
export const pruneSessionsJob = defineJob({
  name: 'sessions.prune',
  payload: z.object({}),
  attempts: 3,
  backoffMs: 60_000,
  timeoutMs: 300_000,
});
