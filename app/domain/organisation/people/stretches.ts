import type { Day } from '../../shared/day';

/** A dated stretch; the last day belongs to it, null while it lasts. */
export interface Stretch {
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** Whether a stretch covers a day. */
export const lastsOn = (stretch: Stretch, day: Day): boolean => stretch.fromDay <= day && (stretch.toDay === null || day <= stretch.toDay);

/** Whether somebody who leaves on `leftOn` can still take something up on a day: until the last day everything goes on. */
export const leftBefore = (leftOn: Day | null, day: Day): leftOn is Day => leftOn !== null && leftOn < day;

/** Whether a stretch that starts on `fromDay` and has no end yet shares a day with another. */
export const meets = (fromDay: Day, other: Stretch): boolean => other.toDay === null || fromDay <= other.toDay;

/** Whether a stretch covers today or a later day. */
export const runs = (stretch: Stretch, today: Day): boolean => stretch.toDay === null || stretch.toDay >= today;
