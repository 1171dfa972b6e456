import { z } from 'zod';
import { defineJob } from './define';

/** Puts what waits into messages for the groups of a factory. */
export const gatherJob = defineJob({
  name: 'channel.gather',
  payload: z.object({ enterpriseId: z.string().min(1) }),
  attempts: 2,
  backoffMs: 30_000,
  timeoutMs: 60_000,
});

/** Asks every factory with a channel to gather. */
export const gatherEverywhereJob = defineJob({
  name: 'channel.gatherEverywhere',
  payload: z.object({ slot: z.string() }),
  attempts: 3,
  backoffMs: 10_000,
  timeoutMs: 120_000,
});

/** Sends one message to one group. Tried for two hours. */
export const deliverJob = defineJob({
  name: 'channel.deliver',
  payload: z.object({ enterpriseId: z.string().min(1), id: z.string().min(1) }),
  attempts: 8,
  backoffMs: 60_000,
  timeoutMs: 30_000,
});
