import { z } from 'zod';
import { defineJob } from './define';

/** Writes down where every chain stands, outside the database. */
export const writeHeadsJob = defineJob({
  name: 'integrity.writeHeads',
  payload: z.object({ slot: z.string() }),
  attempts: 8,
  backoffMs: 60_000,
  timeoutMs: 120_000,
});
