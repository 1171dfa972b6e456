import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { saysNothing } from './answers';
import type { OfTurn } from './turn';
import type { PostDayState } from './types';

export type GapRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'notAGap'; readonly state: PostDayState; readonly day: Day }
  | { readonly code: 'gapReasonMissing' }
  | { readonly code: 'alreadyExplained'; readonly by: string; readonly reason: string };

/** Whether a reason may be given for a day that was owed and not done (未进行原因). A reason, once given, stands. */
export function explainGap(
  state: PostDayState,
  day: Day,
  existing: { readonly explainedByName: string; readonly reason: string } | null,
  reason: string,
): Decision<{ reason: string }, GapRefusal> {
  if (existing) return refused({ code: 'alreadyExplained', by: existing.explainedByName, reason: existing.reason });
  if (state !== 'missed') return refused({ code: 'notAGap', state, day });
  return saysNothing(reason) ? refused({ code: 'gapReasonMissing' }) : decided({ reason: reason.trim() });
}

/** How a row of a form names a post's day: `POST~DAY`, with the shift behind it where there is one. */
export const rowOf = ({ postId, day, turn = '' }: OfTurn & { readonly postId: string; readonly day: Day }): string => [postId, day, ...(turn ? [turn] : [])].join('~');
