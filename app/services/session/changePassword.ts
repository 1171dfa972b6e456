import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { accounts } from 'db/schema';
import { closedSentence, passwordFault } from '~/domain/organisation/access/lockout';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import { actorsOf } from '../audit/auditAccount';
import { type Context, decide } from '../context';
import { endSessions } from './endSessions';
import { hashedSessionId } from './lucia';
import { toldOf } from '../told';
import type { SignedIn } from './sessions';
import { judge, type TriedTooOften } from './tries';

export type PasswordRefusal = { readonly code: 'wrongPassword' } | { readonly code: 'samePassword' } | { readonly code: 'weak'; readonly fault: string } | TriedTooOften;

export const PASSWORD_REFUSALS: RefusalTexts<PasswordRefusal> = {
  wrongPassword: () => ({ status: 422, field: 'current', sentence: '现在的密码不对，请重新输入。' }),
  samePassword: () => ({ status: 422, field: 'next', sentence: '新密码与现在的相同，请换一个。' }),
  weak: ({ fault }) => ({ status: 422, field: 'next', sentence: fault }),
  locked: ({ until }) => ({ status: 429, field: 'current', sentence: closedSentence(until) }),
};

/**
 * Gives an account a new password and ends its sessions on every other device. Wrong present passwords count with those at the entrance;
 * `address` is where it is asked from, by default where the session began.
 */
export async function changePassword(cx: Context, who: SignedIn, current: string, next: string, address = who.session.address): Promise<Decision<null, PasswordRefusal>> {
  const account = await accountsOf(cx.store.read).byId(who.account.id);
  if (!account) return refused({ code: 'wrongPassword' });
  const { id, loginName, passwordHash } = account;
  const verdict = await judge(cx, { loginName, address, accountId: id }, () => verifyPassword(passwordHash, current));
  if (!verdict.ok) return verdict;
  if (!verdict.fact) return refused({ code: 'wrongPassword' });
  if (current === next) return refused({ code: 'samePassword' });
  const fault = passwordFault(next, loginName);
  if (fault) return refused({ code: 'weak', fault });
  const chosen = await hashPassword(next);
  const owners = await actorsOf(cx, id);
  const { actor } = owners.find(({ enterpriseId }) => enterpriseId === who.session.actingEnterpriseId) ?? owners[0];
  await decide(async () => {
    await cx.store.write([
      update(accounts, { id }, { passwordHash: chosen, mustChangePassword: false, failures: 0 }, { passwordHash }),
      ...(await endSessions(cx, id, hashedSessionId(who.session.id))),
    ], toldOf(cx, actor, 'account.passwordChanged', { kind: 'account', id }, { name: loginName }));
    return decided(null);
  });
  return decided(null);
}
