import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { AccountElsewhere, OwnAccount, PersonLeft } from '../refusals';
import type { Person } from '../types';

/** The account behind a person, as far as the factory may dispose of it. */
export interface AccountHere {
  /** Belongs to whoever asks. */
  readonly own: boolean;
  /** Serves another factory as well. */
  readonly elsewhere: boolean;
}

/**
 * Whether a factory may act on the account of one of its people. Nobody acts on their own, for which there are other ways; and an account
 * that serves another factory as well is nobody's alone: a new password would open that factory to whoever issued it.
 */
export function mayDispose(person: Person, account: AccountHere, today: Day): Decision<null, PersonLeft | OwnAccount | AccountElsewhere> {
  if (person.leftOn && person.leftOn < today) return refused({ code: 'personLeft', name: person.name, leftOn: person.leftOn });
  if (account.own) return refused({ code: 'ownAccount' });
  if (account.elsewhere) return refused({ code: 'accountElsewhere', name: person.name });
  return decided(null);
}
