import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { appoint as decideAppointment, type NewAppointment } from '~/domain/organisation/people/appoint';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import type { AttachmentRefusal } from '../../evidence/paperRefusals';
import { keepPaper, type PaperUpload } from '../../evidence/storePaper';
import { recordAll } from '../../record';
import { aboutPerson, appointmentBegins } from './beginnings';

export interface AppointInput extends NewAppointment {
  readonly personId: string;
  /** The appointment paper (任命书); may follow later. */
  readonly paper: PaperUpload | null;
}

/** Appoints a person to one of the three roles, with the paper. Event `appointment.made`. */
export async function appoint(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  input: AppointInput,
): Promise<Decision<{ id: string }, OrganisationRefusal | AttachmentRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal | AttachmentRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const people = peopleOf(scope);
    const person = await people.person(input.personId);
    if (!person) return refused({ code: 'notFound' });
    const earlier = await people.appointmentsOf(input.personId);
    const { role, employment, fromDay } = input;
    const decision = decideAppointment(person, earlier, { role, employment, fromDay }, permit.today);
    if (!decision.ok) return decision;
    const kept = input.paper ? await keepPaper(cx, permit, input.paper) : null;
    if (kept && !kept.ok) return kept;
    const paper = kept?.fact ?? null;
    const id = cx.newId();
    await recordAll(cx, permit, [
      ...(paper?.steps ?? []),
      aboutPerson(permit.enterpriseId, person, appointmentBegins({ enterpriseId: permit.enterpriseId, ...person }, id, decision.fact, paper)),
    ]);
    return decided({ id });
  });
}
