import { update } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { appointments } from 'db/schema';
import { attachPaper as decideAttachment } from '~/domain/organisation/people/attachPaper';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import type { AttachmentRefusal } from '../../evidence/paperRefusals';
import { keepPaper, type PaperUpload } from '../../evidence/storePaper';
import { recordAll } from '../../record';

/** Adds the paper an appointment was made without. Event `appointment.paperAttached`. */
export async function attachPaper(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { paper: PaperUpload },
): Promise<Decision<{ id: string; personId: string }, OrganisationRefusal | AttachmentRefusal>> {
  return decide(async (): Promise<Decision<{ id: string; personId: string }, OrganisationRefusal | AttachmentRefusal>> => {
    const appointment = await peopleOf(scopeOf(cx.store, permit.enterpriseId)).appointment(id);
    if (!appointment) return refused({ code: 'notFound' });
    const decision = decideAttachment(appointment);
    if (!decision.ok) return decision;
    const kept = await keepPaper(cx, permit, input.paper);
    if (!kept.ok) return kept;
    const { hash, name, steps } = kept.fact;
    await recordAll(cx, permit, [
      ...steps,
      {
        event: { type: 'appointment.paperAttached', subject: { kind: 'person', id: appointment.personId }, payload: { appointmentId: id, role: appointment.role, paper: name } },
        writes: [update(appointments, { enterpriseId: permit.enterpriseId, id }, { paperHash: hash, paperName: name, version: appointment.version + 1 }, { version: appointment.version })],
      },
    ]);
    return decided({ id, personId: appointment.personId });
  });
}
