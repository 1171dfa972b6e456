import type { Roster } from '../../organisation/people/roster';
import type { PostHolding } from '../../organisation/types';
import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { ListDiff } from '../list/diff';

/** Posts of which a row was added, changed, moved away or taken out. */
export function concernedPosts(diff: ListDiff): Set<string> {
  return new Set([...diff.added, ...diff.removed, ...diff.changed.flatMap(({ before, after }) => [before, after])].map(({ postId }) => postId));
}

/** Who reads a version: everybody who holds a post concerned, with the posts; posts that nobody holds are named apart. */
export function readersOf(posts: Iterable<string>, roster: Pick<Roster, 'holdersOf'>): { readers: ReadonlyMap<string, readonly string[]>; unheld: readonly string[] } {
  const readers = new Map<string, string[]>();
  const unheld: string[] = [];
  for (const postId of posts) {
    const holders = roster.holdersOf(postId);
    if (holders.length === 0) unheld.push(postId);
    for (const personId of holders) readers.set(personId, [...(readers.get(personId) ?? []), postId]);
  }
  return { readers, unheld };
}

/** Posts of which somebody has read the rows, in one version or in any. */
export interface ReadPosts {
  readonly personId: string;
  readonly postIds: readonly string[];
}

/**
 * Posts that people took up after the first list was published on `since`, and whose rows they have read in no version: by person. Whoever held a post then was asked
 * with that list. `listed` are posts that have rows.
 */
export function takenUpUnread(holdings: readonly Pick<PostHolding, 'personId' | 'role' | 'postId' | 'fromDay'>[], since: Day, listed: ReadonlySet<string>, readings: readonly ReadPosts[]): Map<string, string[]> {
  const read = new Set(readings.flatMap(({ personId, postIds }) => postIds.map((postId) => `${personId} ${postId}`)));
  const unread = new Map<string, string[]>();
  for (const { personId, role, postId, fromDay } of holdings) {
    if (role === 'workshopHead' || postId === null || fromDay <= since || !listed.has(postId) || read.has(`${personId} ${postId}`)) continue;
    unread.set(personId, [...new Set([...(unread.get(personId) ?? []), postId])]);
  }
  return unread;
}

export type ReadRefusal = { readonly code: 'notConcerned' } | { readonly code: 'alreadyRead' } | { readonly code: 'notPublished' };

/** Somebody says to have read the rows of the posts held, `read` of them before. Only whom the version concerns, and each post once. */
export function acknowledge(personId: string, readers: ReadonlyMap<string, readonly string[]>, read: readonly string[]): Decision<{ postIds: readonly string[] }, ReadRefusal> {
  const postIds = (readers.get(personId) ?? []).filter((postId) => !read.includes(postId));
  if (postIds.length > 0) return decided({ postIds });
  return refused({ code: read.length > 0 ? 'alreadyRead' : 'notConcerned' });
}
