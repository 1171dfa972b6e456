/**
 * The one file that knows Lucia. What the cookie holds is never stored: the database keeps its SHA-256, so a stolen
 * copy of the database signs nobody in.
 */
import { createHash } from 'node:crypto';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, type Session, TimeSpan } from 'lucia';
import type { Store } from 'db/dialect/store';
import { insert, remove, update } from 'db/dialect/writes';
import { accountsOf, type SessionRow } from 'db/repositories/organisation/accounts';
import { sessions } from 'db/schema';
import type { Assured } from '~/domain/organisation/access/assurance';
import { LONGEST_DAYS, type SessionLimits } from '~/domain/organisation/access/sessionLife';
import type { Instant } from '~/domain/shared/instant';
import { untilGone } from '../untilGone';

interface SessionAttributes {
  createdAt: Instant;
  lastSeenAt: Instant;
  actingEnterpriseId: string | null;
  userAgent: string;
  address: string;
  assuredAt: Instant | null;
  assurance: NonNullable<Assured['assurance']> | null;
  secondAt: Instant | null;
  roles: string[] | null;
  keep: boolean;
  /** How long it may last; told by the factory it acts in, never stored with it. */
  limits?: SessionLimits;
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOf>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { loginName: string; mustChangePassword: boolean; withApp: boolean };
  }
}

export const SESSION_COOKIE = 'zhian_session';

/** The name under which a session is stored. */
export const hashedSessionId = (cookieValue: string): string => createHash('sha256').update(cookieValue).digest('hex');

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function adapterOf(store: Store): Adapter {
  const find = accountsOf(store.read);
  const databaseSession = (row: SessionRow, id: string): DatabaseSession => ({
    id,
    userId: row.accountId,
    expiresAt: new Date(row.expiresAt * 1000),
    attributes: (({ id: _, accountId: __, expiresAt: ___, ...attributes }) => attributes)(row),
  });
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const found = await find.session(hashedSessionId(id));
      if (!found || found.account.disabledAt) return [null, null];
      const { loginName, mustChangePassword, totpSecret } = found.account;
      return [databaseSession(found.session, id), { id: found.account.id, attributes: { loginName, mustChangePassword, withApp: totpSecret !== null } }];
    },
    getUserSessions: async (accountId) => (await find.sessionsOf(accountId)).map((row) => databaseSession(row, row.id)),
    setSession: ({ id, userId, expiresAt, attributes: { limits: _, ...attributes } }) =>
      store.write([insert(sessions, { id: hashedSessionId(id), accountId: userId, expiresAt: seconds(expiresAt), ...attributes })]),
    async updateSessionExpiration(id, expiresAt) {
      if (await find.session(hashedSessionId(id))) await store.write([update(sessions, { id: hashedSessionId(id) }, { expiresAt: seconds(expiresAt) })]);
    },
    async deleteSession(id) {
      const key = { id: hashedSessionId(id) };
      await untilGone({ store }, async () => ((await find.session(key.id)) ? [remove(sessions, key)] : []));
    },
    async deleteUserSessions(accountId) {
      await untilGone({ store }, async () => (await find.sessionsOf(accountId)).map(({ id }) => remove(sessions, { id })));
    },
    // Sessions that are over are taken away by the timetable.
    deleteExpiredSessions: async () => undefined,
  };
}

/** Lucia over a store. `secure` when people come by https. */
export function luciaOf(store: Store, secure: boolean) {
  return new Lucia(adapterOf(store), {
    sessionExpiresIn: new TimeSpan(LONGEST_DAYS, 'd'),
    sessionCookie: { name: SESSION_COOKIE, attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

export type LiveSession = Session;
