import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';
import { answerOf, invited, waitingInvitation } from './invitationAnswer';

/** Says no to an invitation. Event `person.invitationDeclined`. */
export async function declineInvitation(cx: Context, accountId: string, id: string): Promise<Decision<null, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<null, OrganisationRefusal>> => {
    const invitation = await waitingInvitation(cx, accountId, id);
    if (!invitation) return refused({ code: 'notFound' });
    const { enterpriseId, name } = invitation;
    await record(cx, { enterpriseId, actor: invited(accountId, name) }, { type: 'person.invitationDeclined', subject: { kind: 'invitation', id }, payload: { name } }, [answerOf(invitation, 'declined', cx.now())]);
    return decided(null);
  });
}
