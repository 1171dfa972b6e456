import { rosterOn } from '../../../app/domain/organisation/people/roster';
import { lastsOn } from '../../../app/domain/organisation/people/stretches';
import { diffLists, type ListDiff } from '../../../app/domain/risk/list/diff';
import { concernedPosts, readersOf } from '../../../app/domain/risk/upkeep/readings';
import type { Day } from '../../../app/domain/shared/day';
import { dayOf } from '../../../app/domain/shared/instant';
import { peopleOf } from '../organisation/people';
import { type PublishedVersion, riskOf } from './risk';
import type { Scope } from '../scope';

/** Who has to read a published version, and what changed in it. */
export interface VersionReaders {
  readonly diff: ListDiff;
  readonly posts: ReadonlySet<string>;
  /** Posts each person is concerned by, by person id. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
  readonly unheld: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Who reads a published version: whoever holds a post concerned, today for the version published last and, for an earlier
 * one, on the day the next was published. Five queries.
 */
export async function readersOfVersion(scope: Scope, version: PublishedVersion, published: readonly PublishedVersion[], today: Day): Promise<VersionReaders> {
  const risk = riskOf(scope);
  const people = peopleOf(scope);
  const next = [...published].reverse().find(({ number }) => number > version.number);
  const day = next ? dayOf(next.publication.publishedAt) : today;
  const before = published.find(({ number }) => number < version.number);
  const [items, earlier, persons, appointments, holdings] = await Promise.all([
    risk.itemsOf(version.id), before ? risk.itemsOf(before.id) : [], people.persons(), people.appointments(), people.holdings(),
  ]);
  const here = new Set(persons.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, day)).map(({ id }) => id));
  const roster = rosterOn(appointments, holdings.filter(({ personId }) => here.has(personId)), day);
  const diff = diffLists(earlier, items);
  const posts = concernedPosts(diff);
  return { diff, posts, ...readersOf(posts, roster), names: new Map(persons.map(({ id, name }) => [id, name])) };
}
