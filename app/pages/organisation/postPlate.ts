import type { Store } from 'db/dialect/store';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { rosterOn } from '~/domain/organisation/people/roster';
import { meantCode } from '~/domain/organisation/places/code';
import type { Day } from '~/domain/shared/day';

/** A post as its plate leads to it. */
export interface PostPlate {
  readonly postId: string;
  readonly workshopId: string;
  readonly postName: string;
  readonly workshopName: string;
  /** Who holds it today. */
  readonly holders: readonly string[];
  /** Whether whoever asks is one of them. */
  readonly mine: boolean;
}

/** The open post of the factory that a code stands at, however the code was typed; null where there is none. Four queries. */
export async function postPlate(cx: { store: Store }, who: { readonly enterpriseId: string; readonly personId: string; readonly today: Day }, code: string): Promise<PostPlate | null> {
  const scope = scopeOf(cx.store, who.enterpriseId);
  const [posts, workshops, persons, holdings] = await Promise.all([organisationOf(scope).posts(), organisationOf(scope).workshops(), peopleOf(scope).persons(), peopleOf(scope).holdings()]);
  const meant = meantCode(code);
  const post = posts.find((one) => one.closedOn === null && meantCode(one.code) === meant);
  if (!post) return null;
  const held = rosterOn([], holdings, who.today).holdersOf(post.id);
  return {
    postId: post.id, workshopId: post.workshopId, postName: post.name, workshopName: workshops.find(({ id }) => id === post.workshopId)?.name ?? '',
    holders: held.flatMap((id) => persons.find((person) => person.id === id)?.name ?? []), mine: held.includes(who.personId),
  };
}
