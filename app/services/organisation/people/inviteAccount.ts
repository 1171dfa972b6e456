import { insert } from 'db/dialect/writes';
import { accountByLoginName } from 'db/repositories/organisation/accountsPublic';
import { invitationsOf } from 'db/repositories/organisation/invitations';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import { invitations } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import type { Authorised } from '~/domain/organisation/access/authority';
import { inviteAccount as decideInvitation, type InvitedPerson } from '~/domain/organisation/people/inviteAccount';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Invites somebody who signs in with an account of another factory (区域总监). Event `person.invited`. */
export async function inviteAccount(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  input: InvitedPerson & { readonly loginName: string },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  const { enterpriseId, actor } = permit;
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const account = await accountByLoginName(cx.store.read, tidyLoginName(input.loginName));
    const scope = scopeOf(cx.store, enterpriseId);
    const member = account ? await peopleOf(scope).personOfAccount(account.id) : null;
    const open = await invitationsOf(scope).open();
    const decision = decideInvitation(account, { member, invited: open.some(({ accountId }) => accountId === account?.id) }, input);
    if (!decision.ok) return decision;
    const id = cx.newId();
    const { name, joinedOn } = decision.fact;
    await record(cx, permit, { type: 'person.invited', subject: { kind: 'invitation', id }, payload: { name, joinedOn } }, [
      insert(invitations, { enterpriseId, id, ...decision.fact, invitedByName: actor.name, invitedAt: cx.now(), answer: null, answeredAt: null, version: 1 }),
    ]);
    return decided({ id });
  });
}
