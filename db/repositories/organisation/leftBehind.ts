import { openThingsOf } from '../hazard/openThings';
import { organisationOf } from './organisation';
import { peopleOf } from './people';
import { type KeptItem, type RiskListVersion, riskOf } from '../risk/risk';
import type { Scope } from '../scope';
import { heldAfter, type HeldPlace, holdingLabel, type Matter } from '../../../app/domain/organisation/people/handOver';
import { placeWords } from '../../../app/domain/organisation/places/nodeStanding';
import type { Person, Versioned } from '../../../app/domain/organisation/types';
import { OWNER_LEVELS } from '../../../app/domain/risk/list/marks';
import type { Day } from '../../../app/domain/shared/day';

/** What a person leaves behind, with the rows and people it is planned by. */
export interface Left {
  readonly person: Versioned<Person>;
  readonly members: readonly Versioned<Person>[];
  readonly holdings: readonly HeldPlace[];
  readonly matters: readonly Matter[];
  readonly draft: RiskListVersion | null;
}

export const isOwned = (item: KeptItem, personId: string): boolean => OWNER_LEVELS.some(([field]) => item[field] === personId);

/** What a person leaves behind after a day; null for nobody of the factory. A fixed number of queries. */
export async function leftBehind(scope: Scope, personId: string, lastDay: Day): Promise<Left | null> {
  const people = peopleOf(scope);
  // The row whose version guards the act is read first.
  const person = await people.person(personId);
  if (!person) return null;
  const [members, holdings, things, draft, inForce, posts, workshops] = await Promise.all([
    people.persons(), people.holdings(), openThingsOf(scope).ofPerson(personId), riskOf(scope).draft(), riskOf(scope).latestPublished(), organisationOf(scope).posts(), organisationOf(scope).workshops(),
  ]);
  const live = draft ?? inForce;
  const owned = live ? (await riskOf(scope).itemsOf(live.id)).filter((item) => isOwned(item, personId)) : [];
  const labelOf = (postId: string): string => {
    const post = posts.find(({ id }) => id === postId);
    return placeWords(workshops.find(({ id }) => id === post?.workshopId)?.name ?? '', post?.name ?? '');
  };
  const matters: Matter[] = [
    ...heldAfter(holdings, personId, lastDay).map((holding): Matter => ({ key: `holding:${holding.id}`, kind: 'holding', id: holding.id, label: holdingLabel(holding) })),
    ...[...new Set(owned.map(({ postId }) => postId))].map((id): Matter => ({ key: `items:${id}`, kind: 'items', id, label: `${labelOf(id)}的风险项 ${owned.filter(({ postId }) => postId === id).length} 条` })),
    ...things.hazards.map(({ id, name }): Matter => ({ key: `hazard:${id}`, kind: 'hazard', id, label: name })),
    ...things.resolutions.map(({ id, name }): Matter => ({ key: `resolution:${id}`, kind: 'resolution', id, label: name })),
  ];
  return { person, members, holdings, matters, draft };
}
