import { z } from 'zod';
import { defineJob } from './define';

/** Makes the evidence pack of some days of one enterprise (`services/pack/buildPack`). */
export const evidencePackJob = defineJob({
  name: 'evidence.pack',
  payload: z.object({
    enterpriseId: z.string().min(1),
    from: z.string(),
    to: z.string(),
    requestedBy: z.object({ kind: z.enum(['person', 'regulator', 'system']), id: z.string(), name: z.string(), title: z.string() }),
  }),
  attempts: 2,
  backoffMs: 5_000,
  timeoutMs: 900_000,
  lane: 'long',
});
