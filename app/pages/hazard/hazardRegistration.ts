import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers, type Member } from '~/domain/organisation/access/authority';
import { lastsOn } from '~/domain/organisation/people/stretches';
import type { Day } from '~/domain/shared/day';
import type { Context } from '~/services/context';

export interface HazardRegistrationView {
  readonly today: Day;
  /** Those the person holds come first. */
  readonly posts: readonly { readonly value: string; readonly label: string; readonly own: boolean }[];
  /** Whether it may be said without a name. */
  readonly anonymous: boolean;
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

/** Choices of the form that registers a hazard: posts the person may report on, people in office. */
export async function hazardRegistration(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.register'> | Member): Promise<HazardRegistrationView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const organisation = organisationOf(scope);
  const [workshops, posts, people, rules] = await Promise.all([organisation.workshops(), organisation.posts(), peopleOf(scope).persons(), rulesFor(scope)]);
  const names = new Map(workshops.map(({ id, name }) => [id, name]));
  return {
    today: permit.today,
    posts: posts
      .filter((post) => !post.closedOn && covers(permit, { workshopId: post.workshopId, postId: post.id }))
      .map((post) => ({ value: post.id, label: `${names.get(post.workshopId) ?? ''} · ${post.name}`, own: permit.standing.postIds.includes(post.id) }))
      .sort((a, b) => Number(b.own) - Number(a.own)),
    anonymous: rules.anonymousReports,
    people: people.filter(({ joinedOn, leftOn }) => lastsOn({ fromDay: joinedOn, toDay: leftOn }, permit.today)).map(({ id, name }) => ({ value: id, label: name })),
  };
}
