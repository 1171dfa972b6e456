import { and, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../../app/domain/shared/instant';
import { originalOf, marksOf, type Shape } from '../../../app/domain/shared/marks';
import { evidence, photoMarks } from '../../schema';
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
  /** Which of these photos are on file, each as it is named: one that was drawn over only with what was drawn. */
  async known(names: readonly string[]): Promise<Set<string>> {
    if (names.length === 0) return new Set();
    const [rows, marks] = await Promise.all([
      scope.read.select({ hash: evidence.hash }).from(evidence).where(and(eq(evidence.enterpriseId, scope.enterpriseId), inArray(evidence.hash, names.map(originalOf)))),
      names.some(marksOf) ? scope.read.select({ photo: photoMarks.photo, hash: photoMarks.hash }).from(photoMarks).where(and(eq(photoMarks.enterpriseId, scope.enterpriseId), inArray(photoMarks.photo, names.map(originalOf)))) : [],
    ]);
    const found = new Set([...rows.map(({ hash }) => hash), ...marks.map(({ photo, hash }) => `${photo}~${hash}`)]);
    return new Set(names.filter((name) => found.has(name)));
  },
  /** What was drawn over a photo, by the name that tells both; null where nothing of that name was. */
  async shapesOf(name: string): Promise<readonly Shape[] | null> {
    const [row] = await scope.read.select({ shapes: photoMarks.shapes }).from(photoMarks).where(and(eq(photoMarks.enterpriseId, scope.enterpriseId), eq(photoMarks.photo, originalOf(name)), eq(photoMarks.hash, marksOf(name))));
    return row?.shapes ?? null;
  },
});
