import { z } from 'zod';
import { defineJob } from './define';

/** What a job done for one factory is given. */
const ForEnterprise = z.object({ enterpriseId: z.string().min(1) });

/** Freezes every day that is over and not yet closed. */
export const closeDaysJob = defineJob({
  name: 'routine.closeDays',
  payload: ForEnterprise,
  attempts: 5,
  backoffMs: 30_000,
  timeoutMs: 600_000,
});

/** The reminders of the morning: yesterday's gaps, hazards near or past their limit, papers of the week and month. */
export const remindMorningJob = defineJob({
  name: 'inbox.remindMorning',
  payload: ForEnterprise,
  attempts: 5,
  backoffMs: 30_000,
  timeoutMs: 120_000,
});

/** Tells those who keep the list that a new edition of the template library changed rows of it. */
export const remindLibraryJob = defineJob({
  name: 'inbox.remindLibrary',
  payload: ForEnterprise,
  attempts: 5,
  backoffMs: 30_000,
  timeoutMs: 120_000,
});

/** Reminds of checks whose time is near. */
export const remindDueJob = defineJob({
  name: 'inbox.remindDue',
  payload: ForEnterprise,
  attempts: 2,
  backoffMs: 30_000,
  timeoutMs: 60_000,
});
