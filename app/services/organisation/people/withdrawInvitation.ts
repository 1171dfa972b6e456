import { update } from 'db/dialect/writes';
import { invitationsOf } from 'db/repositories/organisation/invitations';
import { scopeOf } from 'db/repositories/scope';
import { invitations } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Takes an invitation back that nobody has answered. Event `person.invitationWithdrawn`. */
export async function withdrawInvitation(cx: Context, permit: Authorised<'organisation.manage'>, id: string): Promise<Decision<null, OrganisationRefusal>> {
  const { enterpriseId } = permit;
  return decide(async (): Promise<Decision<null, OrganisationRefusal>> => {
    const invitation = (await invitationsOf(scopeOf(cx.store, enterpriseId)).open()).find((one) => one.id === id);
    if (!invitation) return refused({ code: 'notFound' });
    await record(cx, permit, { type: 'person.invitationWithdrawn', subject: { kind: 'invitation', id }, payload: { name: invitation.name } }, [
      update(invitations, { enterpriseId, id }, { answer: 'withdrawn', answeredAt: cx.now(), version: invitation.version + 1 }, { version: invitation.version, answer: null }),
    ]);
    return decided(null);
  });
}
