import { and, eq, lt, sql } from 'drizzle-orm';
import type { Instant } from '~/domain/shared/instant';
import { prepared } from '../dialect/prepared';
import type { Reader } from '../dialect/reader';
import { receipts } from '../schema/log';
import type { Scope } from './scope';

export type Receipt = Pick<typeof receipts.$inferSelect, 'verb' | 'inputHash' | 'result'>;

/** A receipt before it is known what came of the deed. */
export type ReceiptHead = Omit<typeof receipts.$inferInsert, 'result'>;

const receiptByKey = prepared((read) =>
  read
    .select({ verb: receipts.verb, inputHash: receipts.inputHash, result: receipts.result })
    .from(receipts)
    .where(and(eq(receipts.enterpriseId, sql.placeholder('enterpriseId')), eq(receipts.personId, sql.placeholder('personId')), eq(receipts.key, sql.placeholder('key'))))
    .prepare(),
);

/** What a person sent under a key; null when nothing came of it yet. */
export async function receiptOf(scope: Scope, personId: string, key: string): Promise<Receipt | null> {
  const [row] = await receiptByKey(scope.read).execute({ enterpriseId: scope.enterpriseId, personId, key });
  return row ?? null;
}

/** Keys of receipts that are older than `before`, of everybody, at most `limit`. */
export const receiptsBefore = (read: Reader, before: Instant, limit: number): Promise<{ enterpriseId: string; personId: string; key: string }[]> =>
  read.select({ enterpriseId: receipts.enterpriseId, personId: receipts.personId, key: receipts.key }).from(receipts).where(lt(receipts.at, before)).limit(limit);
