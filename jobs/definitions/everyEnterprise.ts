import { z } from 'zod';
import { defineJob } from './define';
import { closeDaysJob, remindDueJob, remindMorningJob } from './routine';

/** Jobs the timetable gives to every factory. */
export const ENTERPRISE_JOBS = { closeDays: closeDaysJob, remindMorning: remindMorningJob, remindDue: remindDueJob } as const;
export type EnterpriseJob = keyof typeof ENTERPRISE_JOBS;

/** Hands one job to every factory; `slot` is the moment of the timetable, so that asking twice gives the same ids. */
export const everyEnterpriseJob = defineJob({
  name: 'timetable.everyEnterprise',
  payload: z.object({ job: z.enum(['closeDays', 'remindMorning', 'remindDue']), slot: z.string() }),
  attempts: 10,
  backoffMs: 5_000,
  timeoutMs: 300_000,
});
