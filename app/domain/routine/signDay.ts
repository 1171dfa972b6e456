import type { Json } from '../shared/canonical';
import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import type { PostDay } from './postDays';
import type { SignatureCapacity } from './types';
import type { Role } from '../organisation/types';

/** A post on a day as far as its day's signature covers it. */
export interface SignedPostDay {
  readonly postId: string;
  readonly turn: string;
  readonly state: string;
  readonly latest: { readonly contentHash: string } | null;
  readonly further: readonly { readonly contentHash: string }[];
  readonly gapReason: string | null;
}

/** Every post's state and records of a day, 后续报告 where there are any: what the day's signature is set under. */
export const dayContent = (day: Day, days: readonly SignedPostDay[]): Json => ({
  day,
  content: days.map(({ postId, turn, state, latest, further, gapReason }) => ({
    postId, ...(turn ? { turn } : {}), state, record: latest?.contentHash ?? null, gapReason, ...(further.length > 0 ? { further: further.map((report) => report.contentHash) } : {}),
  })),
});

export type SignDayRefusal =
  | { readonly code: 'dayMoved' }
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
