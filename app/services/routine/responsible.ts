import { peopleOf } from 'db/repositories/organisation/people';
import type { Scope } from 'db/repositories/scope';
import { lastsOn } from '~/domain/organisation/people/stretches';
import type { HeldRole } from '~/domain/organisation/types';
import type { RiskItem } from '~/domain/risk/types';
import type { Day } from '~/domain/shared/day';

export interface Responsible {
  readonly id: string;
  readonly name: string;
}

/** An item with the people it names for each place; null where it names nobody. */
type Owned = Pick<RiskItem, 'id' | 'ownerPost' | 'ownerWorkshop' | 'ownerEnterprise'>;

const HOLDERS: readonly HeldRole[] = ['workshopHead', 'teamLead', 'inspector', 'operator'];

/** Whose place a person takes at a post on a day: of a stand-in those who are replaced, of anybody else who holds it, by name, '' where nobody does; null for a holder. One query, a second for names. */
export async function inPlaceOf(scope: Scope, post: { id: string; workshopId: string }, day: Day, personId: string): Promise<string | null> {
  const held = (await peopleOf(scope).holdingsOfWorkshop(post.workshopId)).filter((one) => one.postId === post.id && lastsOn(one, day));
  const own = held.filter((one) => one.personId === personId);
  if (own.some(({ standsInFor }) => !standsInFor)) return null;
  const holders = new Set(own.length > 0 ? own.flatMap(({ standsInFor }) => standsInFor ?? []) : held.flatMap((one) => (one.standsInFor ? [] : [one.personId])));
  return holders.size === 0 ? '' : (await peopleOf(scope).persons()).flatMap(({ id, name }) => (holders.has(id) ? [name] : [])).join('、');
}

/**
 * Who answers for a finding: the item's named person at the post, else at the workshop, else the workshop's head, else
 * whoever holds the post, else the item's person at the enterprise, else the finder. Who has left is passed over.
 */
export async function responsibleFor(scope: Scope, items: readonly Owned[], post: { id: string; workshopId: string }, today: Day, finder: Responsible): Promise<Map<string, Responsible>> {
  const [persons, holdings] = await Promise.all([peopleOf(scope).persons(), peopleOf(scope).holdingsOfWorkshop(post.workshopId)]);
  const here = new Map(persons.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, today)).map(({ id, name }) => [id, { id, name }]));
  const holders = HOLDERS.flatMap((role) => holdings.filter((held) => held.role === role && lastsOn(held, today) && (held.postId === null || held.postId === post.id)));
  return new Map(
    items.map((item) => {
      const ids = [item.ownerPost, item.ownerWorkshop, ...holders.map(({ personId }) => personId), item.ownerEnterprise];
      return [item.id, ids.map((id) => here.get(id ?? '')).find((person) => person !== undefined) ?? finder];
    }),
  );
}
