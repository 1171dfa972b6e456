import { update } from 'db/dialect/writes';
import { accounts } from 'db/schema';
import type { Authorised } from '~/domain/organisation/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '../context';
import { actOnAccount } from './actOnAccount';

/** Opens an account again that was shut; the password is the one it had. Event `person.accountOpened`. */
export async function openAccount(
  cx: Context,
  leave: Authorised<'organisation.manage'>,
  personId: string,
  input: { readonly reason: string },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  const done = await actOnAccount(cx, leave, personId, {
    type: 'person.accountOpened',
    reason: input.reason,
    against: ({ disabledAt }) => (disabledAt ? null : { code: 'accountNotShut' }),
    writes: ({ id }) => [update(accounts, { id }, { disabledAt: null })],
  });
  return done.ok ? decided({ id: personId }) : done;
}
