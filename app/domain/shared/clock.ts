import { addDays, type Day } from './day';
import { type Instant, millisecondsOf } from './instant';

/** Clocks of two machines, and one that is set right now and then, differ by less. */
export const CLOCK_SLACK_MS = 120_000;

/** Whether the clock says an earlier time than the newest record has; `slack` is in ms. */
export const isBehind = (now: Instant, newest: Instant | null, slack: number): boolean => newest !== null && millisecondsOf(newest) - millisecondsOf(now) > slack;

/** Days after the last thing anybody did for which the clock alone is believed. */
const BELIEVED_DAYS = 3;

/** The last day the clock alone is believed for, when the newest record is of the day `last`: a clock that runs ahead must write nothing of days to come. */
export const believedUntil = (last: Day): Day => addDays(last, BELIEVED_DAYS);
