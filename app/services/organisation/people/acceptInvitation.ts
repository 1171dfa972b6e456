import { insert } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { persons } from 'db/schema';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';
import { answerOf, invited, waitingInvitation } from './invitationAnswer';

/** Takes an invitation: its owner belongs to the factory from then on; the session goes on where it is. Event `person.linked`. */
export async function acceptInvitation(cx: Context, accountId: string, id: string): Promise<Decision<{ personId: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ personId: string }, OrganisationRefusal>> => {
    const invitation = await waitingInvitation(cx, accountId, id);
    if (!invitation) return refused({ code: 'notFound' });
    const { enterpriseId, name, joinedOn, invitedByName } = invitation;
    const member = await peopleOf(scopeOf(cx.store, enterpriseId)).personOfAccount(accountId);
    if (member) return refused({ code: 'alreadyMember', name: member.name });
    const personId = cx.newId();
    const linked = { type: 'person.linked' as const, subject: { kind: 'person', id: personId }, payload: { name, joinedOn, confirmedBy: name, invitedBy: invitedByName } };
    await record(cx, { enterpriseId, actor: invited(personId, name) }, linked, [
      answerOf(invitation, 'accepted', cx.now()), insert(persons, { enterpriseId, id: personId, accountId, name, joinedOn, leftOn: null, version: 1 }),
    ]);
    return decided({ personId });
  });
}
