import type { Store } from 'db/dialect/store';
import { enteredOf } from 'db/repositories/organisation/entered';
import { openThingsOf } from 'db/repositories/hazard/openThings';
import { organisationOf, type StoryEntry } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { placeValue, placeWords } from '~/domain/organisation/places/nodeStanding';
import type { OpenThings } from '~/domain/organisation/places/openThings';
import { undoableSince } from '~/domain/organisation/undo';
import { storyLine } from '~/domain/organisation/people/storyLine';
import type { Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** The kinds of nodes, as their pages are addressed. */
export const NODE_KINDS = ['workshops', 'teams', 'posts'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** A line of a story: what happened, in words. */
export interface StoryLine {
  readonly seq: number;
  readonly at: Instant;
  readonly who: string;
  readonly text: string;
}

export interface OrganisationNode {
  readonly kind: NodeKind;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly closedOn: Day | null;
  /** `workshopId` or `workshopId/teamId`; where a team or post belongs. */
  readonly place: string | null;
  readonly placeName: string | null;
  readonly dueTime: string | null;
  readonly code: string | null;
  readonly story: readonly StoryLine[];
  /** It was opened within the hour in which that can be taken back. */
  readonly undoable: boolean;
  /** What stands against closing it. */
  readonly open: OpenThings;
  /** Where it could be moved: open workshops, and for a post their open teams. */
  readonly places: readonly { readonly value: string; readonly label: string }[];
}

const NOTHING: OpenThings = { riskItems: [], hazards: [], resolutions: [], holders: [] };

/** One workshop, team or post with its story; null when it is not there or out of reach. */
export async function organisationNode(cx: { store: Store; now: () => Instant }, permit: Authorised<'organisation.view'>, kind: NodeKind, id: string): Promise<OrganisationNode | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const tree = organisationOf(scope);
  const things = openThingsOf(scope);
  const singular = kind.slice(0, -1) as 'workshop' | 'team' | 'post';
  const [workshops, teams, posts, story, entered] = await Promise.all([tree.workshops(), tree.teams(), tree.posts(), tree.story(singular, id), enteredOf(scope).since(singular, undoableSince(cx.now()))]);
  const post = kind === 'posts' ? posts.find((one) => one.id === id) : undefined;
  const team = kind === 'teams' ? teams.find((one) => one.id === id) : undefined;
  const workshop = kind === 'workshops' ? workshops.find((one) => one.id === id) : undefined;
  const node = post ?? team ?? workshop;
  const workshopId = post?.workshopId ?? team?.workshopId ?? workshop?.id;
  if (!node || !workshopId || !covers(permit, { workshopId })) return null;
  const nameOf = (list: readonly { id: string; name: string }[], wanted: string | null | undefined): string => list.find((one) => one.id === wanted)?.name ?? '';
  return {
    kind,
    id,
    name: node.name,
    version: node.version,
    closedOn: node.closedOn,
    place: post ? placeValue(post.workshopId, post.teamId) : (team?.workshopId ?? null),
    placeName: post || team ? placeWords(nameOf(workshops, workshopId), post?.teamId && nameOf(teams, post.teamId)) : null,
    dueTime: post?.dueTime ?? null,
    code: post?.code ?? null,
    story: storyLines(story),
    undoable: entered.includes(id),
    open: post ? await things.ofPost(id, permit.today) : workshop ? await things.ofWorkshop(id, permit.today) : NOTHING,
    places: placesOf(workshops, kind === 'posts' ? teams : []),
  };
}

/** The open workshops, each followed by its open teams. */
export const placesOf = (
  workshops: readonly { id: string; name: string; closedOn: Day | null }[],
  teams: readonly { id: string; name: string; workshopId: string; closedOn: Day | null }[],
): { value: string; label: string }[] =>
  workshops
    .filter(({ closedOn }) => !closedOn)
    .flatMap((workshop) => [
      { value: workshop.id, label: workshop.name },
      ...teams.filter((team) => team.workshopId === workshop.id && !team.closedOn).map((team) => ({ value: placeValue(workshop.id, team.id), label: placeWords(workshop.name, team.name) })),
    ]);

/** Events in words, the latest first. */
export const storyLines = (story: readonly StoryEntry[]): StoryLine[] =>
  story.map(({ seq, at, actor, type, payload }) => ({ seq, at, who: `${actor.name}${actor.kind === 'person' ? ` ${actor.title}` : ''}`, text: storyLine(type, payload) }));
