import { update } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { postHoldings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { endHolding as decideEnd } from '~/domain/organisation/people/endHolding';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { actedLater } from './laterActs';
import { record } from '../../record';

/** Ends the holding of a post with its last day; one in the past after which the person acted is confirmed first. Event `holding.ended`. */
export async function endHolding(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { toDay: Day; confirmed?: boolean },
): Promise<Decision<{ id: string; personId: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string; personId: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const holding = await peopleOf(scope).holding(id);
    if (!holding) return refused({ code: 'notFound' });
    const decision = decideEnd(holding, input.toDay);
    if (!decision.ok) return decision;
    const later = await actedLater(scope, permit.today, { id: holding.personId, name: holding.personName }, { lastDay: input.toDay, confirmed: input.confirmed });
    if (later) return refused(later);
    const payload = { holdingId: id, role: holding.role, place: holding.postName ?? holding.workshopName, toDay: input.toDay };
    await record(cx, permit, { type: 'holding.ended', subject: { kind: 'person', id: holding.personId }, payload }, [
      update(postHoldings, { enterpriseId: permit.enterpriseId, id }, { ...decision.fact, version: holding.version + 1 }, { version: holding.version, toDay: null }),
    ]);
    return decided({ id, personId: holding.personId });
  });
}
