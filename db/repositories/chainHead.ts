import { eq } from 'drizzle-orm';
import { GENESIS } from '../dialect/chain';
import type { ChainHead } from '../dialect/store';
import { chainHeads } from '../schema';
import type { Scope } from './scope';

/** Where the enterprise's chain stands now. */
export async function chainHeadOf(scope: Scope): Promise<ChainHead> {
  const [head] = await scope.read.select({ seq: chainHeads.seq, hash: chainHeads.hash }).from(chainHeads).where(eq(chainHeads.enterpriseId, scope.enterpriseId));
  return head ?? { seq: 0, hash: GENESIS };
}
