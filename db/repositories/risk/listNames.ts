import type { ListNames } from '../../../app/domain/risk/import/listTable';
import { lastsOn } from '../../../app/domain/organisation/people/stretches';
import type { Day } from '../../../app/domain/shared/day';
import { organisationOf } from '../organisation/organisation';
import { peopleOf } from '../organisation/people';
import { placesOf } from './riskGround';
import type { Scope } from '../scope';

const lookUp = (list: readonly { readonly id: string; readonly name: string }[]): ((id: string | null) => string) => {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? '') : '');
};

/** The names a list is written with, and those it may be changed to. */
export async function namesForList(scope: Scope, today: Day): Promise<ListNames> {
  const organisation = organisationOf(scope);
  const [workshops, posts, members, places] = await Promise.all([organisation.workshops(), organisation.posts(), peopleOf(scope).persons(), placesOf(scope)]);
  return {
    workshop: lookUp(workshops),
    post: lookUp(posts),
    person: lookUp(members),
    places,
    people: members.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, today)).map(({ name }) => name),
  };
}
