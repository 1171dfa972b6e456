import { z } from 'zod';
import { defineJob } from './define';

/** Takes away entries of the audit that are older than they are kept. */
export const pruneTrailsJob = defineJob({
  name: 'audit.prune',
  payload: z.object({}),
  attempts: 3,
  backoffMs: 60_000,
  timeoutMs: 600_000,
});

/** Sends what was written down for one moment to one address. Tried for eight and a half hours; the next evening's letter proves more anyway. */
export const mailHeadsJob = defineJob({
  name: 'integrity.mailHeads',
  payload: z.object({ slot: z.string(), to: z.string() }),
  attempts: 10,
  backoffMs: 60_000,
  timeoutMs: 180_000,
});

/** Writes down where every chain stands, outside the database. */
export const writeHeadsJob = defineJob({
  name: 'integrity.writeHeads',
  payload: z.object({ slot: z.string() }),
  attempts: 8,
  backoffMs: 60_000,
  timeoutMs: 120_000,
});
