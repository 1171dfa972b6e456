import type { Roster } from '../../organisation/people/roster';
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

export type ReadRefusal = { readonly code: 'notConcerned' } | { readonly code: 'alreadyRead' } | { readonly code: 'notPublished' };

/** Somebody says to have read the changed rows of the posts held. Only whom the version concerns, and once. */
export function acknowledge(personId: string, readers: ReadonlyMap<string, readonly string[]>, alreadyRead: boolean): Decision<{ postIds: readonly string[] }, ReadRefusal> {
  if (alreadyRead) return refused({ code: 'alreadyRead' });
  const postIds = readers.get(personId);
  return postIds ? decided({ postIds }) : refused({ code: 'notConcerned' });
}
