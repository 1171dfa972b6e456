import { rosterOn } from '../../../app/domain/organisation/people/roster';
import { lastsOn } from '../../../app/domain/organisation/people/stretches';
import type { ListDiff } from '../../../app/domain/risk/list/diff';
import { concernedPosts, readersOf, takenUpUnread } from '../../../app/domain/risk/upkeep/readings';
import type { Day } from '../../../app/domain/shared/day';
import { dayOf } from '../../../app/domain/shared/instant';
import { peopleOf } from '../organisation/people';
import { listDiff } from './listDiff';
import { type PublishedVersion, riskOf } from './risk';
import { type Reading, riskLifeOf } from './riskLife';
import type { Scope } from '../scope';

/** Who has to read a published version, and what changed in it. */
export interface VersionReaders {
  readonly diff: ListDiff;
  readonly posts: ReadonlySet<string>;
  /** Posts each person is concerned by, by person id: with changed rows, or taken up since and not read. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
  /** Of these, what was taken up since. */
  readonly takenUp: ReadonlyMap<string, readonly string[]>;
  /** Of these, what has not been read in this version. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  /** Who has read this version. */
  readonly readings: readonly Reading[];
  readonly unheld: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Who reads a published version: whoever holds a post concerned, today for the version published last and, for an earlier
 * one, on the day the next was published; of the last one also who took up a post later and has read its rows in none. Six queries.
 */
export async function readersOfVersion(scope: Scope, version: PublishedVersion, published: readonly PublishedVersion[], today: Day): Promise<VersionReaders> {
  const risk = riskOf(scope);
  const people = peopleOf(scope);
  const next = [...published].reverse().find(({ number }) => number > version.number);
  const day = next ? dayOf(next.publication.publishedAt) : today;
  const before = published.find(({ number }) => number < version.number);
  const [items, earlier, persons, appointments, holdings, readings] = await Promise.all([
    risk.itemsOf(version.id), before ? risk.itemsOf(before.id) : [], people.persons(), people.appointments(), people.holdings(), riskLifeOf(scope).readings(),
  ]);
  const here = new Set(persons.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, day)).map(({ id }) => id));
  const roster = rosterOn(appointments, holdings.filter(({ personId }) => here.has(personId)), day);
  const diff = await listDiff(earlier, items);
  const posts = concernedPosts(diff);
  const { readers: concerned, unheld } = readersOf(posts, roster);
  const first = published.at(-1)!;
  const takenUp = next ? new Map<string, string[]>() : takenUpUnread(holdings.filter((holding) => here.has(holding.personId) && lastsOn(holding, day)), dayOf(first.publication.publishedAt), new Set(items.map(({ postId }) => postId)), readings);
  const readers = new Map(concerned);
  for (const [personId, postIds] of takenUp) readers.set(personId, [...new Set([...(readers.get(personId) ?? []), ...postIds])]);
  const own = readings.filter(({ versionId }) => versionId === version.id);
  const read = new Set(own.flatMap(({ personId, postIds }) => postIds.map((postId) => `${personId} ${postId}`)));
  const missing = new Map([...readers].flatMap(([personId, postIds]): [string, string[]][] => {
    const left = postIds.filter((postId) => !read.has(`${personId} ${postId}`));
    return left.length > 0 ? [[personId, left]] : [];
  }));
  return { diff, posts, readers, takenUp, missing, readings: own, unheld, names: new Map(persons.map(({ id, name }) => [id, name])) };
}
