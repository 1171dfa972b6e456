import { type Decision, decided, refused } from '../../shared/decision';
import type { DueTimeWrong, NodeClosed } from '../refusals';
import type { Post } from '../types';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a wall time `HH:MM` of one day. */
export const isWallTime = (text: string): boolean => TIME.test(text);

/** Sets until which wall time a day's check of the post counts as on time, from the next check on. */
export function setPostDueTime(post: Post, dueTime: string): Decision<{ from: string; to: string }, NodeClosed | DueTimeWrong> {
  if (post.closedOn) return refused({ code: 'nodeClosed', name: post.name });
  if (!isWallTime(dueTime)) return refused({ code: 'dueTimeWrong' });
  return decided({ from: post.dueTime, to: dueTime });
}
