import type { Frequency, RiskItem } from '../risk/types';
import { addDays, type Day, day } from '../shared/day';
import { type Instant, instantAt } from '../shared/instant';
import { weekOf } from '../shared/week';
import { isWorkingDay, type WorkingCalendar } from './calendar';
import type { PostDayState, ShownDayState } from './types';

/** First day of the period a frequency counts in; null for `event`, which no calendar makes due. */
export function periodStart(frequency: Frequency, on: Day): Day | null {
  const year = on.slice(0, 4);
  const month = Number(on.slice(5, 7));
  const firstOf = (number: number): Day => day(`${year}-${String(number).padStart(2, '0')}-01`);
  switch (frequency) {
    case 'day': return on;
    case 'week': return weekOf(on).start;
    case 'month': return firstOf(month);
    case 'quarter': return firstOf(Math.floor((month - 1) / 3) * 3 + 1);
    case 'halfYear': return firstOf(month <= 6 ? 1 : 7);
    case 'year': return firstOf(1);
    case 'event': return null;
  }
}

/** Whether an item of this frequency is due on the day: the first working day of its period in that workshop. */
export function isDue(frequency: Frequency, on: Day, workshopId: string, calendar: WorkingCalendar): boolean {
  const start = periodStart(frequency, on);
  if (start === null || !isWorkingDay(calendar, on, workshopId)) return false;
  for (let earlier = start; earlier < on; earlier = addDays(earlier, 1)) {
    if (isWorkingDay(calendar, earlier, workshopId)) return false;
  }
  return true;
}

/**
 * The items of a published list that are due on a day. Every day: each working day; week to year: the first working
 * day of the period, stop days not counted; event: never. What was due is always computed, never stored by a phone.
 */
export function dueItems<T extends Pick<RiskItem, 'frequency' | 'workshopId'>>(items: readonly T[], on: Day, calendar: WorkingCalendar): T[] {
  const known = new Map<string, boolean>();
  return items.filter(({ frequency, workshopId }) => {
    const key = `${frequency} ${workshopId}`;
    const due = known.get(key) ?? isDue(frequency, on, workshopId, calendar);
    known.set(key, due);
    return due;
  });
}

/** Whether a post still exists on a day; a closed post owes nothing from its last day on. */
export const postStands = (post: { readonly closedOn: Day | null }, on: Day): boolean => post.closedOn === null || on < post.closedOn;

/** Until when the day's check of a post counts as on time. */
export const dueAt = (post: { readonly dueTime: string }, on: Day): Instant => instantAt(on, post.dueTime);

/** What the choice of a version needs to know of a published list. */
export interface EffectiveVersion {
  readonly number: number;
  readonly publication: { readonly effectiveFrom: Day };
}

/** The published version whose items a day follows: the latest that had taken effect; null before the first. */
export function versionOn<V extends EffectiveVersion>(versions: readonly V[], on: Day): V | null {
  return versions
    .filter(({ publication }) => publication.effectiveFrom <= on)
    .reduce<V | null>((latest, next) => (latest && !isLater(next, latest) ? latest : next), null);
}

const isLater = (a: EffectiveVersion, b: EffectiveVersion): boolean =>
  a.publication.effectiveFrom === b.publication.effectiveFrom ? a.number > b.number : a.publication.effectiveFrom > b.publication.effectiveFrom;

/** A state as it is shown at a moment: open past its limit is 已过时限未检. */
export const shownAt = (state: PostDayState, limit: Instant, now: Instant): ShownDayState => (state === 'open' && now > limit ? 'pastLimit' : state);
