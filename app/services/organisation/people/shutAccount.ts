import { update } from 'db/dialect/writes';
import { accounts } from 'db/schema';
import { endSessions } from '../../session/endSessions';
import { accountVerb } from './actOnAccount';

/** Shuts the account of somebody of the factory until it is opened again; all its sessions end. Event `person.accountShut`. */
export const shutAccount = accountVerb(
  'person.accountShut',
  ({ disabledAt }) => (disabledAt ? { code: 'accountShut' } : null),
  async (cx, { id }) => [update(accounts, { id }, { disabledAt: cx.now() }, { disabledAt: null }), ...(await endSessions(cx, id))],
);
