import { and, asc, eq, gte, lte, max } from 'drizzle-orm';
import type { DayClose } from '../../../app/domain/routine/closeDay';
import { type Day, day as dayIn } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { dayCloses } from '../../schema';
import type { Scope } from '../scope';

/** A close as it is on file. */
export interface DayCloseOnFile extends DayClose {
  readonly day: Day;
  readonly closedAt: Instant;
}

/** The frozen days of one factory. */
export const dayClosesOf = (scope: Scope) => ({
  /** The last day that was closed; null before the first. */
  async last(): Promise<Day | null> {
    const [row] = await scope.read.select({ day: max(dayCloses.day) }).from(dayCloses).where(eq(dayCloses.enterpriseId, scope.enterpriseId));
    return row?.day ? dayIn(row.day) : null;
  },
  /** Closes of the days from `from` to `to`, by day and post. */
  async between(from: Day, to: Day): Promise<DayCloseOnFile[]> {
    const rows = await scope.read
      .select()
      .from(dayCloses)
      .where(and(eq(dayCloses.enterpriseId, scope.enterpriseId), gte(dayCloses.day, from), lte(dayCloses.day, to)))
      .orderBy(asc(dayCloses.day), asc(dayCloses.postId));
    return rows.map(({ enterpriseId: _, ...close }) => close);
  },
});
