import type { Day } from '../shared/day';
import { dayOf, type Instant, instantOf, millisecondsOf } from '../shared/instant';
import type { DayKind } from './calendar';
import { lastDayOf } from './turn';
import type { CheckRecord, PostDayState, Timeliness } from './types';

/** A sheet that was opened before midnight and sent within so many minutes belongs to the day on which it was opened. */
const GRACE_MINUTES = 30;
/** By more minutes than this the clock of a phone is off. */
export const CLOCK_TOLERANCE_MINUTES = 5;

/** What tells when a record was signed and when it came; the middle two are missing where no mark of its sheet came back. */
export type Came = Pick<CheckRecord, 'day' | 'dueAt' | 'submittedAt'> & Partial<Pick<CheckRecord, 'turn' | 'openedAt' | 'signedAt'>>;

/** The last day on which a record of its day and shift is no 补录. */
const lastDay = ({ day, turn = '' }: Pick<Came, 'day' | 'turn'>): Day => lastDayOf(day, turn);

const minutesBetween = (from: Instant, to: Instant): number => (millisecondsOf(to) - millisecondsOf(from)) / 60_000;

/** When something was signed: when its sheet was opened and so many milliseconds, never before it was opened or after it was received. */
export const signedAtOf = (openedAt: Instant, elapsed: number | null, received: Instant): Instant =>
  elapsed === null ? received : instantOf(Math.min(millisecondsOf(openedAt) + elapsed, millisecondsOf(received)));

/** Whether a record is a 补录: it came on a later day than its shift ended on, and nothing shows that it was signed, or opened and soon sent, before. */
export function isBackfill({ submittedAt, openedAt = null, signedAt = null, ...of }: Omit<Came, 'dueAt'>): boolean {
  const day = lastDay(of);
  if (dayOf(submittedAt) <= day || (signedAt !== null && dayOf(signedAt) <= day)) return false;
  return openedAt === null || dayOf(openedAt) > day || minutesBetween(openedAt, submittedAt) > GRACE_MINUTES;
}

/**
 * How a record came: signed by its due time (按时), or later on its day (迟报); signed in time and received on a later day (按时检查、次日送达); or on a
 * later day altogether (补录), which never counts as on time.
 */
export function timelinessOf(record: Came): Timeliness {
  if (isBackfill(record)) return 'backfilled';
  if ((record.signedAt ?? record.submittedAt) > record.dueAt) return 'late';
  return dayOf(record.submittedAt) > lastDay(record) ? 'deliveredLater' : 'onTime';
}

/** Whether a record was received so much later than it was signed that both are to be told. */
export const deliveredApart = ({ signedAt = null, submittedAt }: Partial<Pick<CheckRecord, 'signedAt'>> & Pick<CheckRecord, 'submittedAt'>): boolean =>
  signedAt !== null && minutesBetween(signedAt, submittedAt) >= 1;

/**
 * By how many minutes the clock of the phone was ahead (or, negative, behind) when a record was signed; null where it was right, as far as anybody
 * can tell, or said nothing. What was signed later than its sheet was opened and earlier than it was received bounds it.
 */
export function clockOff({ clientAt, openedAt, signedAt, submittedAt }: Pick<CheckRecord, 'clientAt' | 'openedAt' | 'signedAt' | 'submittedAt'>): number | null {
  if (clientAt === null) return null;
  const known = signedAt !== null && signedAt < submittedAt;
  const [first, last] = known ? [signedAt, signedAt] : [openedAt, submittedAt];
  const ahead = minutesBetween(last, clientAt);
  const behind = first === null ? 0 : minutesBetween(clientAt, first);
  if (ahead > CLOCK_TOLERANCE_MINUTES) return Math.round(ahead);
  return behind > CLOCK_TOLERANCE_MINUTES ? -Math.round(behind) : null;
}

export interface PostDayFacts {
  readonly day: Day;
  /** The shift; '' or left out, the day as a whole. */
  readonly turn?: string;
  readonly today: Day;
  readonly kind: DayKind;
  /** How many items the sheet of that day asks. */
  readonly dueCount: number;
  /** How many of them could not wait for a later day of their period. */
  readonly lastChance: number;
  /** The first record of the day; corrections never change how punctual it was. */
  readonly record: Came | null;
  /** Whether a reason for not having done it was given. */
  readonly explained: boolean;
}

/**
 * How a post stands on a day, or in a shift of it. A shift is open until the day is over on which it ends. What may still be done on a later day of its period is open today, and no gap afterwards. A gap is a gap until somebody gives a
 * reason, and then still not a tick.
 */
export function postDayState(facts: PostDayFacts): PostDayState {
  if (facts.record) return timelinessOf(facts.record);
  if (facts.kind === 'stopped') return 'stopped';
  if (facts.day > facts.today) return 'future';
  if (facts.dueCount === 0) return 'nothingDue';
  if (lastDay(facts) >= facts.today) return 'open';
  if (facts.lastChance === 0) return 'nothingDue';
  return facts.explained ? 'excused' : 'missed';
}

/** A day that was owed and has nothing to show for it. */
export const isGap = (state: PostDayState): boolean => state === 'missed' || state === 'excused';
