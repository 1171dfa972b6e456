import { and, asc, desc, eq, gte, inArray, isNotNull, lt, min, or, sql } from 'drizzle-orm';
import { type PostChange, restartsAfter } from '../../../app/domain/routine/changes';
import type { Occasions, PeriodAnswer } from '../../../app/domain/routine/due';
import type { Frequency, RiskItem } from '../../../app/domain/risk/types';
import type { StopDays } from '../../../app/domain/routine/types';
import { addDays, type Day } from '../../../app/domain/shared/day';
import { dayOf, instantAt } from '../../../app/domain/shared/instant';
import { checkAnswers, checkRecords, postChanges, riskItems, riskListPublications } from '../../schema';
import type { Scope } from '../scope';

/** A change as it is on file. */
export type ChangeOnFile = Omit<typeof postChanges.$inferSelect, 'enterpriseId'>;

/** What changed at the posts of one factory. */
export const changesOf = (scope: Scope) => ({
  /** The last ones of some posts, the newest first. */
  async newest(postIds: readonly string[], limit: number): Promise<ChangeOnFile[]> {
    if (postIds.length === 0) return [];
    const rows = await scope.read.select().from(postChanges).where(and(eq(postChanges.enterpriseId, scope.enterpriseId), inArray(postChanges.postId, [...postIds]))).orderBy(desc(postChanges.recordedAt), desc(postChanges.id)).limit(limit);
    return rows.map(({ enterpriseId: _, ...change }) => change);
  },
});

/** Changes that may ask for something from `from` to `to`: those recorded meanwhile, and of each post and kind the last one before. */
async function changesBetween(scope: Scope, from: Day, to: Day): Promise<PostChange[]> {
  const [start, end] = [instantAt(from, '00:00'), instantAt(addDays(to, 2), '00:00')];
  const later = sql`not exists (select 1 from ${postChanges} later where later.enterprise_id = ${postChanges.enterpriseId} and later.post_id = ${postChanges.postId} and later.kind = ${postChanges.kind}
    and later.recorded_at > ${postChanges.recordedAt} and later.recorded_at < ${start})`;
  const rows = await scope.read
    .select({ postId: postChanges.postId, kind: postChanges.kind, at: postChanges.recordedAt, stopId: postChanges.stopId })
    .from(postChanges)
    .where(and(eq(postChanges.enterpriseId, scope.enterpriseId), lt(postChanges.recordedAt, end), or(gte(postChanges.recordedAt, start), later)))
    .orderBy(asc(postChanges.recordedAt));
  return rows.map(({ stopId, ...change }) => ({ ...change, byItself: stopId !== null }));
}

/**
 * What makes items due that are asked on an event, from `from` to `to`, with the answers to them since: changes that were recorded and restarts after stops,
 * and since when each line has been such an item. No query where `items` have none; three otherwise.
 */
export async function occasionsBetween(
  scope: Scope, items: readonly Pick<RiskItem, 'frequency' | 'changes' | 'lineId'>[], posts: readonly { readonly id: string; readonly workshopId: string }[], stops: readonly StopDays[], from: Day, to: Day, postId: string | null = null,
): Promise<{ readonly occasions: Occasions; readonly answers: readonly PeriodAnswer[] }> {
  const lines = [...new Set(items.flatMap(({ frequency, lineId }) => (frequency === 'event' ? [lineId] : [])))];
  if (lines.length === 0) return { occasions: { changes: [], since: new Map() }, answers: [] };
  const [recorded, begun] = await Promise.all([
    changesBetween(scope, from, to),
    scope.read
      .select({ lineId: riskItems.lineId, since: min(riskListPublications.effectiveFrom) })
      .from(riskItems)
      .innerJoin(riskListPublications, and(eq(riskListPublications.enterpriseId, riskItems.enterpriseId), eq(riskListPublications.versionId, riskItems.versionId)))
      .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.frequency, 'event' satisfies Frequency), isNotNull(riskListPublications.effectiveFrom)))
      .groupBy(riskItems.lineId),
  ]);
  const restarts = items.some(({ changes }) => changes?.includes('restart')) ? restartsAfter(stops, posts, addDays(to, 1)) : [];
  const changes = [...recorded, ...restarts];
  const first = changes.map(({ at }) => at).sort()[0];
  const rows = first === undefined ? [] : await scope.read
    .select({ postId: checkRecords.postId, lineId: riskItems.lineId, frequency: riskItems.frequency, day: checkRecords.day, turn: checkRecords.turn, openedAt: checkRecords.openedAt, submittedAt: checkRecords.submittedAt })
    .from(riskItems)
    .innerJoin(checkAnswers, and(eq(checkAnswers.enterpriseId, riskItems.enterpriseId), eq(checkAnswers.itemId, riskItems.id)))
    .innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId)))
    .where(and(
      eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.frequency, 'event' satisfies Frequency), eq(checkRecords.further, 0), gte(checkRecords.submittedAt, first), lt(checkRecords.day, addDays(to, 1)),
      ...(postId === null ? [] : [eq(checkRecords.postId, postId)]),
    ));
  return {
    occasions: { changes, since: new Map(begun.flatMap(({ lineId, since }) => (since ? [[lineId, since] as const] : []))) },
    answers: rows.map(({ openedAt, submittedAt, ...answer }) => ({ ...answer, at: openedAt ?? submittedAt, receivedOn: dayOf(submittedAt) })),
  };
}
