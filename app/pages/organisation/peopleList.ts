import type { Store } from 'db/dialect/store';
import { enteredOf } from 'db/repositories/organisation/entered';
import { invitationsOf } from 'db/repositories/organisation/invitations';
import { peopleOf } from 'db/repositories/organisation/people';
import { savedFiltersOf } from 'db/repositories/savedFilters';
import { scopeOf } from 'db/repositories/scope';
import type { FilteredList, SavedFilter } from '~/domain/organisation/savedFilter';
import type { Authorised } from '~/domain/organisation/access/authority';
import { lastsOn, leftBefore } from '~/domain/organisation/people/stretches';
import type { Day } from '~/domain/shared/day';
import { alikeName } from '~/domain/shared/fold';
import { ROLE_NAMES } from '~/domain/organisation/words';
import { undoableSince } from '~/domain/organisation/undo';
import type { Instant } from '~/domain/shared/instant';
import { mayBeSeen } from './seenPeople';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly loginName: string | null;
  readonly titles: readonly string[];
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
}

/** Everybody of the factory within reach; sign-in names only for those who may manage. Four queries. */
export async function peopleList(cx: { store: Store }, permit: Authorised<'organisation.view'>, mayManage: boolean): Promise<readonly PersonRow[]> {
  const people = peopleOf(scopeOf(cx.store, permit.enterpriseId));
  const [persons, appointments, holdings, loginNames] = await Promise.all([people.persons(), people.appointments(), people.holdings(), people.loginNames()]);
  const now = <T extends { personId: string; fromDay: Day; toDay: Day | null }>(list: readonly T[], id: string): T[] =>
    list.filter((one) => one.personId === id && lastsOn(one, permit.today));
  return persons
    .filter(({ id }) => mayBeSeen(permit, id, holdings))
    .map(({ id, name, joinedOn, leftOn }) => ({
      id, name, joinedOn, leftOn,
      loginName: mayManage ? (loginNames.get(id) ?? null) : null,
      titles: [
        ...now(appointments, id).map(({ role }) => ROLE_NAMES[role]),
        ...now(holdings, id).map(({ role, postName, workshopName }) => `${postName ?? workshopName} ${ROLE_NAMES[role]}`),
      ],
    }));
}

/** Which of them an address asks for: `state` (`here`, `left`; all of them where it says nothing), and `q`, a part of a name, a sign-in name or a title. */
export function peopleFound(people: readonly PersonRow[], params: URLSearchParams, today: Day): readonly PersonRow[] {
  const [state, words] = [params.get('state'), alikeName(params.get('q') ?? '')];
  return people.filter(({ name, loginName, titles, leftOn }) =>
    (state === 'here' ? !leftBefore(leftOn, today) : state === 'left' ? leftBefore(leftOn, today) : true) && (words === '' || [name, loginName ?? '', ...titles].some((text) => alikeName(text).includes(words))));
}

/** The filters somebody named for a list. */
export const keptFilters = (cx: { store: Store }, { enterpriseId, personId }: { readonly enterpriseId: string; readonly personId: string }, list: FilteredList): Promise<readonly SavedFilter[]> =>
  savedFiltersOf(scopeOf(cx.store, enterpriseId)).of(personId, list);

/** The question of an address of the list of people, to be kept; empty where nothing is narrowed. */
export function peopleFilter(params: URLSearchParams): string {
  const kept = new URLSearchParams();
  const [state, words, sort] = [params.get('state'), (params.get('q') ?? '').trim().slice(0, 60), params.get('sort')];
  if (state === 'here' || state === 'left') kept.set('state', state);
  if (words) kept.set('q', words);
  if (sort && /^-?[A-Za-z]{1,20}$/.test(sort)) kept.set('sort', sort);
  return kept.toString();
}

/** Who was entered within the hour in which that can be taken back, but for whoever looks. Two queries. */
export async function justEntered(cx: { store: Store; now: () => Instant }, permit: Authorised<'organisation.manage'>): Promise<readonly { value: string; label: string }[]> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [ids, persons] = await Promise.all([enteredOf(scope).since('person', undoableSince(cx.now())), peopleOf(scope).persons()]);
  return persons.filter(({ id }) => ids.includes(id) && id !== permit.personId).map(({ id, name }) => ({ value: id, label: name }));
}

/** Who was asked in with an account of another factory and has not answered yet. One query. */
export async function openInvitations(cx: { store: Store }, permit: Authorised<'organisation.manage'>): Promise<readonly { id: string; name: string; joinedOn: Day; invitedByName: string }[]> {
  const open = await invitationsOf(scopeOf(cx.store, permit.enterpriseId)).open();
  return open.map(({ id, name, joinedOn, invitedByName }) => ({ id, name, joinedOn, invitedByName }));
}
