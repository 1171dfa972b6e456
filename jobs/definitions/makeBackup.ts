import { z } from 'zod';
import { defineJob } from './define';

/** Copies database and files into the folder of backups, where the installation has one. */
export const makeBackupJob = defineJob({
  name: 'installation.backup',
  payload: z.object({}),
  attempts: 3,
  backoffMs: 600_000,
  timeoutMs: 6 * 3_600_000,
});
