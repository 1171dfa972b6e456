import { recent, recentOf } from 'db/dialect/recent';
import type { Store } from 'db/dialect/store';
import { remove, update } from 'db/dialect/writes';
import { accountsOf, type Membership, type SessionRow } from 'db/repositories/organisation/accounts';
import { standingOf } from 'db/repositories/organisation/standing';
import { scopeOf } from 'db/repositories/scope';
import { accounts, sessions } from 'db/schema';
import { endOf, OFFICIAL_LIMITS } from '~/domain/organisation/access/sessionLife';
import { dayOf, type Instant, millisecondsOf } from '~/domain/shared/instant';
import { within } from '~/platform/host/within';
import { type Context, isConflict } from '../context';
import { hashedSessionId, type LiveSession, luciaOf } from './lucia';

/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_MS = 60_000;
/** How long a request waits for that. */
const TOUCH_MS = 50;

/** Uses of sessions that are not written down yet. */
const unwritten = recentOf<Instant>(10_000);

export interface SignedIn {
  readonly session: LiveSession;
  readonly account: { readonly id: string; readonly loginName: string; readonly mustChangePassword: boolean; /** Whether it has an authenticator app. */ readonly withApp?: boolean };
}

/** Sessions this process met lately, by their stored name, and when (by the clock that only runs on). */
const met = recent<number>(20_000);
/** So long a session that was good may go unasked where only room for its sender is at stake. */
const JUST_MET_MS = 30_000;

/** Whether a cookie value was somebody's session when this process last saw it: what is made up is known from what was given. */
export const isKnownSession = (cookieValue: string): boolean => met.get(hashedSessionId(cookieValue)) !== undefined;

/** Whether a session was good a moment ago. That lets a body be read; what is done with it asks for the session itself. */
export const wasJustMet = (cookieValue: string): boolean => performance.now() - (met.get(hashedSessionId(cookieValue)) ?? -Infinity) < JUST_MET_MS;

/** What a cookie stands for: a person, or why it is nobody's any more. */
export type Presented = { readonly who: SignedIn } | { readonly who: null; readonly ended: 'idle' | 'over' };

const luciaByStore = new WeakMap<Store, ReturnType<typeof luciaOf>>();

/** Whether cookies are for https alone is told by the address people come by. */
export function lucia({ store, site }: Pick<Context, 'store' | 'site'>) {
  const known = luciaByStore.get(store) ?? luciaOf(store, site.origin?.startsWith('https:') ?? false);
  luciaByStore.set(store, known);
  return known;
}

/**
 * What a cookie stands for. This is the one place where a session ends by itself: unused for as long as the factory it acts in allows, or
 * too old. Its row stays until it is pruned, or until somebody signs in in that browser.
 */
export async function presented(cx: Pick<Context, 'store' | 'site' | 'now'>, cookieValue: string): Promise<Presented> {
  const { session, user } = await lucia(cx).validateSession(cookieValue);
  if (!session || !user) return { who: null, ended: 'over' };
  const storedName = hashedSessionId(session.id);
  const used = unwritten(cx.store.read).get(storedName);
  const seen = used && used > session.lastSeenAt ? { ...session, lastSeenAt: used } : session;
  const ended = endOf(seen, session.limits ?? OFFICIAL_LIMITS, cx.now());
  met.put(storedName, ended ? -Infinity : performance.now());
  return ended ? { who: null, ended } : { who: { session: seen, account: user } };
}

/** The session a cookie value names, null when there is none, it is idle or over, or its account is shut. */
export const findSession = async (cx: Pick<Context, 'store' | 'site' | 'now'>, cookieValue: string): Promise<SignedIn | null> => (await presented(cx, cookieValue)).who;

/**
 * Notes that the session was used now; writes at most once a minute. Reading must go on where nothing can be written, and wait for
 * nobody's lock: what is not written in time, or not at all, is remembered by this process and counts all the same.
 */
