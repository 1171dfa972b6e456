import { update } from 'db/dialect/writes';
import { openThingsOf } from 'db/repositories/hazard/openThings';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { appointments, persons, postHoldings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { leave as decideLeaving } from '~/domain/organisation/people/leave';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { actedLater } from './laterActs';
import { record } from '../../record';

/** Lets a person leave; what they hold ends with their last day; one in the past after which they acted is confirmed first. Event `person.left`. */
export async function leaveEnterprise(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { lastDay: Day; confirmed?: boolean },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const people = peopleOf(scope);
    // The row whose version guards the act is read first: what is read after it is at least as new, on any number of connections.
    const person = await people.person(id);
    if (!person) return refused({ code: 'notFound' });
    const [all, holdings, things] = await Promise.all([people.appointments(), people.holdingsOf(id), openThingsOf(scope).ofPerson(id)]);
    const decision = decideLeaving(person, { all, holdings }, things, input.lastDay);
    if (!decision.ok) return decision;
    const later = await actedLater(scope, permit.today, person, input);
    if (later) return refused(later);
    const toDay = input.lastDay;
    await record(cx, permit, { type: 'person.left', subject: { kind: 'person', id }, payload: { name: person.name, lastDay: toDay } }, [
      update(persons, { enterpriseId, id }, { leftOn: toDay, version: person.version + 1 }, { version: person.version }),
      ...decision.fact.appointments.map((one) => update(appointments, { enterpriseId, id: one.id }, { toDay, version: one.version + 1 }, { version: one.version })),
      ...decision.fact.holdings.map((one) => update(postHoldings, { enterpriseId, id: one.id }, { toDay, version: one.version + 1 }, { version: one.version })),
    ]);
    return decided({ id });
  });
}
