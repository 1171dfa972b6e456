/**
 * The one file that knows Lucia. What the cookie holds is never stored: the database keeps its SHA-256, so a stolen
 * copy of the database signs nobody in.
 */
import { createHash } from 'node:crypto';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, type Session, TimeSpan } from 'lucia';
import type { Store } from 'db/dialect/store';
import { insert, remove, update } from 'db/dialect/writes';
import { accountsOf } from 'db/repositories/accounts';
import { sessions } from 'db/schema';
import type { Instant } from '~/domain/shared/instant';

interface SessionAttributes {
  createdAt: Instant;
  lastSeenAt: Instant;
  actingEnterpriseId: string | null;
  userAgent: string;
  address: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOf>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { loginName: string; mustChangePassword: boolean };
  }
}

export const SESSION_COOKIE = 'zhian_session';

/** The name under which a session is stored. */
export const hashedSessionId = (cookieValue: string): string => createHash('sha256').update(cookieValue).digest('hex');

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function adapterOf(store: Store): Adapter {
  const find = accountsOf(store.read);
  const databaseSession = (row: typeof sessions.$inferSelect, id: string): DatabaseSession => ({
    id,
    userId: row.accountId,
    expiresAt: new Date(row.expiresAt * 1000),
    attributes: { createdAt: row.createdAt, lastSeenAt: row.lastSeenAt, actingEnterpriseId: row.actingEnterpriseId, userAgent: row.userAgent, address: row.address },
  });
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const found = await find.session(hashedSessionId(id));
      if (!found || found.account.disabledAt) return [null, null];
      const { loginName, mustChangePassword } = found.account;
      return [databaseSession(found.session, id), { id: found.account.id, attributes: { loginName, mustChangePassword } }];
    },
    getUserSessions: async (accountId) => (await find.sessionsOf(accountId)).map((row) => databaseSession(row, row.id)),
    setSession: (session) =>
      store.write([
        insert(sessions, { id: hashedSessionId(session.id), accountId: session.userId, expiresAt: seconds(session.expiresAt), ...session.attributes }),
      ]),
    async updateSessionExpiration(id, expiresAt) {
      if (await find.session(hashedSessionId(id))) await store.write([update(sessions, { id: hashedSessionId(id) }, { expiresAt: seconds(expiresAt) })]);
    },
    async deleteSession(id) {
      if (await find.session(hashedSessionId(id))) await store.write([remove(sessions, { id: hashedSessionId(id) })]);
    },
    async deleteUserSessions(accountId) {
      await store.write((await find.sessionsOf(accountId)).map((row) => remove(sessions, { id: row.id })));
    },
    // An expired session is removed when it is next presented; `getSessionAndUser` never returns a live one past its time.
    deleteExpiredSessions: async () => undefined,
  };
}

/** Lucia over a store. `secure` when people come by https. */
export function luciaOf(store: Store, secure: boolean) {
  return new Lucia(adapterOf(store), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: { name: SESSION_COOKIE, expires: false, attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

export type LiveSession = Session;
