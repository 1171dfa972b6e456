import { remove, update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/accounts';
import { accounts, sessions } from 'db/schema';
import { passwordFault } from '~/domain/organisation/lockout';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import type { Context } from '../context';
import { hashedSessionId } from './lucia';
import type { SignedIn } from './sessions';

export type PasswordRefusal = { readonly code: 'wrongPassword' } | { readonly code: 'samePassword' } | { readonly code: 'weak'; readonly fault: string };

export const PASSWORD_REFUSALS: RefusalTexts<PasswordRefusal> = {
  wrongPassword: () => ({ status: 422, field: 'current', sentence: '现在的密码不对，请重新输入。' }),
  samePassword: () => ({ status: 422, field: 'next', sentence: '新密码与现在的相同，请换一个。' }),
  weak: ({ fault }) => ({ status: 422, field: 'next', sentence: fault }),
};

/** Gives an account a new password and ends its sessions on every other device. */
export async function changePassword(cx: Context, who: SignedIn, current: string, next: string): Promise<Decision<null, PasswordRefusal>> {
  const find = accountsOf(cx.store.read);
  const account = await find.byId(who.account.id);
  if (!account || !(await verifyPassword(account.passwordHash, current))) return refused({ code: 'wrongPassword' });
  if (current === next) return refused({ code: 'samePassword' });
  const fault = passwordFault(next, account.loginName);
  if (fault) return refused({ code: 'weak', fault });
  const others = (await find.sessionsOf(account.id)).filter((row) => row.id !== hashedSessionId(who.session.id));
  await cx.store.write([
    update(accounts, { id: account.id }, { passwordHash: await hashPassword(next), mustChangePassword: false }),
    ...others.map((row) => remove(sessions, { id: row.id })),
  ]);
  return decided(null);
}
