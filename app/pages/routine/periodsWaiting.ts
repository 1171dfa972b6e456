import type { Reader } from 'db/dialect/reader';
import { checksOf, type GapReason } from 'db/repositories/routine/checks';
import { type MeetingHeader, meetingsOf } from 'db/repositories/routine/meetings';
import { weekStates } from 'db/repositories/routine/monthWeeks';
import { postDaysBetween, type PostDaysView } from 'db/repositories/routine/postDays';
import { reportsOf, type WeeklyHeader } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { wasDue } from '~/domain/routine/period';
import { periodState } from '~/domain/routine/periodState';
import { addDays, addMonths, type Day, daysBetween, daysOfMonth, type Month, monthOf } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';

/** The first day whose gaps are asked about: that of last month. */
export const gapsFrom = (today: Day): Day => daysOfMonth(addMonths(monthOf(today), -1)).first;

/** The same for weeks: the Monday of the first week that ends since. */
export const weeksFrom = (today: Day): Day => weekOf(gapsFrom(today)).start;

/** A week (by its Monday) or month that owes its paper and has none: it runs still, or was not done and nobody said why. */
export interface PeriodWaiting {
  readonly kind: 'week' | 'month';
  readonly period: Day | Month;
  readonly end: Day;
  readonly state: 'notCompiled' | 'missed';
}

interface Facts {
  /** Since `weeksFrom`. */
  readonly days: PostDaysView['days'];
  readonly reports: readonly WeeklyHeader[];
  readonly meetings: readonly MeetingHeader[];
  readonly weekReasons: readonly GapReason[];
  readonly monthReasons: readonly GapReason[];
}

/** The weeks and months since the beginning of last month without a paper; what is compiled and only lacks names waits as a paper to sign. The oldest first. */
export function periodsWaiting(today: Day, { days, reports, meetings, weekReasons, monthReasons }: Facts): PeriodWaiting[] {
  const first = weeksFrom(today);
  const mondays = Array.from({ length: daysBetween(first, weekOf(today).start) / 7 + 1 }, (_, index) => addDays(first, index * 7));
  const weeks = weekStates(mondays, today, { days, reports, reasons: weekReasons })
    .filter(({ weekStart }) => reports.every((report) => report.weekStart !== weekStart))
    .map(({ weekStart, state }) => ({ kind: 'week' as const, period: weekStart, end: addDays(weekStart, 6), state }));
  const months = [monthOf(gapsFrom(today)), monthOf(today)]
    .filter((month) => meetings.every((meeting) => meeting.month !== month))
    .map((month) => {
      const { first: start, last: end } = daysOfMonth(month);
      const owed = days.some((row) => row.day >= start && row.day <= end && wasDue(row.state));
      return { kind: 'month' as const, period: month, end, state: periodState({ start, end, today, owed, papers: [], explained: monthReasons.some(({ period }) => period === month) }) };
    });
  return [...weeks, ...months].flatMap(({ state, ...rest }): PeriodWaiting[] => (state === 'missed' || state === 'notCompiled' ? [{ ...rest, state }] : []));
}

/** The weeks and months that were not done and nobody said why, for whoever answers for the whole factory. A fixed number of queries. */
export async function periodsMissed(cx: { store: { read: Reader } }, permit: Authorised<'gap.explain'>): Promise<readonly PeriodWaiting[]> {
  if (!covers(permit, {})) return [];
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const [from, month] = [weeksFrom(today), monthOf(gapsFrom(today))];
  const [{ days }, reports, meetings, weekReasons, monthReasons] = await Promise.all([
    postDaysBetween(scope, from, today, today),
    reportsOf(scope).headers(from, today),
    meetingsOf(scope).headers(month, monthOf(today)),
    checksOf(scope).gapReasons('week', from, today),
    checksOf(scope).gapReasons('month', month, monthOf(today)),
  ]);
  return periodsWaiting(today, { days, reports, meetings, weekReasons, monthReasons }).filter(({ state }) => state === 'missed');
}
