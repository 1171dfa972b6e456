import { and, asc, desc, eq, gte, inArray, isNotNull, lte, sql, type SQL } from 'drizzle-orm';
import type { MeasuredRow } from '../../../app/domain/routine/lastValues';
import type { Day } from '../../../app/domain/shared/day';
import { checkAnswers, checkRecords, riskItems } from '../../schema';
import type { Scope } from '../scope';

/** Checks looked at for the small line: more than its numbers come from, as corrections are among them. */
const CHECKS = 20;
/** Most checks of one question. */
const MOST_CHECKS = 1000;

const SHOWN = {
  lineId: riskItems.lineId, postId: checkRecords.postId, recordId: checkRecords.id, number: checkRecords.number, day: checkRecords.day, turn: checkRecords.turn, further: checkRecords.further,
  revision: checkRecords.revision, product: checkAnswers.product, values: checkAnswers.values, measurements: riskItems.measurements,
};

/** What was measured at the checks of one factory, of whatever version of the list. */
export const measuredOf = (scope: Scope) => {
  const own = (where: SQL | undefined) =>
    and(eq(checkAnswers.enterpriseId, scope.enterpriseId), isNotNull(checkAnswers.values), isNotNull(riskItems.measurements), where);
  return {
    /** The last checks of lines of the list at a post, the newest first. One query. */
    async last(lineIds: readonly string[], postId: string): Promise<MeasuredRow[]> {
      const rank = sql<number>`row_number() over (partition by ${riskItems.lineId} order by ${checkRecords.day} desc, ${checkRecords.turn} desc, ${checkRecords.further} desc, ${checkRecords.revision} desc)`;
      const ranked = scope.read
        .select({ ...SHOWN, rank: rank.as('rank') })
        .from(checkAnswers)
        .innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId)))
        .innerJoin(riskItems, and(eq(riskItems.enterpriseId, checkAnswers.enterpriseId), eq(riskItems.id, checkAnswers.itemId)))
        .where(own(and(inArray(riskItems.lineId, [...lineIds]), eq(checkRecords.postId, postId))))
        .as('ranked');
      const rows = await scope.read.select().from(ranked).where(lte(ranked.rank, CHECKS)).orderBy(desc(ranked.day), desc(ranked.revision));
      return rows.map(({ rank: _, ...row }) => row);
    },
    /** The checks of a line from `from` to `to`, of the newest at most a thousand, the oldest first. */
    async between(lineId: string, from: Day, to: Day): Promise<MeasuredRow[]> {
      const rows: MeasuredRow[] = await scope.read
        .select(SHOWN)
        .from(checkAnswers)
        .innerJoin(checkRecords, and(eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId)))
        .innerJoin(riskItems, and(eq(riskItems.enterpriseId, checkAnswers.enterpriseId), eq(riskItems.id, checkAnswers.itemId)))
        .where(own(and(eq(riskItems.lineId, lineId), gte(checkRecords.day, from), lte(checkRecords.day, to))))
        .orderBy(desc(checkRecords.day), asc(checkRecords.revision))
        .limit(MOST_CHECKS);
      return rows.reverse();
    },
  };
};
