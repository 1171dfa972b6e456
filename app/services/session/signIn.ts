import { update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { accounts } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { closedSentence } from '~/domain/organisation/access/lockout';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import type { Context } from '../context';
import { beginsIn, membershipsOf } from './membership';
import { forgetSession, lucia, rolesIn } from './sessions';
import { judge, type TriedTooOften } from './tries';

export type SignInRefusal = { readonly code: 'unknown' } | TriedTooOften;

export const SIGN_IN_REFUSALS: RefusalTexts<SignInRefusal> = {
  unknown: () => ({ status: 422, field: 'password', sentence: '登录名或密码不对，请核对后再试。' }),
  locked: ({ until }) => ({ status: 429, field: 'password', sentence: closedSentence(until) }),
};

/** Where a sign-in comes from, kept with the session so that its owner can recognise it. */
export interface Visit {
  readonly userAgent: string;
  readonly address: string;
  /** What the cookie of this browser held before; that session ends when another begins in its place. */
  readonly earlier?: string | null;
}

/** A hash nobody's password fits, so that an unknown name takes as long as a wrong password. */
const decoy = hashPassword('no account has this one');

/**
 * Opens a session for a login name and password and gives the cookie header that carries it. Unknown names, shut accounts and wrong
 * passwords are counted, timed and answered alike; see `judge` for what is too often.
 */
export async function signIn(cx: Context, loginName: string, password: string, visit: Visit): Promise<Decision<{ cookie: string; accountId: string }, SignInRefusal>> {
  const account = await accountsOf(cx.store.read).byLoginName(tidyLoginName(loginName));
  const verdict = await judge(cx, { loginName, address: visit.address, accountId: account?.id ?? null }, async () => {
    const fits = await verifyPassword(account?.passwordHash ?? (await decoy), password);
    return fits && account !== null && !account.disabledAt;
  });
  if (!verdict.ok) return verdict;
  if (!verdict.fact || !account) return refused({ code: 'unknown' });
  const { id, lastEnterpriseId } = account;
  const now = cx.now();
  const begins = beginsIn(await membershipsOf(cx, { account }), lastEnterpriseId);
  const actingEnterpriseId = begins?.enterpriseId ?? null;
  await cx.store.write([update(accounts, { id }, { failures: 0, lastEnterpriseId: actingEnterpriseId ?? lastEnterpriseId })]);
  if (visit.earlier) await forgetSession(cx, visit.earlier);
  const auth = lucia(cx);
  const session = await auth.createSession(id, {
    createdAt: now,
    lastSeenAt: now,
    actingEnterpriseId,
    userAgent: visit.userAgent.slice(0, 300),
    address: visit.address,
    assuredAt: now,
    assurance: 'password',
    roles: begins && (await rolesIn(cx, begins)),
    keep: false,
  });
  return decided({ cookie: auth.createSessionCookie(session.id).serialize(), accountId: id });
}
