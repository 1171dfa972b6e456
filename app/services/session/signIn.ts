import { update } from 'db/dialect/writes';
import { type Account, accountsOf } from 'db/repositories/organisation/accounts';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { accounts } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { limitsOf } from '~/domain/organisation/access/sessionLife';
import { closedSentence } from '~/domain/organisation/access/lockout';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Instant } from '~/domain/shared/instant';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { hashPassword, verifyPassword } from '~/platform/host/passwords';
import type { Context } from '../context';
import { beginsIn, membershipsOf } from './membership';
import { accountOfToken, judgeSecond, type SecondShown, secondToken } from './secondFactor';
import { forgetSession, lucia, rolesIn } from './sessions';
import { judge, type TriedTooOften } from './tries';

/** The password was right, and the account asks for a second step; `token` leads on to it. */
export type SecondAsked = { readonly code: 'secondAsked'; readonly token: string };
export type SignInRefusal = { readonly code: 'unknown' } | TriedTooOften | SecondAsked;

export const SIGN_IN_REFUSALS: RefusalTexts<SignInRefusal> = {
  secondAsked: () => ({ status: 422, sentence: '还要完成第二步验证。' }),
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
  return (await asksSecond(cx, account)) ? refused({ code: 'secondAsked', token: secondToken(cx, account) }) : decided(await enter(cx, account, visit, null));
}

/** Whether an account is asked for a second step: it has an authenticator app, or has a key in a device and serves somebody who asks for one. */
async function asksSecond(cx: Context, account: Account): Promise<boolean> {
  if (account.totpSecret) return true;
  const find = accountsOf(cx.store.read);
  if ((await find.deviceKeys(account.id)).length === 0) return false;
  const [memberships, officer] = await Promise.all([membershipsOf(cx, { account }), find.officer(account.id)]);
  if (officer?.regulator.secondFactorFrom) return true;
  const asked = await Promise.all(memberships.map(async (of) => limitsOf(await rulesFor(scopeOf(cx.store, of.enterpriseId)), await rolesIn(cx, of)).secondFactor));
  return asked.includes(true);
}

/** The second step of a sign-in: a code of the app, a recovery code, or a key of a device. Counted and answered like passwords. */
export async function signInSecond(cx: Context, token: string, shown: SecondShown, visit: Visit): Promise<Decision<{ cookie: string; accountId: string }, SecondRefusal>> {
  const account = await accountOfToken(cx, token);
  if (!account) return refused({ code: 'secondExpired' });
  const verdict = await judgeSecond(cx, account, shown);
  if (!verdict.ok) return verdict;
  return verdict.fact ? decided(await enter(cx, account, visit, cx.now())) : refused({ code: 'secondWrong', accountId: account.id });
}

export type SecondRefusal = { readonly code: 'secondExpired' } | { readonly code: 'secondWrong'; readonly accountId: string } | TriedTooOften;

export const SECOND_REFUSALS: RefusalTexts<SecondRefusal> = {
  secondExpired: () => ({ status: 422, field: 'code', sentence: '两步之间隔得太久了，请回到登录页重新输入密码。' }),
  secondWrong: () => ({ status: 422, field: 'code', sentence: '验证码不对，或已经用过。请等验证器显示下一个再输入；没有手机时，可以输入一个恢复码。' }),
  locked: ({ until }) => ({ status: 429, field: 'code', sentence: closedSentence(until) }),
};

/** Opens a session for an account that has shown all it is asked for. */
async function enter(cx: Context, { id, lastEnterpriseId }: Account, visit: Visit, secondAt: Instant | null): Promise<{ cookie: string; accountId: string }> {
  const now = cx.now();
  const begins = beginsIn(await membershipsOf(cx, { account: { id } }), lastEnterpriseId);
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
    secondAt,
    roles: begins && (await rolesIn(cx, begins)),
    keep: false,
  });
  return { cookie: auth.createSessionCookie(session.id).serialize(), accountId: id };
}
