import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { actorOf } from '../../../app/domain/events/told';
import type { Actor } from '../../../app/domain/shared/actor';
import type { Json } from '../../../app/domain/shared/canonical';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import type { Post, Team, Versioned, Workshop } from '../../../app/domain/organisation/types';
import { prepared } from '../../dialect/prepared';
import { events, posts, teams, workshops } from '../../schema';
import { lastChangeOf } from '../lastChange';
import type { Scope } from '../scope';

const WORKSHOP = { id: workshops.id, name: workshops.name, position: workshops.position, closedOn: workshops.closedOn, version: workshops.version };
const TEAM = { id: teams.id, workshopId: teams.workshopId, name: teams.name, closedOn: teams.closedOn, version: teams.version };
const POST = {
  id: posts.id,
  workshopId: posts.workshopId,
  teamId: posts.teamId,
  name: posts.name,
  code: posts.code,
  dueTime: posts.dueTime,
  shifts: posts.shifts,
  position: posts.position,
  closedOn: posts.closedOn,
  version: posts.version,
};

const allWorkshops = prepared((read) =>
  read.select(WORKSHOP).from(workshops).where(eq(workshops.enterpriseId, sql.placeholder('enterpriseId'))).orderBy(asc(workshops.position), asc(workshops.id)).prepare(),
);
const allPosts = prepared((read) =>
  read.select(POST).from(posts).where(eq(posts.enterpriseId, sql.placeholder('enterpriseId'))).orderBy(asc(posts.position), asc(posts.id)).prepare(),
);
const postById = prepared((read) =>
  read.select(POST).from(posts).where(and(eq(posts.enterpriseId, sql.placeholder('enterpriseId')), eq(posts.id, sql.placeholder('id')))).prepare(),
);

/** One thing that happened to a node of the organisation, as its story tells it. */
export interface StoryEntry {
  readonly seq: number;
  readonly type: string;
  readonly actor: Actor;
  readonly day: Day;
  readonly at: Instant;
  readonly payload: Json;
}

/** Finders over the tree of one factory; closed nodes are included, in the order of their position. */
export const organisationOf = (scope: Scope) => {
  const workshopsWhere = (where: SQL): Promise<Versioned<Workshop>[]> =>
    Promise.resolve(
      scope.read.select(WORKSHOP).from(workshops).where(and(eq(workshops.enterpriseId, scope.enterpriseId), where)).orderBy(asc(workshops.position), asc(workshops.id)),
    );
  const teamsWhere = (where?: SQL): Promise<Versioned<Team>[]> =>
    Promise.resolve(scope.read.select(TEAM).from(teams).where(and(eq(teams.enterpriseId, scope.enterpriseId), where)).orderBy(asc(teams.name), asc(teams.id)));
  const postsWhere = (where: SQL): Promise<Versioned<Post>[]> =>
    Promise.resolve(scope.read.select(POST).from(posts).where(and(eq(posts.enterpriseId, scope.enterpriseId), where)).orderBy(asc(posts.position), asc(posts.id)));
  return {
    workshops: async (): Promise<Versioned<Workshop>[]> => allWorkshops(scope.read).execute({ enterpriseId: scope.enterpriseId }),
    workshop: async (id: string): Promise<Versioned<Workshop> | null> => (await workshopsWhere(eq(workshops.id, id)))[0] ?? null,
    teams: () => teamsWhere(),
    team: async (id: string): Promise<Versioned<Team> | null> => (await teamsWhere(eq(teams.id, id)))[0] ?? null,
    posts: async (): Promise<Versioned<Post>[]> => allPosts(scope.read).execute({ enterpriseId: scope.enterpriseId }),
    post: async (id: string): Promise<Versioned<Post> | null> => (await postById(scope.read).execute({ enterpriseId: scope.enterpriseId, id }))[0] ?? null,
    postsOfWorkshop: (workshopId: string) => postsWhere(eq(posts.workshopId, workshopId)),
    postsOfTeam: (teamId: string) => postsWhere(eq(posts.teamId, teamId)),
    /** Who changed a workshop, team or post last. */
    lastChange: (id: string) => lastChangeOf(scope, ['workshop', 'team', 'post'], [id]),
    /** What happened to one node, the latest first; `kind` is the subject kind of its events. */
    async story(kind: string, id: string): Promise<StoryEntry[]> {
      return storyWhere(scope, and(eq(events.subjectKind, kind), eq(events.subjectId, id)));
    },
    /** The same for several nodes of one kind. */
    async stories(kind: string, ids: readonly string[]): Promise<StoryEntry[]> {
      return ids.length === 0 ? [] : storyWhere(scope, and(eq(events.subjectKind, kind), inArray(events.subjectId, [...ids])));
    },
  };
};

async function storyWhere(scope: Scope, where: SQL | undefined): Promise<StoryEntry[]> {
  const rows = await scope.read
    .select({ seq: events.seq, type: events.type, actor: events.actor, day: events.day, at: events.at, payload: events.payload })
    .from(events)
    .where(and(eq(events.enterpriseId, scope.enterpriseId), where))
    .orderBy(desc(events.seq));
  return rows.map((row) => ({ ...row, actor: actorOf(row.actor), payload: JSON.parse(row.payload) as Json }));
}
