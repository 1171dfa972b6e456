import type { Day } from '../shared/day';
import { dayOf } from '../shared/instant';
import type { DayKind } from './calendar';
import type { CheckRecord, PostDayState, Timeliness } from './types';

/** How a record came: by its due time, later the same day, or on a later day (补录), which never counts as on time. */
export function timelinessOf(record: Pick<CheckRecord, 'day' | 'dueAt' | 'submittedAt'>): Timeliness {
  if (dayOf(record.submittedAt) > record.day) return 'backfilled';
  return record.submittedAt <= record.dueAt ? 'onTime' : 'late';
}

export interface PostDayFacts {
  readonly day: Day;
  readonly today: Day;
  readonly kind: DayKind;
  /** How many items the post owed that day. */
  readonly dueCount: number;
  /** The first record of the day; corrections never change how punctual it was. */
  readonly record: Pick<CheckRecord, 'day' | 'dueAt' | 'submittedAt'> | null;
  /** Whether a reason for not having done it was given. */
  readonly explained: boolean;
}

/** How a post stands on a day. A gap is a gap until somebody gives a reason, and then still not a tick. */
export function postDayState(facts: PostDayFacts): PostDayState {
  if (facts.record) return timelinessOf(facts.record);
  if (facts.kind === 'stopped') return 'stopped';
  if (facts.day > facts.today) return 'future';
  if (facts.dueCount === 0) return 'nothingDue';
  if (facts.day === facts.today) return 'open';
  return facts.explained ? 'excused' : 'missed';
}

/** A day that was owed and has nothing to show for it. */
export const isGap = (state: PostDayState): boolean => state === 'missed' || state === 'excused';
