import { and, eq, gte, lt, type SQL } from 'drizzle-orm';
import { type PeriodAnswer, periodSpan } from '../../../app/domain/routine/due';
import { CALENDAR_FREQUENCIES, type Frequency } from '../../../app/domain/risk/types';
import type { Day } from '../../../app/domain/shared/day';
import { dayOf } from '../../../app/domain/shared/instant';
import { checkAnswers, checkRecords, riskItems } from '../../schema';
import type { Scope } from '../scope';

/**
 * What was answered, before the day `to`, of items that are asked once in a period, as far back as the periods of `from` begin: of every post or of one.
 * One query for each frequency longer than a day that stands among `items`, from the few items of it to their answers: SQLite joins in the order it is told.
 */
export async function periodAnswers(scope: Scope, items: readonly { readonly frequency: Frequency }[], from: Day, to: Day, postId: string | null = null): Promise<PeriodAnswer[]> {
  const used = new Set(items.map(({ frequency }) => frequency));
  const asked = CALENDAR_FREQUENCIES.flatMap((frequency) => {
    const span = frequency === 'day' || !used.has(frequency) ? null : periodSpan(frequency, from);
    return span && span.start < to ? [{ frequency, since: span.start }] : [];
  });
  const of = (frequency: Frequency, since: Day): SQL | undefined =>
    and(
      eq(checkRecords.enterpriseId, scope.enterpriseId), gte(checkRecords.day, since), lt(checkRecords.day, to), eq(checkRecords.further, 0), eq(riskItems.frequency, frequency),
      ...(postId === null ? [] : [eq(checkRecords.postId, postId), eq(riskItems.postId, postId)]),
    );
  const answers = await Promise.all(asked.map(({ frequency, since }) =>
    scope.read
      .select({ postId: checkRecords.postId, lineId: riskItems.lineId, frequency: riskItems.frequency, day: checkRecords.day, submittedAt: checkRecords.submittedAt })
      .from(riskItems)
      .crossJoin(checkAnswers)
      .crossJoin(checkRecords)
      .where(and(
        eq(riskItems.enterpriseId, scope.enterpriseId), eq(checkAnswers.enterpriseId, riskItems.enterpriseId), eq(checkAnswers.itemId, riskItems.id),
        eq(checkRecords.enterpriseId, checkAnswers.enterpriseId), eq(checkRecords.id, checkAnswers.recordId), of(frequency, since),
      ))));
  return answers.flat().map(({ submittedAt, ...answer }) => ({ ...answer, receivedOn: dayOf(submittedAt) }));
}
