import { Cron } from 'croner';
import type { NewJob } from 'db/dialect/store';
import { gatherEverywhereJob } from 'jobs/definitions/channel';
import { type EnterpriseJob, everyEnterpriseJob } from 'jobs/definitions/everyEnterprise';
import { pruneTrailsJob, writeHeadsJob } from 'jobs/definitions/integrity';
import { makeBackupJob } from 'jobs/definitions/makeBackup';
import { pruneJobsJob } from 'jobs/definitions/pruneJobs';
import { pruneSessionsJob } from 'jobs/definitions/pruneSessions';
import { type Instant, instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Site } from '~/platform/host/config';
import type { Context } from '~/services/context';
import { enqueue } from '~/services/jobs/outbox';
import { wake } from './adapters/wake';

/** One line of the timetable. */
export interface Slot {
  readonly id: string;
  /** Minute, hour, day of month, month, weekday; wall time of Asia/Shanghai. */
  readonly cron: string;
  /** The job of one moment of this line; the same moment gives the same id. */
  readonly job: (id: string, slot: Instant) => NewJob;
}

const forEveryEnterprise = (job: EnterpriseJob) => (id: string, slot: Instant): NewJob => everyEnterpriseJob.job(id, { job, slot });

/** The whole timetable. */
export const TIMETABLE: readonly Slot[] = [
  { id: 'close-days', cron: '10 0 * * *', job: forEveryEnterprise('closeDays') },
  { id: 'remind-morning', cron: '0 8 * * *', job: forEveryEnterprise('remindMorning') },
  { id: 'remind-due', cron: '0,30 6-23 * * *', job: forEveryEnterprise('remindDue') },
  { id: 'gather', cron: '*/10 * * * *', job: (id, slot) => gatherEverywhereJob.job(id, { slot }) },
  { id: 'write-heads', cron: '50 23 * * *', job: (id, slot) => writeHeadsJob.job(id, { slot }) },
  { id: 'prune-trails', cron: '20 4 * * *', job: (id) => pruneTrailsJob.job(id, {}) },
  { id: 'prune-jobs', cron: '40 3 * * *', job: (id) => pruneJobsJob.job(id, {}) },
  { id: 'prune-sessions', cron: '50 3 * * *', job: (id) => pruneSessionsJob.job(id, {}) },
];

/** The timetable of an installation: the same everywhere, and its backup where one is planned. */
export function timetableOf({ backup }: Pick<Site, 'backup'>): readonly Slot[] {
  if (!backup) return TIMETABLE;
  const [hour, minute] = backup.at.split(':').map(Number);
  return [...TIMETABLE, { id: 'backup', cron: `${minute} ${hour} * * *`, job: (id) => makeBackupJob.job(id, {}) }];
}

/** How often the timetable is looked at without a reason: a clock that jumped is noticed then. */
const LOOK_MS = 60_000;

/** The last moment of a line at or before `now`, and the first after it. */
export function momentsOf(slot: Pick<Slot, 'cron'>, now: Instant): { last: Instant | null; next: Instant | null } {
  const cron = new Cron(slot.cron, { timezone: 'Asia/Shanghai', paused: true });
  const at = new Date(millisecondsOf(now));
  // the reference itself is not among the runs before it
  const [last] = cron.previousRuns(1, new Date(at.getTime() + 1));
  const next = cron.nextRun(at);
  return { last: last ? instantOf(last.getTime()) : null, next: next ? instantOf(next.getTime()) : null };
}

/**
 * Puts the last moment of every line into the outbox, also one that passed while nobody was there, and answers with the
 * next moment of any line. Ids are made of line and moment, so a second process, or a second look, adds nothing.
 */
export async function fireDue(cx: Pick<Context, 'store' | 'now'>, timetable: readonly Slot[]): Promise<{ fired: number; next: Instant | null }> {
  const now = cx.now();
  let fired = 0;
  let next: Instant | null = null;
  for (const slot of timetable) {
    const moments = momentsOf(slot, now);
    if (moments.last) fired += Number(await enqueue(cx, null, slot.job(`slot:${slot.id}:${moments.last}`, moments.last)));
    if (moments.next && (next === null || moments.next < next)) next = moments.next;
  }
  return { fired, next };
}

/** Keeps the timetable until stopped. */
export function startSchedule(cx: Context, timetable: readonly Slot[] = timetableOf(cx.site)): { stop(): Promise<void> } {
  const look = async (): Promise<Instant | null> => (await fireDue(cx, timetable)).next;
  return wake(look, cx.now, LOOK_MS, (error) => cx.log.error({ err: error }, 'the timetable could not be kept'));
}
