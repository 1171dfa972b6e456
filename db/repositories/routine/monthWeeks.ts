import type { MonthWeek } from '../../../app/domain/routine/monthly';
import { addDays, type Day, daysBetween, daysOfMonth, type Month } from '../../../app/domain/shared/day';
import { weekOf } from '../../../app/domain/shared/week';
import { standingsOf } from './periodPapers';
import type { Scope } from '../scope';

/** Mondays of the weeks that end in a month: a week belongs to the month of its Sunday, so that each is told once. */
export function mondaysEndingIn(month: Month): Day[] {
  const { first, last } = daysOfMonth(month);
  const monday = weekOf(first).start;
  return Array.from({ length: Math.floor((daysBetween(monday, last) + 1) / 7) }, (_, index) => addDays(monday, index * 7));
}

/** The weeks that end in a month, as its minutes keep them. Fixed number of queries. */
export const monthWeeks = async (scope: Scope, month: Month, today: Day): Promise<MonthWeek[]> =>
  (await standingsOf(scope, 'week', mondaysEndingIn(month), today)).map(({ period, state, number, waiting, reason }) => ({ weekStart: period as Day, state, reportNumber: number, waiting, reason }));
