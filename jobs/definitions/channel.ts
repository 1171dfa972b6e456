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

/** Sends some messages of a factory, each to one group or person. Tried for two hours. A row of an earlier release names one alone. */
export const deliverJob = defineJob({
  name: 'channel.deliver',
  payload: z.union([z.object({ enterpriseId: z.string().min(1), ids: z.array(z.string().min(1)) }), z.object({ enterpriseId: z.string().min(1), id: z.string().min(1) })]),
  attempts: 8,
  backoffMs: 60_000,
  timeoutMs: 120_000,
  lane: 'waiting',
});
