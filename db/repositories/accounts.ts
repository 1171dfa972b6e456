import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { prepared } from '../dialect/prepared';
import type { Reader } from '../dialect/store';
import { accounts, enterprises, persons, platformEditors, regulatorOfficers, regulators, sessions, setupLinks } from '../schema';

export type Account = typeof accounts.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

/** One factory an account belongs to. */
export interface Membership {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly personId: string;
}

const sessionById = prepared((read) =>
  read.select({ session: sessions, account: accounts }).from(sessions).innerJoin(accounts, eq(accounts.id, sessions.accountId)).where(eq(sessions.id, sql.placeholder('id'))).prepare(),
);
const membershipsOf = prepared((read) =>
  read
    .select({ enterpriseId: persons.enterpriseId, enterpriseName: enterprises.name, personId: persons.id })
    .from(persons)
    .innerJoin(enterprises, eq(enterprises.enterpriseId, persons.enterpriseId))
    .where(and(eq(persons.accountId, sql.placeholder('accountId')), isNull(persons.leftOn)))
    .orderBy(enterprises.name)
    .prepare(),
);

/** Accounts and sessions stand outside every enterprise, so these finders take no scope. */
export const accountsOf = (read: Reader) => ({
  async byId(id: string): Promise<Account | null> {
    return (await read.select().from(accounts).where(eq(accounts.id, id)))[0] ?? null;
  },
  async byLoginName(loginName: string): Promise<Account | null> {
    return (await read.select().from(accounts).where(eq(accounts.loginName, loginName)))[0] ?? null;
  },
  async session(hashedId: string): Promise<{ session: SessionRow; account: Account } | null> {
    return (await sessionById(read).execute({ id: hashedId }))[0] ?? null;
  },
  sessionsOf: async (accountId: string): Promise<SessionRow[]> =>
    read.select().from(sessions).where(eq(sessions.accountId, accountId)).orderBy(desc(sessions.lastSeenAt)),
  /** The factories a person still belongs to, by name. */
  memberships: async (accountId: string): Promise<Membership[]> => membershipsOf(read).execute({ accountId }),
  async officer(accountId: string) {
    const rows = await read
      .select({ officer: regulatorOfficers, regulator: regulators })
      .from(regulatorOfficers)
      .innerJoin(regulators, eq(regulators.id, regulatorOfficers.regulatorId))
      .where(eq(regulatorOfficers.accountId, accountId));
    return rows[0] ?? null;
  },
  /** The platform editor behind an account; null when it is none. */
  async editor(accountId: string): Promise<{ id: string; name: string } | null> {
    return (await read.select({ id: platformEditors.id, name: platformEditors.name }).from(platformEditors).where(eq(platformEditors.accountId, accountId)))[0] ?? null;
  },
  async setupLink(id: string) {
    return (await read.select().from(setupLinks).where(eq(setupLinks.id, id)))[0] ?? null;
  },
});
