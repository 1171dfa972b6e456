import { and, eq } from 'drizzle-orm';
import { receipts } from '../schema/log';
import type { Scope } from './scope';

export type Receipt = Pick<typeof receipts.$inferSelect, 'verb' | 'inputHash' | 'result'>;

/** What a person sent under a key; null when nothing came of it yet. */
export async function receiptOf(scope: Scope, personId: string, key: string): Promise<Receipt | null> {
  const [row] = await scope.read
    .select({ verb: receipts.verb, inputHash: receipts.inputHash, result: receipts.result })
    .from(receipts)
    .where(and(eq(receipts.enterpriseId, scope.enterpriseId), eq(receipts.personId, personId), eq(receipts.key, key)));
  return row ?? null;
}
