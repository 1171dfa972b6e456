import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import type { PostDay } from './postDays';
import type { SignatureCapacity } from './types';
import type { Role } from '../organisation/types';

export type SignDayRefusal =
  | { readonly code: 'futureDay'; readonly day: Day }
  | { readonly code: 'nothingToSign'; readonly day: Day }
  | { readonly code: 'stillOpen'; readonly posts: readonly string[] }
  | { readonly code: 'signedAlready'; readonly by: string };

/**
 * Whether the day's records may be signed as a whole (签认): every post done, explained or free of duty, or the day over.
 * A day on which nothing was owed or done has nothing to sign.
 */
export function signDay(
  day: Day,
  today: Day,
  days: readonly (Pick<PostDay, 'state'> & { readonly postName: string })[],
  existing: { readonly personName: string } | null,
  roles: readonly Role[],
): Decision<{ capacity: SignatureCapacity }, SignDayRefusal> {
  if (day > today) return refused({ code: 'futureDay', day });
  if (days.every(({ state }) => state === 'stopped' || state === 'nothingDue')) return refused({ code: 'nothingToSign', day });
  const open = days.filter(({ state }) => state === 'open');
  if (open.length > 0) return refused({ code: 'stillOpen', posts: open.map(({ postName }) => postName) });
  if (existing) return refused({ code: 'signedAlready', by: existing.personName });
  return decided({ capacity: roles.includes('officer') ? 'officer' : 'director' });
}
