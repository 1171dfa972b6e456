import { update } from 'db/dialect/writes';
import { accounts } from 'db/schema';
import type { Authorised } from '~/domain/organisation/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '../context';
import { endSessions } from '../session/endSessions';
import { actOnAccount } from './actOnAccount';

/** Shuts the account of somebody of the factory until it is opened again; all its sessions end. Event `person.accountShut`. */
export async function shutAccount(
  cx: Context,
  leave: Authorised<'organisation.manage'>,
  personId: string,
  input: { readonly reason: string },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  const done = await actOnAccount(cx, leave, personId, {
    type: 'person.accountShut',
    reason: input.reason,
    against: ({ disabledAt }) => (disabledAt ? { code: 'accountShut' } : null),
    writes: async ({ id }) => [update(accounts, { id }, { disabledAt: cx.now() }, { disabledAt: null }), ...(await endSessions(cx, id))],
  });
  return done.ok ? decided({ id: personId }) : done;
}
