import { and, desc, eq } from 'drizzle-orm';
import type { SealedKind } from '../../../app/domain/report/sealed';
import { sealedPapers } from '../../schema';
import type { Scope } from '../scope';

/** A kept rendering as it lies in the database. */
export type SealedRow = Omit<typeof sealedPapers.$inferSelect, 'enterpriseId'>;

/** Papers of one factory as they were rendered when they were signed, issued or published. */
export const sealedPapersOf = (scope: Scope) => ({
  /** The rendering of a subject under its last name; null for what nobody signed, or was signed before renderings were kept. */
  async latest(kind: SealedKind, subjectId: string): Promise<SealedRow | null> {
    const [row] = await scope.read
      .select()
      .from(sealedPapers)
      .where(and(eq(sealedPapers.enterpriseId, scope.enterpriseId), eq(sealedPapers.kind, kind), eq(sealedPapers.subjectId, subjectId)))
      .orderBy(desc(sealedPapers.ordinal))
      .limit(1);
    return row ?? null;
  },
  /** The rendering of a kind that was kept last; null where none was. */
  async newest(kind: SealedKind): Promise<SealedRow | null> {
    const [row] = await scope.read
      .select()
      .from(sealedPapers)
      .where(and(eq(sealedPapers.enterpriseId, scope.enterpriseId), eq(sealedPapers.kind, kind)))
      .orderBy(desc(sealedPapers.sealedAt), desc(sealedPapers.id))
      .limit(1);
    return row ?? null;
  },
  /** The rendering of one ordinal. */
  async one(kind: SealedKind, subjectId: string, ordinal: number): Promise<SealedRow | null> {
    const [row] = await scope.read
      .select()
      .from(sealedPapers)
      .where(and(eq(sealedPapers.enterpriseId, scope.enterpriseId), eq(sealedPapers.kind, kind), eq(sealedPapers.subjectId, subjectId), eq(sealedPapers.ordinal, ordinal)));
    return row ?? null;
  },
});
