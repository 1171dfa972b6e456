import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { auditOf } from '../../audit/audit';
import { type Context, decide } from '../../context';
import { answerOf, invited, waitingInvitation } from './invitationAnswer';

/** Says no to an invitation. Event `person.invitationDeclined`. */
export async function declineInvitation(cx: Context, accountId: string, id: string): Promise<Decision<null, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<null, OrganisationRefusal>> => {
    const invitation = await waitingInvitation(cx, accountId, id);
    if (!invitation) return refused({ code: 'notFound' });
    const { enterpriseId, name } = invitation;
    const at = cx.now();
    const actor = invited(accountId, name);
    const event = { type: 'person.invitationDeclined' as const, subject: { kind: 'invitation', id }, payload: { name } };
    await cx.store.commit({
      enterpriseId,
      actor,
      at,
      build: () => ({
        steps: [{ event, writes: [answerOf(invitation, 'declined', at)] }],
        beside: auditOf(cx, { enterpriseId, actor }, event),
      }),
    });
    return decided(null);
  });
}
