import { organisationOf } from 'db/repositories/organisation/organisation';
import { type HoldingOnFile, peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Store } from 'db/dialect/store';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { lastsOn } from '~/domain/organisation/people/stretches';
import type { Role } from '~/domain/organisation/types';
import type { Day } from '~/domain/shared/day';
import { ROLE_NAMES } from '~/domain/organisation/words';

export interface TreePost {
  readonly id: string;
  readonly name: string;
  readonly dueTime: string;
  readonly closedOn: Day | null;
  /** `李娜 检验员`. */
  readonly holders: readonly string[];
}

export interface TreeTeam {
  readonly id: string;
  readonly name: string;
  readonly closedOn: Day | null;
  readonly posts: readonly TreePost[];
}

export interface TreeWorkshop {
  readonly id: string;
  readonly name: string;
  readonly closedOn: Day | null;
  readonly heads: readonly string[];
  readonly teams: readonly TreeTeam[];
  /** Posts of no team. */
  readonly posts: readonly TreePost[];
}

export interface TreePerson {
  readonly id: string;
  readonly name: string;
  readonly titles: readonly string[];
  readonly joinedOn: Day;
}

export interface OrganisationTree {
  readonly workshops: readonly TreeWorkshop[];
  readonly people: readonly TreePerson[];
  /** Name of the workshop or post the people are limited to; null for the whole factory. */
  readonly at: { readonly id: string; readonly name: string } | null;
}

/** The tree of workshops, teams and posts with the people in it today; `at` limits the people to one workshop or post. Five queries. */
export async function organisationTree(cx: { store: Store }, permit: Authorised<'organisation.view'>, at: string | null): Promise<OrganisationTree> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const tree = organisationOf(scope);
  const people = peopleOf(scope);
  const [workshops, teams, posts, persons, appointments, holdings] = await Promise.all([
    tree.workshops(), tree.teams(), tree.posts(), people.persons(), people.appointments(), people.holdings(),
  ]);
  const today = permit.today;
  const current = holdings.filter((holding) => lastsOn(holding, today));
  const seen = workshops.filter(({ id }) => covers(permit, { workshopId: id }));
  const postsAt = (workshopId: string, teamId: string | null): TreePost[] =>
    posts
      .filter((post) => post.workshopId === workshopId && post.teamId === teamId)
      .map(({ id, name, dueTime, closedOn }) => ({ id, name, dueTime, closedOn, holders: namesIn(current.filter(({ postId }) => postId === id)) }));
  const branches = seen.map(({ id, name, closedOn }) => ({
    id, name, closedOn,
    heads: current.filter((holding) => holding.workshopId === id && holding.role === 'workshopHead').map(({ personName }) => personName),
    teams: teams.filter((team) => team.workshopId === id).map((team) => ({ id: team.id, name: team.name, closedOn: team.closedOn, posts: postsAt(id, team.id) })),
    posts: postsAt(id, null),
  }));
  const seenIds = seen.map(({ id }) => id);
  const node = [...seen, ...posts.filter(({ workshopId }) => seenIds.includes(workshopId))].find(({ id }) => id === at) ?? null;
  const within = (personId: string): boolean =>
    node
      ? current.some((holding) => holding.personId === personId && (holding.workshopId === node.id || holding.postId === node.id))
      : permit.reach === 'enterprise' || current.some((holding) => holding.personId === personId && seenIds.includes(holding.workshopId));
  const titles = (personId: string): string[] => [
    ...appointments.filter((one) => one.personId === personId && lastsOn(one, today)).map(({ role }) => ROLE_NAMES[role as Role]),
    ...current.filter((one) => one.personId === personId).map((one) => `${one.postName ?? one.workshopName} ${ROLE_NAMES[one.role]}`),
  ];
  return {
    workshops: branches,
    people: persons
      .filter((person) => (person.leftOn === null || person.leftOn >= today) && within(person.id))
      .map(({ id, name, joinedOn }) => ({ id, name, joinedOn, titles: titles(id) })),
    at: node ? { id: node.id, name: node.name } : null,
  };
}

const namesIn = (holdings: readonly HoldingOnFile[]): string[] => holdings.map(({ personName, role }) => `${personName} ${ROLE_NAMES[role]}`);