export async function touchSession(cx: Pick<Context, 'store' | 'now' | 'log'>, session: LiveSession): Promise<void> {
  const now = cx.now();
  if (millisecondsOf(now) - millisecondsOf(session.lastSeenAt) < SEEN_EVERY_MS) return;
  const id = hashedSessionId(session.id);
  const known = unwritten(cx.store.read);
  known.put(id, now);
  const written = cx.store.write([update(sessions, { id }, { lastSeenAt: now })]).then(
    () => known.drop(id),
    // a conflict: the session was ended meanwhile
    (error: unknown) => (isConflict(error) ? known.drop(id) : cx.log.warn({ err: error }, 'the use of a session could not be written')),
  );
  await within(written, TOUCH_MS);
}

/** Roles of somebody in the factory a session acts in, on the day it begins to. */
export const rolesIn = async (cx: Pick<Context, 'store' | 'now'>, { enterpriseId, personId }: Pick<Membership, 'enterpriseId' | 'personId'>): Promise<string[]> => [
  ...((await standingOf(scopeOf(cx.store, enterpriseId), personId, dayOf(cx.now())))?.standing.roles ?? []),
];

/** Keeps the roles that somebody has today with their session, where they are others than before: how long it may lie unused goes by them. */
export async function keepRoles(cx: Pick<Context, 'store' | 'log'>, { session }: SignedIn, roles: readonly string[]): Promise<void> {
  if (session.roles !== null && session.roles.join() === roles.join()) return;
  await within(cx.store.write([update(sessions, { id: hashedSessionId(session.id) }, { roles: [...roles] })]).catch((error: unknown) => cx.log.warn({ err: error }, 'the roles of a session could not be written')), TOUCH_MS);
}

/** Lets a session act in another of the person's factories, which is where the next one begins. The caller has checked the membership. */
export const actIn = async (cx: Pick<Context, 'store' | 'now'>, { session, account }: SignedIn, of: Pick<Membership, 'enterpriseId' | 'personId'>): Promise<void> =>
  cx.store.write([
    update(sessions, { id: hashedSessionId(session.id) }, { actingEnterpriseId: of.enterpriseId, roles: await rolesIn(cx, of) }),
    update(accounts, { id: account.id }, { lastEnterpriseId: of.enterpriseId }),
  ]);

/** Every session of an account that lives, newest use first; `current` marks the one asking. */
export async function listSessions(cx: Pick<Context, 'store' | 'now'>, signedIn: SignedIn): Promise<(SessionRow & { current: boolean })[]> {
  const rows = await accountsOf(cx.store.read).sessionsOf(signedIn.account.id);
  const own = hashedSessionId(signedIn.session.id);
  return rows.filter((row) => endOf(row, row.limits, cx.now()) === null).map((row) => ({ ...row, current: row.id === own }));
}

/** Ends one session of the account by its stored name; false when it is not one of its own. */
export async function revokeSession(cx: Pick<Context, 'store'>, signedIn: SignedIn, storedId: string): Promise<boolean> {
  const rows = await accountsOf(cx.store.read).sessionsOf(signedIn.account.id);
  if (!rows.some((row) => row.id === storedId)) return false;
  met.drop(storedId);
  await cx.store.write([remove(sessions, { id: storedId })]);
  return true;
}

/** Ends the session a cookie names, whosever it is and however it ended. */
export function forgetSession(cx: Pick<Context, 'store' | 'site'>, cookieValue: string): Promise<void> {
  met.drop(hashedSessionId(cookieValue));
  return lucia(cx).invalidateSession(cookieValue);
}

/** Ends the session asking and gives the cookie header that clears it. */
export async function signOut(cx: Pick<Context, 'store' | 'site'>, who: SignedIn): Promise<string> {
  await forgetSession(cx, who.session.id);
  return lucia(cx).createBlankSessionCookie().serialize();
}
