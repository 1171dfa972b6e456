import { z } from 'zod';
import { defineJob } from './define';
import { closeDaysJob, remindDueJob, remindLibraryJob, remindMorningJob } from './routine';

/** Jobs given to every factory: by the timetable, or because something of the whole platform changed. */
export const ENTERPRISE_JOBS = { closeDays: closeDaysJob, remindMorning: remindMorningJob, remindDue: remindDueJob, remindLibrary: remindLibraryJob } as const;
export type EnterpriseJob = keyof typeof ENTERPRISE_JOBS;

/** Hands one job to every factory; `slot` is the moment of the timetable or the name of the change, so that asking twice gives the same ids. */
export const everyEnterpriseJob = defineJob({
  name: 'timetable.everyEnterprise',
  payload: z.object({ job: z.enum(['closeDays', 'remindMorning', 'remindDue', 'remindLibrary']), slot: z.string() }),
  attempts: 10,
  backoffMs: 5_000,
  timeoutMs: 300_000,
});
