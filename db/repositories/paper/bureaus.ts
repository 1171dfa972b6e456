import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type BureauSettings, readBureauSettings } from '../../../app/domain/supervision/settings';
import type { Bureau, OfficerRole } from '../../../app/domain/supervision/bureaus';
import type { Instant } from '../../../app/domain/shared/instant';
import type { Reader } from '../../dialect/reader';
import { accounts, regulatorOfficers, regulators } from '../../schema';

const BUREAU = { id: regulators.id, name: regulators.name, region: regulators.region, upperId: regulators.upperId, level: regulators.level };
/** More than there are levels. */
const DEPTH = 8;

/** The bureaus below one, those next to it first; each once. One query a level. */
export async function bureausBelow(read: Reader, id: string): Promise<Bureau[]> {
  const found = new Map<string, Bureau>();
  let above = [id];
  for (let depth = 0; depth < DEPTH && above.length > 0; depth += 1) {
    const rows = await read.select(BUREAU).from(regulators).where(inArray(regulators.upperId, above)).orderBy(asc(regulators.region));
    const fresh = rows.filter((row) => row.id !== id && !found.has(row.id));
    for (const row of fresh) found.set(row.id, row);
    above = fresh.map((row) => row.id);
  }
  return [...found.values()];
}

/** An officer of a bureau as a list shows it. */
export interface OfficerLine {
  readonly id: string;
  readonly regulatorId: string;
  readonly name: string;
  readonly title: string;
  readonly loginName: string;
  readonly role: OfficerRole | null;
  readonly endedAt: Instant | null;
}
const OFFICER = {
  id: regulatorOfficers.id, regulatorId: regulatorOfficers.regulatorId, name: regulatorOfficers.name, title: regulatorOfficers.title, loginName: accounts.loginName, role: regulatorOfficers.role, endedAt: regulatorOfficers.endedAt,
};

/** The officers of some bureaus, those whose service has ended too. */
export const officersOf = (read: Reader, bureauIds: readonly string[]): Promise<OfficerLine[]> =>
  read.select(OFFICER).from(regulatorOfficers).innerJoin(accounts, eq(accounts.id, regulatorOfficers.accountId)).where(inArray(regulatorOfficers.regulatorId, [...bureauIds])).orderBy(asc(regulatorOfficers.name), asc(regulatorOfficers.id));

/** Those of one bureau who serve. */
export const servingIn = (read: Reader, bureauId: string): Promise<OfficerLine[]> =>
  read.select(OFFICER).from(regulatorOfficers).innerJoin(accounts, eq(accounts.id, regulatorOfficers.accountId)).where(and(eq(regulatorOfficers.regulatorId, bureauId), isNull(regulatorOfficers.endedAt)));

/** What a bureau set for itself. */
export const bureauSettingsOf = async (read: Reader, id: string): Promise<BureauSettings> =>
  readBureauSettings((await read.select({ settings: regulators.settings }).from(regulators).where(eq(regulators.id, id)))[0]?.settings);
