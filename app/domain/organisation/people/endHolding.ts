import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { AlreadyEnded, EndsBeforeStart } from '../refusals';
import type { PostHolding } from '../types';

/** Ends the holding of a post with its last day. */
export function endHolding(holding: PostHolding, lastDay: Day): Decision<{ toDay: Day }, AlreadyEnded | EndsBeforeStart> {
  if (holding.toDay) return refused({ code: 'alreadyEnded', toDay: holding.toDay });
  if (lastDay < holding.fromDay) return refused({ code: 'endsBeforeStart', fromDay: holding.fromDay });
  return decided({ toDay: lastDay });
}
