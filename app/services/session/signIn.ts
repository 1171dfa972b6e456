import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/accounts';
import { accounts } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/addPerson';
import { lockedUntil } from '~/domain/organisation/lockout';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Instant, timeOf } from '~/domain/shared/instant';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import type { Context } from '../context';
import { lucia } from './sessions';

export type SignInRefusal = { readonly code: 'unknown' } | { readonly code: 'locked'; readonly until: Instant };

export const SIGN_IN_REFUSALS: RefusalTexts<SignInRefusal> = {
  unknown: () => ({ status: 422, field: 'password', sentence: '登录名或密码不对，请核对后再试；忘记密码请联系本企业的质量安全总监重置。' }),
  locked: ({ until }) => ({ status: 429, field: 'password', sentence: `连续多次输错，账户已暂时锁定，请在 ${timeOf(until)} 之后再试。` }),
};

/** Where a sign-in comes from, kept with the session so that its owner can recognise it. */
export interface Visit {
  readonly userAgent: string;
  readonly address: string;
}

/** A hash nobody's password fits, so that an unknown name takes as long as a wrong password. */
const decoy = hashPassword('no account has this one');

/**
 * Opens a session for a login name and password and gives the cookie header that carries it.
 * A fifth failure in a row locks the account for 30 s, each further one twice as long, up to an hour.
 */
export async function signIn(cx: Context, loginName: string, password: string, visit: Visit): Promise<Decision<{ cookie: string; accountId: string }, SignInRefusal>> {
  const account = await accountsOf(cx.store.read).byLoginName(tidyLoginName(loginName));
  const now = cx.now();
  if (account?.lockedUntil && account.lockedUntil > now) return refused({ code: 'locked', until: account.lockedUntil });
  const fits = await verifyPassword(account?.passwordHash ?? (await decoy), password);
  if (!account || account.disabledAt) return refused({ code: 'unknown' });
  if (!fits) {
    const failures = account.failures + 1;
    const until = lockedUntil(failures, now);
    await cx.store.write([update(accounts, { id: account.id }, { failures, lockedUntil: until })]);
    return refused(until ? { code: 'locked', until } : { code: 'unknown' });
  }
  if (account.failures > 0 || account.lockedUntil) await cx.store.write([update(accounts, { id: account.id }, { failures: 0, lockedUntil: null })]);
  const auth = lucia(cx.store);
  const session = await auth.createSession(account.id, {
    createdAt: now,
    lastSeenAt: now,
    actingEnterpriseId: null,
    userAgent: visit.userAgent.slice(0, 300),
    address: visit.address,
  });
  return decided({ cookie: auth.createSessionCookie(session.id).serialize(), accountId: account.id });
}
