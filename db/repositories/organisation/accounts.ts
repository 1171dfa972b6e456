import { and, asc, desc, eq, gt, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { limitsOf, OFFICIAL_LIMITS, type SessionLimits } from '../../../app/domain/organisation/access/sessionLife';
import { rulesOf } from '../../../app/domain/rulepack/pack';
import type { Json } from '../../../app/domain/shared/canonical';
import type { Day } from '../../../app/domain/shared/day';
import { prepared } from '../../dialect/prepared';
import type { Reader } from '../../dialect/reader';
import { accounts, deviceKeys, enterprises, persons, platformEditors, recoveryCodes, regulatorOfficers, regulators, sessions, settings, setupLinks } from '../../schema';

export type Account = typeof accounts.$inferSelect;
/** A session with how long it may last, as the factory it acts in has set it for its roles. */
export type SessionRow = typeof sessions.$inferSelect & { readonly limits: SessionLimits };

/** One factory an account belongs to. */
export interface Membership {
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly personId: string;
  readonly personName: string;
}

const withLimits = ({ session, values }: { session: typeof sessions.$inferSelect; values: Readonly<Record<string, Json>> | null }): SessionRow => ({
  ...session,
  limits: values === null ? OFFICIAL_LIMITS : limitsOf(rulesOf(values), session.roles),
});

const sessionById = prepared((read) =>
  read
    .select({ session: sessions, account: accounts, values: settings.values })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(settings, eq(settings.enterpriseId, sessions.actingEnterpriseId))
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare(),
);
const membershipsOf = prepared((read) =>
  read
    .select({ enterpriseId: persons.enterpriseId, enterpriseName: enterprises.name, personId: persons.id, personName: persons.name })
    .from(persons)
    .innerJoin(enterprises, eq(enterprises.enterpriseId, persons.enterpriseId))
    .where(
      and(
        eq(persons.accountId, sql.placeholder('accountId')),
        lte(persons.joinedOn, sql.placeholder('day')),
        or(isNull(persons.leftOn), gte(persons.leftOn, sql.placeholder('day'))),
      ),
    )
    .orderBy(asc(persons.joinedOn), asc(persons.id))
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
    const [found] = await sessionById(read).execute({ id: hashedId });
    return found ? { session: withLimits(found), account: found.account } : null;
  },
  sessionsOf: async (accountId: string): Promise<SessionRow[]> =>
    (
      await read
        .select({ session: sessions, values: settings.values })
        .from(sessions)
        .leftJoin(settings, eq(settings.enterpriseId, sessions.actingEnterpriseId))
        .where(eq(sessions.accountId, accountId))
        .orderBy(desc(sessions.lastSeenAt))
    ).map(withLimits),
  /** Sessions of all accounts by their stored name, behind one of them. */
  sessionsAfter: async (id: string, most: number): Promise<SessionRow[]> =>
    (
      await read
        .select({ session: sessions, values: settings.values })
        .from(sessions)
        .leftJoin(settings, eq(settings.enterpriseId, sessions.actingEnterpriseId))
        .where(gt(sessions.id, id))
        .orderBy(asc(sessions.id))
        .limit(most)
    ).map(withLimits),
  /** The factories a person belongs to on a day, the one of the longest standing first: whoever leaves belongs to it until the last day is over. */
  memberships: async (accountId: string, day: Day): Promise<Membership[]> => membershipsOf(read).execute({ accountId, day }),
  async officer(accountId: string) {
    const rows = await read
      .select({ officer: regulatorOfficers, regulator: regulators })
      .from(regulatorOfficers)
      .innerJoin(regulators, eq(regulators.id, regulatorOfficers.regulatorId))
      .where(and(eq(regulatorOfficers.accountId, accountId), isNull(regulatorOfficers.endedAt)));
    return rows[0] ?? null;
  },
  /** The platform editor behind an account; null when it is none. */
  async editor(accountId: string): Promise<{ id: string; name: string } | null> {
    return (await read.select({ id: platformEditors.id, name: platformEditors.name }).from(platformEditors).where(eq(platformEditors.accountId, accountId)))[0] ?? null;
  },
  /** The keys of an account's devices that are in use, the newest first. */
  deviceKeys: async (accountId: string) => read.select().from(deviceKeys).where(and(eq(deviceKeys.accountId, accountId), isNull(deviceKeys.endedAt))).orderBy(desc(deviceKeys.addedAt), desc(deviceKeys.id)),
  /** Whether there was ever a key of this id, whosever it is and in use or not. */
  hasDeviceKey: async (id: string): Promise<boolean> => (await read.select({ id: deviceKeys.id }).from(deviceKeys).where(eq(deviceKeys.id, id))).length > 0,
  /** Recovery codes of an account that are not used up, by their stored names. */
  recoveryCodes: async (accountId: string): Promise<string[]> =>
    (await read.select({ id: recoveryCodes.id }).from(recoveryCodes).where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))).map(({ id }) => id),
  /** The one-time links nobody has used. */
  openSetupLinks: async () => read.select({ id: setupLinks.id }).from(setupLinks).where(isNull(setupLinks.usedAt)),
  async setupLink(id: string) {
    return (await read.select().from(setupLinks).where(eq(setupLinks.id, id)))[0] ?? null;
  },
});
