import { checksOf } from 'db/repositories/routine/checks';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { weekStates } from 'db/repositories/routine/monthWeeks';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { reportsOf } from 'db/repositories/routine/reports';
import type { Roster } from '~/domain/organisation/people/roster';
import { wasDue } from '~/domain/routine/period';
import { paperOfState, periodState, type PeriodState, type WaitingPaper } from '~/domain/routine/periodState';
import { addDays, addMonths, type Day, daysOfMonth, formatMonth, monthOf, weekdayOf } from '~/domain/shared/day';
import { formatWeek, weekOf } from '~/domain/shared/week';
import { type Due, reminding } from './remind';

/** From which weekday the running week, and how many days before its end the running month, is spoken of. */
const WEEK_FROM_WEEKDAY = 5;
const MONTH_LAST_DAYS = 6;

/** A week or month as the reminders see it. */
interface Period {
  readonly kind: 'weekDue' | 'monthDue';
  readonly key: string;
  readonly end: Day;
  readonly state: PeriodState;
  /** A paper compiled again after one was signed. */
  readonly waiting: WaitingPaper | null;
  /** What the paper is called with its period. */
  readonly paper: string;
  readonly link: string;
  /** Whether its end is near enough to speak of it. */
  readonly near: boolean;
}

/**
 * Reminds of the papers of the running and the last week and month: who compiles, while it is due; who signs, while it
 * waits; and who answers for it, when it was missed and nobody said why. Answers how many were new.
 */
export const remindPeriods = reminding(async ({ scope, today }, staff) => {
  const mondays = [addDays(weekOf(today).start, -7), weekOf(today).start];
  const months = [addMonths(monthOf(today), -1), monthOf(today)];
  const firstDay = daysOfMonth(months[0]!).first;
  const from = mondays[0]! < firstDay ? mondays[0]! : firstDay;
  const [view, reports, weekReasons, meetings, monthReasons, { roster }] = await Promise.all([
    postDaysBetween(scope, from, today, today),
    reportsOf(scope).headers(mondays[0]!, mondays[1]!),
    checksOf(scope).gapReasons('week', mondays[0]!, mondays[1]!),
    meetingsOf(scope).headers(months[0]!, months[1]!),
    checksOf(scope).gapReasons('month', months[0]!, months[1]!),
    staff(),
  ]);
  const weeks = weekStates(mondays, today, { days: view.days, reports, reasons: weekReasons }).map(({ weekStart, state, waiting }): Period => ({
    kind: 'weekDue', key: `week:${weekStart}`, end: addDays(weekStart, 6), state, waiting: waiting ?? null, paper: `${formatWeek(weekOf(weekStart))}的周排查治理报告`,
    link: `/routine/weeks/${weekStart}`, near: weekStart < weekOf(today).start || weekdayOf(today) >= WEEK_FROM_WEEKDAY,
  }));
  const monthly = months.map((month): Period => {
    const { first, last } = daysOfMonth(month);
    const papers = meetings.filter((meeting) => meeting.month === month);
    const owed = view.days.some(({ day, state }) => day >= first && day <= last && wasDue(state));
    const explained = monthReasons.some(({ period }) => period === month);
    return {
      kind: 'monthDue', key: `month:${month}`, end: last, state: periodState({ start: first, end: last, today, owed, papers, explained }), waiting: paperOfState(papers).waiting,
      paper: `${formatMonth(month)}的月调度会议纪要`, link: `/routine/months/${month}`, near: today >= addDays(last, 1 - MONTH_LAST_DAYS),
    };
  });
  return [...weeks, ...monthly].flatMap((period) => reminderOf(period, roster));
});

function reminderOf({ kind, key, end, state, waiting, paper, link, near }: Period, roster: Roster): Due[] {
  const tell = (stage: string, to: readonly string[], text: string, dueDay: Day | null): Due[] => [{ kind, key: `${key}:${stage}`, to, text, link, dueDay }];
  const [directors, principals] = [roster.appointed('director'), roster.appointed('principal')];
  if (waiting?.state === 'draft') return tell(`draft:${waiting.number}`, directors, `${paper} ${waiting.number} 已重新汇总，还没有签署。`, end);
  if (waiting) return tell(`sign:${waiting.number}`, principals, `${paper} ${waiting.number} 已由质量安全总监签署，等您签署。`, end);
  if (state === 'missed') return tell('missed', directors, `${paper}未按期完成，请补做或说明原因。`, null);
  if (state === 'awaitingPrincipal') return tell('sign', principals, `${paper}已由质量安全总监签署，等您签署。`, end);
  if (!near) return [];
  if (state === 'notCompiled') return tell('due', directors, `${paper}还没有生成，请在本期结束前完成。`, end);
  return state === 'draft' ? tell('draft', directors, `${paper}已生成，还没有签署。`, end) : [];
}
