import { update } from 'db/dialect/writes';
import { accounts } from 'db/schema';
import { accountVerb } from './actOnAccount';

/** Opens an account again that was shut; the password is the one it had. Event `person.accountOpened`. */
export const openAccount = accountVerb(
  'person.accountOpened',
  ({ disabledAt }) => (disabledAt ? null : { code: 'accountNotShut' }),
  (_cx, { id }) => [update(accounts, { id }, { disabledAt: null })],
);
