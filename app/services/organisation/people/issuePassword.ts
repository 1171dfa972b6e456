import { update } from 'db/dialect/writes';
import { accounts } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import type { Context } from '../../context';
import { endMeans, NOTHING_SHOWN } from '../../session/endMeans';
import { endSessions } from '../../session/endSessions';
import { actOnAccount } from './actOnAccount';

/** Gives somebody who forgot theirs a new first password, shown once and changed at the next sign-in; all sessions of the person end, and with them signing code, keys of devices and
 * the second factor: whoever lost a phone begins anew. Event `person.passwordIssued`. */
export async function issuePassword(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  personId: string,
  input: { readonly reason: string },
): Promise<Decision<{ name: string; loginName: string; password: string }, OrganisationRefusal>> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const done = await actOnAccount(cx, permit, personId, {
    type: 'person.passwordIssued',
    reason: input.reason,
    writes: async ({ id }) => [update(accounts, { id }, { passwordHash, mustChangePassword: true, failures: 0, ...NOTHING_SHOWN }), ...(await endMeans(cx, id)), ...(await endSessions(cx, id))],
  });
  return done.ok ? decided({ name: done.fact.person.name, loginName: done.fact.account.loginName, password }) : done;
}
