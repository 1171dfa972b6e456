import { insert } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/accounts';
import { accounts, platformEditors } from 'db/schema';
import { isLoginName, tidyLoginName } from '~/domain/organisation/addPerson';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import type { Context } from '~/services/context';

export type CreateEditorRefusal = { readonly code: 'loginNameWrong' } | { readonly code: 'loginNameTaken' };

/** Makes a platform editor with an account and a random first password, which is shown once and changed at the first sign-in. */
export async function createEditor(cx: Context, name: string): Promise<Decision<{ loginName: string; password: string }, CreateEditorRefusal>> {
  const loginName = tidyLoginName(name);
  if (!isLoginName(loginName)) return refused({ code: 'loginNameWrong' });
  if (await accountsOf(cx.store.read).byLoginName(loginName)) return refused({ code: 'loginNameTaken' });
  const password = newPassword();
  const accountId = cx.newId();
  const at = cx.now();
  await cx.store.write([
    insert(accounts, { id: accountId, loginName, passwordHash: await hashPassword(password), mustChangePassword: true, demo: false, failures: 0, createdAt: at }),
    insert(platformEditors, { id: cx.newId(), accountId, name: name.trim(), createdAt: at }),
  ]);
  return decided({ loginName, password });
}
