import { organisationOf } from 'db/repositories/organisation/organisation';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { holdPost as decideHolding, type NewHolding } from '~/domain/organisation/people/holdPost';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { recordAll } from '../../record';
import { aboutPerson, holdingBegins } from './beginnings';

export interface HoldPostInput extends NewHolding {
  readonly personId: string;
  /** Needed for 车间主任; for a post its workshop is known. */
  readonly workshopId: string | null;
  readonly postId: string | null;
}

/** Puts a person on a workshop or post. Event `holding.begun`. */
export async function holdPost(cx: Context, permit: Authorised<'organisation.manage'>, input: HoldPostInput): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const tree = organisationOf(scope);
    const people = peopleOf(scope);
    const person = await people.person(input.personId);
    const [earlier, post] = await Promise.all([people.holdingsOf(input.personId), input.postId ? tree.post(input.postId) : null]);
    const workshopId = post?.workshopId ?? input.workshopId;
    const workshop = workshopId ? await tree.workshop(workshopId) : null;
    if (!person || !workshop || (input.postId && !post)) return refused({ code: 'notFound' });
    const decision = decideHolding(person, { workshop, post }, earlier, { role: input.role, fromDay: input.fromDay }, permit.today);
    if (!decision.ok) return decision;
    const id = cx.newId();
    const place = decision.fact.postId ? (post?.name ?? '') : workshop.name;
    await recordAll(cx, permit, [aboutPerson(permit.enterpriseId, person, holdingBegins({ enterpriseId: permit.enterpriseId, ...person }, id, decision.fact, place))]);
    return decided({ id });
  });
}
