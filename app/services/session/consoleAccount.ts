import { update, type Write } from 'db/dialect/writes';
import { type Account, accountsOf } from 'db/repositories/organisation/accounts';
import { accounts } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { dayOf } from '~/domain/shared/instant';
import { hashPassword, newPassword } from '~/platform/host/passwords';
import { auditAccount } from '../audit/auditAccount';
import type { Context } from '../context';
import { CONSOLE, toldOf } from '../told';
import { endMeans, NOTHING_SHOWN } from './endMeans';
import { endSessions } from './endSessions';

type AccountEvent = 'person.passwordIssued' | 'person.accountShut' | 'person.accountOpened';

const AUDITED = { 'person.passwordIssued': 'passwordReset', 'person.accountShut': 'accountShut', 'person.accountOpened': 'accountOpened' } as const;

/** Writes to an account, with an event in the chain of every factory it serves today, or in that of the platform where it serves none. */
async function act(cx: Context, account: Account, type: AccountEvent, reason: string, writes: readonly Write[]): Promise<void> {
  const [first, ...others] = await accountsOf(cx.store.read).memberships(account.id, dayOf(cx.now()));
  if (!first) await cx.store.write(writes, toldOf(cx, CONSOLE, type, { kind: 'account', id: account.id }, { name: account.loginName, reason }));
  for (const { enterpriseId, personId, personName } of first ? [first, ...others] : []) {
    await cx.store.commit({
      enterpriseId,
      actor: CONSOLE,
      at: cx.now(),
      build: () => ({
        steps: [{ event: { type, subject: { kind: 'person', id: personId }, payload: { name: personName, reason } }, writes: [] }],
        side: enterpriseId === first?.enterpriseId ? writes : [],
      }),
    });
  }
  await auditAccount(cx, account.id, AUDITED[type], `${CONSOLE.name}用命令办理，理由：${reason}`);
}

const accountNamed = (cx: Context, loginName: string): Promise<Account | null> => accountsOf(cx.store.read).byLoginName(tidyLoginName(loginName));

/** A new first password for any account: the last director's, a regulator's, an editor's. Null when there is no such account. All its sessions end, and with them signing code, keys of devices and the second factor. */
export async function issueAnyPassword(cx: Context, loginName: string, reason: string): Promise<{ loginName: string; password: string } | null> {
  const account = await accountNamed(cx, loginName);
  if (!account) return null;
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const { id } = account;
  await act(cx, account, 'person.passwordIssued', reason, [update(accounts, { id }, { passwordHash, mustChangePassword: true, failures: 0, ...NOTHING_SHOWN }), ...(await endMeans(cx, id)), ...(await endSessions(cx, id))]);
  return { loginName: account.loginName, password };
}

/** Shuts any account and ends its sessions. Answers what it was before; null when there is no such account. */
export async function shutAnyAccount(cx: Context, loginName: string, reason: string): Promise<'open' | 'shut' | null> {
  const account = await accountNamed(cx, loginName);
  if (!account) return null;
  if (account.disabledAt) return 'shut';
  const { id } = account;
  await act(cx, account, 'person.accountShut', reason, [update(accounts, { id }, { disabledAt: cx.now() }, { disabledAt: null }), ...(await endSessions(cx, id))]);
  return 'open';
}

/** Opens any account again. Answers what it was before; null when there is no such account. */
export async function openAnyAccount(cx: Context, loginName: string, reason: string): Promise<'open' | 'shut' | null> {
  const account = await accountNamed(cx, loginName);
  if (!account) return null;
  if (!account.disabledAt) return 'open';
  await act(cx, account, 'person.accountOpened', reason, [update(accounts, { id: account.id }, { disabledAt: null })]);
  return 'shut';
}
