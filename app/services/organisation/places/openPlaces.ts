import type { Step } from 'db/dialect/store';
import { insert } from 'db/dialect/writes';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { posts, workshops } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { openPost } from '~/domain/organisation/places/openPost';
import { openWorkshop } from '~/domain/organisation/places/openWorkshop';
import type { PlaceTaken } from '~/domain/organisation/refusals';
import type { Post, Workshop } from '~/domain/organisation/types';
import type { Mapping, Place } from '~/domain/risk/library/matching';
import { alikeName } from '~/domain/shared/fold';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { newPostCode } from '~/platform/host/postCodes';
import type { Context } from '../../context';

/** A post that is missing where a name has to be answered: to be opened under its own name, in a workshop called so. */
export interface WantedPost extends Pick<Mapping, 'sourceWorkshop' | 'sourcePost'> {
  readonly workshop: string;
  readonly post: string;
}

/** Posts somebody wants to have opened, by permit of whoever may open them. */
export interface Opening {
  readonly by: Authorised<'organisation.manage'>;
  readonly wanted: readonly WantedPost[];
}

/** What opening comes to: the places there are to be, what answers to the names, and the events to commit. */
export interface OpenedPlaces {
  readonly places: readonly Place[];
  readonly mappings: readonly Mapping[];
  readonly steps: readonly Step[];
}

const NONE: OpenedPlaces = { places: [], mappings: [], steps: [] };
const nameIn = (workshopId: string, name: string): string => `${workshopId}\n${alikeName(name)}`;
/** Nodes that stand open, by what names them; the first of several counts. */
const byName = <T extends { readonly closedOn: string | null; readonly name: string }>(list: readonly T[], named: (node: T) => string): Map<string, T> =>
  new Map(list.filter(({ closedOn }) => closedOn === null).reverse().map((node) => [named(node), node]));

/**
 * Works out the workshops and posts to be opened for names that no post answers to; nothing is written. A workshop or post that stands
 * open under the name already is taken as it is, so that one wanted twice is opened once. Refused where a closed one has the name.
 */
export async function openPlaces(cx: Context, opening: Opening | undefined): Promise<Decision<OpenedPlaces, PlaceTaken>> {
  if (!opening || opening.wanted.length === 0) return decided(NONE);
  const { enterpriseId } = opening.by;
  const scope = scopeOf(cx.store, enterpriseId);
  const tree = organisationOf(scope);
  const [allWorkshops, allPosts, { dueTime }] = await Promise.all([tree.workshops(), tree.posts(), rulesFor(scope)]);
  const known: { workshops: Workshop[]; posts: Post[] } = { workshops: [...allWorkshops], posts: [...allPosts] };
  const standing = { workshops: byName(allWorkshops, ({ name }) => alikeName(name)), posts: byName(allPosts, ({ workshopId, name }) => nameIn(workshopId, name)) };
  const opened = { places: [] as Place[], mappings: [] as Mapping[], steps: [] as Step[] };
  for (const { sourceWorkshop, sourcePost, ...wanted } of opening.wanted) {
    let workshop = standing.workshops.get(alikeName(wanted.workshop));
    if (!workshop) {
      const decision = openWorkshop(known.workshops, wanted.workshop);
      if (!decision.ok) return refused({ code: 'placeTaken', name: wanted.workshop });
      const row = { enterpriseId, id: cx.newId(), ...decision.fact, version: 1 };
      workshop = { ...row, closedOn: null };
      known.workshops.push(workshop);
      standing.workshops.set(alikeName(row.name), workshop);
      opened.steps.push({ event: { type: 'workshop.opened', subject: { kind: 'workshop', id: row.id }, payload: { name: row.name } }, writes: [insert(workshops, row)] });
    }
    const { id: workshopId, name: workshopName } = workshop;
    let post = standing.posts.get(nameIn(workshopId, wanted.post));
    if (!post) {
      const decision = openPost(workshop, null, known.posts, { name: wanted.post, dueTime });
      if (!decision.ok) return refused({ code: 'placeTaken', name: wanted.post });
      const row = { enterpriseId, id: cx.newId(), ...decision.fact, code: newPostCode(), version: 1 };
      post = { ...row, closedOn: null };
      known.posts.push(post);
      standing.posts.set(nameIn(workshopId, row.name), post);
      opened.steps.push({ event: { type: 'post.opened', subject: { kind: 'post', id: row.id }, payload: { name: row.name, workshop: workshopName, dueTime } }, writes: [insert(posts, row)] });
      opened.places.push({ postId: row.id, postName: row.name, workshopId, workshopName });
    }
    opened.mappings.push({ sourceWorkshop, sourcePost, postId: post.id });
  }
  return decided(opened);
}
