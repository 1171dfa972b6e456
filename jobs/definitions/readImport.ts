import { z } from 'zod';
import { defineJob } from './define';

/** Reads an uploaded sheet, apart from the request that brought it. */
export const readImportJob = defineJob({
  name: 'risk.readImport',
  payload: z.object({ enterpriseId: z.string().min(1), importId: z.string().min(1) }),
  attempts: 2,
  backoffMs: 2_000,
  timeoutMs: 120_000,
});
