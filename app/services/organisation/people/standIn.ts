import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { standIn as decideStandIn } from '~/domain/organisation/people/standIn';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { recordAll } from '../../record';
import { aboutPerson, standInBegins } from './beginnings';

export interface StandInInput {
  readonly personId: string;
  /** The holding in whose place it is. */
  readonly holdingId: string;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/** Puts a person in another's place at a post, from a day to a day. Event `holding.standInBegun`. */
export async function standIn(cx: Context, permit: Authorised<'organisation.manage'>, { personId, holdingId, ...days }: StandInInput): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const { enterpriseId } = permit;
    const people = peopleOf(scopeOf(cx.store, enterpriseId));
    const person = await people.person(personId);
    const [earlier, replaced] = await Promise.all([people.holdingsOf(personId), people.holding(holdingId)]);
    if (!person || !replaced?.postId) return refused({ code: 'notFound' });
    const decision = decideStandIn(person, replaced, earlier, days);
    if (!decision.ok) return decision;
    const id = cx.newId();
    const step = standInBegins({ enterpriseId, ...person }, id, decision.fact, { place: replaced.postName ?? '', replaced: replaced.personName });
    await recordAll(cx, permit, [aboutPerson(enterpriseId, person, step)]);
    return decided({ id });
  });
}
