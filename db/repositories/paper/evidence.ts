import { and, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../../app/domain/shared/instant';
import { evidence } from '../../schema';
import type { Scope } from '../scope';

/** A stored photo or paper; its bytes lie in the storage under its hash. */
export interface EvidenceOnFile {
  readonly hash: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly originalName: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
}

/** Evidence of one factory. */
export const evidenceOf = (scope: Scope) => ({
  async byHash(hash: string): Promise<EvidenceOnFile | null> {
    const [row] = await scope.read.select().from(evidence).where(and(eq(evidence.enterpriseId, scope.enterpriseId), eq(evidence.hash, hash)));
    if (!row) return null;
    const { enterpriseId: _, ...found } = row;
    return found;
  },
  /** Which of these hashes are on file. */
  async known(hashes: readonly string[]): Promise<Set<string>> {
    if (hashes.length === 0) return new Set();
    const rows = await scope.read.select({ hash: evidence.hash }).from(evidence).where(and(eq(evidence.enterpriseId, scope.enterpriseId), inArray(evidence.hash, [...hashes])));
    return new Set(rows.map(({ hash }) => hash));
  },
});
