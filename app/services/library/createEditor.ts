import { insert } from 'db/dialect/writes';
import { platformEditors } from 'db/schema';
import type { LoginNameTaken, LoginNameWrong } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '../context';
import { newAccount } from '../session/newAccount';

/** Makes a platform editor with an account of its own. */
export async function createEditor(cx: Context, name: string): Promise<Decision<{ loginName: string; password: string }, LoginNameWrong | LoginNameTaken>> {
  const account = await newAccount(cx, name);
  if (!account.ok) return account;
  const { id, loginName, password, write } = account.fact;
  await cx.store.write([write, insert(platformEditors, { id: cx.newId(), accountId: id, name: name.trim(), createdAt: cx.now() })]);
  return decided({ loginName, password });
}
