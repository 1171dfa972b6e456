import { insert } from 'db/dialect/writes';
import { platformEditors } from 'db/schema';
import type { LoginNameTaken, LoginNameWrong } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '../context';
import { newAccount } from '../session/newAccount';
import { CONSOLE, toldOf } from '../told';

/** Makes a platform editor with an account of its own. */
export async function createEditor(cx: Context, name: string): Promise<Decision<{ loginName: string; password: string }, LoginNameWrong | LoginNameTaken>> {
  const account = await newAccount(cx, name);
  if (!account.ok) return account;
  const { id, loginName, password, write } = account.fact;
  const editorId = cx.newId();
  const told = toldOf(cx, CONSOLE, 'editor.created', { kind: 'editor', id: editorId }, { loginName });
  await cx.store.write([write, insert(platformEditors, { id: editorId, accountId: id, name: name.trim(), createdAt: cx.now() })], told);
  return decided({ loginName, password });
}
