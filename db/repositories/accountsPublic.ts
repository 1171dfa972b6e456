import { eq } from 'drizzle-orm';
import type { Reader } from '../dialect/store';
import { accounts, regulatorOfficers } from '../schema';

/** What a factory may learn of an account by its sign-in name: that it exists, and whether it can be a colleague. */
export interface PublicAccount {
  readonly id: string;
  readonly disabled: boolean;
  /** Belongs to a regulator's officer, who never stands in a factory. */
  readonly officer: boolean;
}

/** The account of a sign-in name; null when nobody has it. */
export async function accountByLoginName(read: Reader, loginName: string): Promise<PublicAccount | null> {
  const [row] = await read
    .select({ id: accounts.id, disabledAt: accounts.disabledAt, officerId: regulatorOfficers.id })
    .from(accounts)
    .leftJoin(regulatorOfficers, eq(regulatorOfficers.accountId, accounts.id))
    .where(eq(accounts.loginName, loginName));
  return row ? { id: row.id, disabled: row.disabledAt !== null, officer: row.officerId !== null } : null;
}
