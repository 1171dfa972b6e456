import { update, type Write } from 'db/dialect/writes';
import { type Invitation, invitationOf } from 'db/repositories/organisation/invitations';
import { invitations } from 'db/schema';
import type { Actor } from '~/domain/shared/actor';
import type { Instant } from '~/domain/shared/instant';
import type { Context } from '../../context';

/** The invitation, if it is one to this account and waits; null for all others. */
export async function waitingInvitation(cx: Pick<Context, 'store'>, accountId: string, id: string): Promise<Invitation | null> {
  const invitation = await invitationOf(cx.store.read, accountId, id);
  return invitation?.answer === null ? invitation : null;
}

/** Whoever answers an invitation is not of the factory yet. */
export const invited = (id: string, name: string): Actor => ({ kind: 'person', id, name, title: '受邀人' });

/** Gives an invitation that waits its one answer. */
export const answerOf = ({ enterpriseId, id, version }: Invitation, answer: NonNullable<Invitation['answer']>, at: Instant): Write =>
  update(invitations, { enterpriseId, id }, { answer, answeredAt: at, version: version + 1 }, { version, answer: null });
