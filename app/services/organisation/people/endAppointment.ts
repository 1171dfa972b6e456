import { update } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { appointments } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { endAppointment as decideEnd } from '~/domain/organisation/people/endAppointment';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { actedLater } from './laterActs';
import { record } from '../../record';

/** Ends an appointment with its last day; one in the past after which the person acted is confirmed first. Event `appointment.ended`. */
export async function endAppointment(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { toDay: Day; confirmed?: boolean },
): Promise<Decision<{ id: string; personId: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string; personId: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const all = await peopleOf(scope).appointments();
    const appointment = all.find((one) => one.id === id);
    if (!appointment) return refused({ code: 'notFound' });
    const decision = decideEnd(appointment, all, input.toDay);
    if (!decision.ok) return decision;
    const later = await actedLater(scope, permit.today, { id: appointment.personId, name: appointment.personName }, { lastDay: input.toDay, confirmed: input.confirmed });
    if (later) return refused(later);
    await record(
      cx,
      permit,
      { type: 'appointment.ended', subject: { kind: 'person', id: appointment.personId }, payload: { appointmentId: id, role: appointment.role, toDay: input.toDay } },
      [update(appointments, { enterpriseId: permit.enterpriseId, id }, { ...decision.fact, version: appointment.version + 1 }, { version: appointment.version, toDay: null })],
    );
    return decided({ id, personId: appointment.personId });
  });
}
