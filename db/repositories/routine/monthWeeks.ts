import { wasDue } from '../../../app/domain/routine/period';
import { paperOfState, periodState } from '../../../app/domain/routine/periodState';
import type { MonthWeek } from '../../../app/domain/routine/monthly';
import { addDays, type Day, daysBetween, daysOfMonth, type Month } from '../../../app/domain/shared/day';
import { weekOf } from '../../../app/domain/shared/week';
import { checksOf } from './checks';
import { postDaysBetween, type PostDaysView } from './postDays';
import { reportsOf, type WeeklyHeader } from './reports';
import type { GapReason } from './checks';
import type { Scope } from '../scope';

/** Mondays of the weeks that end in a month: a week belongs to the month of its Sunday, so that each is told once. */
export function mondaysEndingIn(month: Month): Day[] {
  const { first, last } = daysOfMonth(month);
  const monday = weekOf(first).start;
  return Array.from({ length: Math.floor((daysBetween(monday, last) + 1) / 7) }, (_, index) => addDays(monday, index * 7));
}

/** How each of these weeks stands, from what was owed in it, its reports and its reasons. */
export function weekStates(mondays: readonly Day[], today: Day, facts: { days: PostDaysView['days']; reports: readonly WeeklyHeader[]; reasons: readonly GapReason[] }): MonthWeek[] {
  return mondays.map((weekStart) => {
    const end = addDays(weekStart, 6);
    const papers = facts.reports.filter((report) => report.weekStart === weekStart);
    const reason = facts.reasons.find((gap) => gap.period === weekStart)?.reason ?? null;
    const owed = facts.days.some((row) => row.day >= weekStart && row.day <= end && wasDue(row.state));
    const state = periodState({ start: weekStart, end, today, owed, papers, explained: reason !== null });
    const { told, waiting } = paperOfState(papers);
    return { weekStart, state, reportNumber: told?.number ?? null, waiting, reason };
  });
}

/** The weeks that end in a month. Fixed number of queries. */
export async function monthWeeks(scope: Scope, month: Month, today: Day): Promise<MonthWeek[]> {
  const mondays = mondaysEndingIn(month);
  const from = mondays[0]!;
  const to = addDays(mondays.at(-1)!, 6);
  const [view, reports, reasons] = await Promise.all([
    postDaysBetween(scope, from, to, today),
    reportsOf(scope).headers(from, to),
    checksOf(scope).gapReasons('week', from, to),
  ]);
  return weekStates(mondays, today, { days: view.days, reports, reasons });
}
