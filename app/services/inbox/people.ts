import { peopleOf } from 'db/repositories/organisation/people';
import type { Scope } from 'db/repositories/scope';
import { type Roster, rosterOn } from '~/domain/organisation/people/roster';
import { lastsOn } from '~/domain/organisation/people/standing';
import type { Day } from '~/domain/shared/day';

/** Who is what on a day, those who left passed over, with the names of all. */
export async function rosterWithNames(scope: Scope, day: Day): Promise<{ roster: Roster; names: ReadonlyMap<string, string> }> {
  const people = peopleOf(scope);
  const [persons, appointments, holdings] = await Promise.all([people.persons(), people.appointments(), people.holdings()]);
  const here = new Map(persons.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, day)).map(({ id, name }) => [id, name]));
  const present = <T extends { personId: string }>(list: readonly T[]): T[] => list.filter(({ personId }) => here.has(personId));
  return { roster: rosterOn(present(appointments), present(holdings), day), names: here };
}
