import type { ListGround } from '../../../app/domain/risk/list/lacks';
import type { Place } from '../../../app/domain/risk/library/matching';
import type { Day } from '../../../app/domain/shared/day';
import { enterpriseOf, rulesFor } from '../organisation/enterprises';
import { libraryOf } from './library';
import { organisationOf } from '../organisation/organisation';
import { peopleOf } from '../organisation/people';
import type { Scope } from '../scope';

const isOpen = ({ closedOn }: { readonly closedOn: Day | null }): boolean => closedOn === null;

/** The posts of a factory that stay open, with their workshops, in the order of the tree: one that closes today is no place for a list to come. */
export async function placesOf(scope: Scope): Promise<Place[]> {
  const organisation = organisationOf(scope);
  const [workshops, posts] = await Promise.all([organisation.workshops(), organisation.posts()]);
  return workshops.filter(isOpen).flatMap((workshop) =>
    posts
      .filter((post) => post.workshopId === workshop.id && isOpen(post))
      .map((post) => ({ postId: post.id, postName: post.name, workshopId: workshop.id, workshopName: workshop.name })),
  );
}

/** What is known of the house on a day, for looking a list over before it is published. */
export async function listGroundOf(scope: Scope, today: Day): Promise<ListGround> {
  const [{ activity }, members, places, standards, { upkeep }] = await Promise.all([
    enterpriseOf(scope), peopleOf(scope).persons(), placesOf(scope), libraryOf(scope).standardsInForce(), rulesFor(scope),
  ]);
  return { activity, members, openPostIds: new Set(places.map(({ postId }) => postId)), today, standards, standardNoticeDays: upkeep.standardNoticeDays };
}
