import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import type { Scope } from 'db/repositories/scope';
import type { Member } from '~/domain/organisation/people/standing';
import { lastsOn } from '~/domain/organisation/people/stretches';
import type { Day } from '~/domain/shared/day';

/** A choice of a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Names by id; an id nobody has is empty text. */
export const lookUp = (list: readonly { readonly id: string; readonly name: string }[]): ((id: string | null) => string) => {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? '') : '');
};

/** People who are of the house on a day, to choose from. */
export const peopleToChoose = (members: readonly Member[], today: Day): Choice[] =>
  members.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, today)).map(({ id, name }) => ({ value: id, label: name }));

/** The names that rows of the list are shown with: three queries. */
export async function namesOf(scope: Scope) {
  const organisation = organisationOf(scope);
  const [workshops, posts, members] = await Promise.all([organisation.workshops(), organisation.posts(), peopleOf(scope).persons()]);
  return { workshops, posts, members, workshop: lookUp(workshops), post: lookUp(posts), person: lookUp(members) };
}
