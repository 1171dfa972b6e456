import { type Day, daysBetween } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { saysNothing } from './answers';
import type { StopDays } from './types';

export type StopRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'stopBackwards' }
  | { readonly code: 'stopTooLong'; readonly limit: number }
  | { readonly code: 'stopReasonMissing' }
  | { readonly code: 'workshopUnknown' }
  | { readonly code: 'recordsInStop'; readonly number: string; readonly day: Day }
  | { readonly code: 'stopOverlaps'; readonly fromDay: Day; readonly toDay: Day }
  | { readonly code: 'stopWithdrawn' };

/** Days one declaration may cover: a year, so that a slip in the year does not silence the list for ever. */
export const STOP_LIMIT = 366;

/**
 * Whether a stop (停产) may be declared: with a reason, not backwards, not over days on which somebody checked, and not
 * twice for the same place.
 */
export function declareStop(
  stop: StopDays,
  standing: readonly StopDays[],
  firstRecord: { readonly number: string; readonly day: Day } | null,
): Decision<StopDays, StopRefusal> {
  if (stop.toDay < stop.fromDay) return refused({ code: 'stopBackwards' });
  if (daysBetween(stop.fromDay, stop.toDay) >= STOP_LIMIT) return refused({ code: 'stopTooLong', limit: STOP_LIMIT });
  if (saysNothing(stop.reason)) return refused({ code: 'stopReasonMissing' });
  const other = standing.find(
    (known) => (known.workshopId === null || known.workshopId === stop.workshopId) && known.fromDay <= stop.toDay && stop.fromDay <= known.toDay,
  );
  if (other) return refused({ code: 'stopOverlaps', fromDay: other.fromDay, toDay: other.toDay });
  if (firstRecord) return refused({ code: 'recordsInStop', number: firstRecord.number, day: firstRecord.day });
  return decided({ ...stop, reason: stop.reason.trim() });
}
