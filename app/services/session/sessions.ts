import { recentOf } from 'db/dialect/recent';
import type { Store } from 'db/dialect/store';
import { remove, update } from 'db/dialect/writes';
import { accountsOf, type SessionRow } from 'db/repositories/accounts';
import { sessions } from 'db/schema';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';
import { within } from '~/platform/host/within';
import { type Context, isConflict } from '../context';
import { hashedSessionId, type LiveSession, luciaOf } from './lucia';

/** However busy, a session ends after this many days and the person signs in again. */
const LONGEST_DAYS = 30;
/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_MS = 60_000;
/** How long a request waits for that. */
const TOUCH_MS = 250;

/** Uses of sessions that are not written down yet. */
const unwritten = recentOf<Instant>(10_000);

export interface SignedIn {
  readonly session: LiveSession;
  readonly account: { readonly id: string; readonly loginName: string; readonly mustChangePassword: boolean };
}

const luciaByStore = new WeakMap<Store, ReturnType<typeof luciaOf>>();

/** https or not is told by the address people come by (`ZHIAN_ORIGIN`). */
export function lucia(store: Store) {
  const known = luciaByStore.get(store) ?? luciaOf(store, (process.env.ZHIAN_ORIGIN ?? '').startsWith('https:'));
  luciaByStore.set(store, known);
  return known;
}

/** The session a cookie value names, null when there is none, it is over, or its account is disabled. */
export async function findSession(cx: Pick<Context, 'store' | 'now'>, cookieValue: string): Promise<SignedIn | null> {
  const { session, user } = await lucia(cx.store).validateSession(cookieValue);
  if (!session || !user) return null;
  const age = millisecondsOf(cx.now()) - millisecondsOf(session.createdAt);
  if (age > LONGEST_DAYS * 86_400_000) {
    await lucia(cx.store).invalidateSession(cookieValue);
    return null;
  }
  const used = unwritten(cx.store.read).get(hashedSessionId(session.id));
  return { session: used && used > session.lastSeenAt ? { ...session, lastSeenAt: used } : session, account: user };
}

/** Whether nobody used the session for longer than `idleMinutes`. */
export const isIdle = (session: LiveSession, now: Instant, idleMinutes: number): boolean =>
  millisecondsOf(now) - millisecondsOf(session.lastSeenAt) > idleMinutes * 60_000;

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

/** Lets a session act in another of the person's factories. The caller has checked the membership. */
export const actIn = (cx: Pick<Context, 'store'>, session: LiveSession, enterpriseId: string): Promise<void> =>
  cx.store.write([update(sessions, { id: hashedSessionId(session.id) }, { actingEnterpriseId: enterpriseId })]);

/** Every session of an account, newest use first; `current` marks the one asking. */
export async function listSessions(cx: Pick<Context, 'store'>, signedIn: SignedIn): Promise<(SessionRow & { current: boolean })[]> {
  const rows = await accountsOf(cx.store.read).sessionsOf(signedIn.account.id);
  const own = hashedSessionId(signedIn.session.id);
  return rows.map((row) => ({ ...row, current: row.id === own }));
}

/** Ends one session of the account by its stored name; false when it is not one of its own. */
export async function revokeSession(cx: Pick<Context, 'store'>, signedIn: SignedIn, storedId: string): Promise<boolean> {
  const rows = await accountsOf(cx.store.read).sessionsOf(signedIn.account.id);
  if (!rows.some((row) => row.id === storedId)) return false;
  await cx.store.write([remove(sessions, { id: storedId })]);
  return true;
}

/** Ends the session asking and gives the cookie header that clears it. */
export async function signOut(cx: Pick<Context, 'store'>, who: SignedIn): Promise<string> {
  const auth = lucia(cx.store);
  await auth.invalidateSession(who.session.id);
  return auth.createBlankSessionCookie().serialize();
}
