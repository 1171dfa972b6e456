import { checksOf } from 'db/repositories/routine/checks';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { mondaysEndingIn, weekStates } from 'db/repositories/routine/monthWeeks';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { reportsOf, signaturesOf } from 'db/repositories/routine/reports';
import type { Scope } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { dailyNumber, dayWords } from '~/domain/report/dailyRecord';
import { PAPER_STEP_NAMES } from '~/domain/report/register';
import { wasDue } from '~/domain/routine/period';
import { PERIOD_STATE_NAMES, periodState, type PeriodState } from '~/domain/routine/periodState';
import { paperState } from '~/domain/routine/signing';
import { addDays, type Day, daysFrom, daysOfMonth, formatMonth, type Month } from '~/domain/shared/day';
import { formatWeek } from '~/domain/shared/week';
import type { PaperRow } from './paperRow';

/** What a period without a signed paper shows: each draft that waits for a name, or one line that there is none. */
function ofPeriod(kind: 'weekly' | 'monthly', period: string, subject: string, page: string, parameter: 'report' | 'meeting', made: readonly { readonly id: string; readonly number: string; readonly signatures: Parameters<typeof paperState>[0]['signatures'] }[], state: PeriodState): PaperRow[] {
  const drafts = made.filter((paper) => paperState(paper) === 'draft');
  if (made.length === 0) return [{ key: period, kind, number: '', subject, state: state === 'notCompiled' ? '未生成' : PERIOD_STATE_NAMES[state], to: page, pdf: null }];
  return drafts.map(({ id, number }) => ({
    key: id, kind, number, subject, state: '待总监签', to: `${page}?${parameter}=${id}`, pdf: `${page}/${kind === 'weekly' ? 'report' : 'minutes'}.pdf?${parameter}=${id}`,
  }));
}

/**
 * The days, weeks and the month that owe a paper nobody has signed, up to today, the latest first: what the register cannot know. Who sees a part of the factory has each
 * day here, for a signed one is printed in part. Nine queries.
 */
export async function owedPapers(scope: Scope, permit: Authorised<'papers.view'>, month: Month): Promise<PaperRow[]> {
  const { first, last } = daysOfMonth(month);
  const mondays = mondaysEndingIn(month);
  const from = mondays[0]! < first ? mondays[0]! : first;
  const lastSunday = addDays(mondays.at(-1)!, 6);
  const until: Day = last < permit.today ? last : permit.today;
  const [view, signed, reports, weekReasons, meetings, monthReasons] = await Promise.all([
    postDaysBetween(scope, from, last, permit.today),
    signaturesOf(scope, 'daily', daysFrom(first, last)),
    reportsOf(scope).headers(from, lastSunday),
    checksOf(scope).gapReasons('week', from, lastSunday),
    meetingsOf(scope).headers(month, month),
    checksOf(scope).gapReasons('month', month, month),
  ]);
  const whole = permit.reach === 'enterprise';
  const days = daysFrom(first, until).toReversed().flatMap((day): PaperRow[] => {
    const isSigned = (signed.get(day) ?? []).length > 0;
    if (isSigned && whole) return [];
    const own = view.days.filter((row) => row.day === day && covers(permit, { workshopId: row.workshopId, postId: row.postId }) && (wasDue(row.state) || row.latest));
    if (own.length === 0) return [];
    const done = own.some((row) => row.latest);
    return [{
      key: day, kind: 'daily', number: done ? dailyNumber(day) : '', subject: dayWords(day, own), state: isSigned ? PAPER_STEP_NAMES.signed : done ? '待签' : day < permit.today ? '未进行' : '未生成',
      to: `/routine/days/${day}`, pdf: done ? `/routine/days/${day}/record.pdf` : null,
    }];
  });
  if (!whole) return days;
  const weeks = weekStates(mondays, permit.today, { days: view.days, reports, reasons: weekReasons })
    .filter(({ state }) => state !== 'future' && state !== 'notDue')
    .toReversed()
    .flatMap(({ weekStart, state }) =>
      ofPeriod('weekly', weekStart, formatWeek({ start: weekStart, end: addDays(weekStart, 6) }), `/routine/weeks/${weekStart}`, 'report', reports.filter((report) => report.weekStart === weekStart), state));
  const owed = view.days.some((row) => row.day >= first && wasDue(row.state));
  const state = periodState({ start: first, end: last, today: permit.today, owed, papers: meetings, explained: monthReasons.length > 0 });
  return [...days, ...weeks, ...(state === 'notDue' ? [] : ofPeriod('monthly', month, formatMonth(month), `/routine/months/${month}`, 'meeting', meetings, state))];
}
