import { insert, type Write } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { accounts } from 'db/schema';
import { isLoginName, tidyLoginName } from '~/domain/organisation/people/addPerson';
import type { LoginNameTaken, LoginNameWrong } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import type { Context } from '../context';

/** An account to be written together with whom it serves; the password is shown once and changed at the first sign-in. */
export interface NewAccount {
  readonly id: string;
  readonly loginName: string;
  readonly password: string;
  readonly write: Write;
}

/** An account of its own with a random first password, not yet written. */
export async function newAccount(cx: Context, name: string): Promise<Decision<NewAccount, LoginNameWrong | LoginNameTaken>> {
  const loginName = tidyLoginName(name);
  if (!isLoginName(loginName)) return refused({ code: 'loginNameWrong' });
  if (await accountsOf(cx.store.read).byLoginName(loginName)) return refused({ code: 'loginNameTaken', loginName });
  const password = newPassword();
  const id = cx.newId();
  const write = insert(accounts, { id, loginName, passwordHash: await hashPassword(password), mustChangePassword: true, demo: false, failures: 0, createdAt: cx.now() });
  return decided({ id, loginName, password, write });
}
