import { and, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Day } from '../../../app/domain/shared/day';
import type { Reader } from '../../dialect/reader';
import { chunksOf } from '../../dialect/statements';
import { accounts, persons, platformEditors, regulatorOfficers } from '../../schema';

/** What a factory may learn of an account by its sign-in name: that it exists, and whether it can be a colleague. */
export interface PublicAccount {
  readonly id: string;
  readonly disabled: boolean;
  /** Belongs to a regulator's officer or an editor of the template library, who never stand in a factory. */
  readonly official: boolean;
}

/** The account of a sign-in name; null when nobody has it. */
export async function accountByLoginName(read: Reader, loginName: string): Promise<PublicAccount | null> {
  const [row] = await read
    .select({ id: accounts.id, disabledAt: accounts.disabledAt, officerId: regulatorOfficers.id, editorId: platformEditors.id })
    .from(accounts)
    .leftJoin(regulatorOfficers, eq(regulatorOfficers.accountId, accounts.id))
    .leftJoin(platformEditors, eq(platformEditors.accountId, accounts.id))
    .where(eq(accounts.loginName, loginName));
  return row ? { id: row.id, disabled: row.disabledAt !== null, official: row.officerId !== null || row.editorId !== null } : null;
}

/** Whether an account serves anybody but this factory: another one whose last day with it is not over, a regulator, or the template library. */
export async function servesElsewhere(read: Reader, accountId: string, enterpriseId: string, day: Day): Promise<boolean> {
  const [others, officers, editors] = await Promise.all([
    read.$count(persons, and(eq(persons.accountId, accountId), ne(persons.enterpriseId, enterpriseId), or(isNull(persons.leftOn), gte(persons.leftOn, day)))),
    read.$count(regulatorOfficers, eq(regulatorOfficers.accountId, accountId)),
    read.$count(platformEditors, eq(platformEditors.accountId, accountId)),
  ]);
  return others + officers + editors > 0;
}

/** Sign-in names that are asked about at a time. */
const NAMES_A_QUERY = 500;

/** Which of some sign-in names are somebody's anywhere. */
export async function takenLoginNames(read: Reader, loginNames: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Promise.all(chunksOf(loginNames, NAMES_A_QUERY).map((chunk) => read.select({ loginName: accounts.loginName }).from(accounts).where(inArray(accounts.loginName, [...chunk]))));
  return new Set(rows.flat().map(({ loginName }) => loginName));
}
