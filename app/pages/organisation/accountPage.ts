import type { Store } from 'db/dialect/store';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { invitationsTo } from 'db/repositories/organisation/invitations';
import { dayOf, type Instant } from '~/domain/shared/instant';

/** What belongs to an account and to no factory: who asks it in, and the factories it belongs to today. Two queries. */
export async function accountPage(cx: { readonly store: Store; readonly now: () => Instant }, accountId: string) {
  const [invitations, factories] = await Promise.all([invitationsTo(cx.store.read, accountId), accountsOf(cx.store.read).memberships(accountId, dayOf(cx.now()))]);
  return {
    invitations: invitations.map(({ id, enterpriseName, name, joinedOn, invitedByName }) => ({ id, enterpriseName, name, joinedOn, invitedByName })),
    factories: factories.map(({ enterpriseId, enterpriseName }) => ({ enterpriseId, enterpriseName })),
  };
}
