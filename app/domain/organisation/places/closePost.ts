import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { nothingOpen, type OpenThings } from './openThings';
import type { NodeClosed, StillNamed } from '../refusals';
import type { Post } from '../types';

/** Closes a post that no row of the list, no open hazard and no holder names. */
export function closePost(post: Post, things: OpenThings, day: Day): Decision<{ closedOn: Day }, NodeClosed | StillNamed> {
  if (post.closedOn) return refused({ code: 'nodeClosed', name: post.name });
  if (!nothingOpen(things)) return refused({ code: 'stillNamed', name: post.name, things });
  return decided({ closedOn: day });
}
