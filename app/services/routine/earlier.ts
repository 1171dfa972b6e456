import { periodRecords } from 'db/repositories/routine/periods';
import type { Scope } from 'db/repositories/scope';
import { compilePeriod } from '~/domain/routine/period';
import { type Period, type PeriodKind, PERIODS } from '~/domain/routine/periodKind';
import type { Earlier } from '~/domain/routine/sentences';
import type { Day } from '~/domain/shared/day';

/** What the records say of an earlier period, to be held against a later one. */
export async function earlierOf(scope: Scope, kind: PeriodKind, period: Period, name: string, today: Day): Promise<Earlier> {
  const { start, end } = PERIODS[kind].span(period)!;
  return { name, figures: compilePeriod(start, end, today, await periodRecords(scope, start, end, today)) };
}
