import { addDays, addMonths, type Day, daysOfMonth, formatDate, formatMonth, type Month, monthOf, parseDay, parseMonth } from '../shared/day';
import { formatWeek, isoWeek, weekFromMonday, weekOf } from '../shared/week';
import type { SignedPaper } from './types';

/** What is done once in a week or a month, and owes a signed paper for each: 周排查 and 月调度. */
export const PERIOD_KINDS = ['week', 'month'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A week by its Monday, or a month. */
export type Period = Day | Month;

interface Definition {
  /** Under which its names are kept. */
  readonly paper: Exclude<SignedPaper, 'daily'>;
  readonly subject: 'weeklyReport' | 'monthlyMeeting';
  readonly act: string;
  readonly paperName: string;
  /** What its numbers begin with. */
  readonly prefix: string;
  /** Where its papers are acted on. */
  readonly record: string;
  /** Where its periods are shown, what a paper of one is called there, and its file. */
  readonly page: string;
  readonly parameter: string;
  readonly file: string;
  /** First and last day; null for what is no period of the kind. */
  readonly span: (period: string) => { readonly start: Day; readonly end: Day } | null;
  readonly on: (day: Day) => Period;
  readonly after: (period: Period, count: number) => Period;
  readonly label: (period: Period) => string;
  readonly year: (period: Period) => number;
}

export const PERIODS: Readonly<Record<PeriodKind, Definition>> = {
  week: {
    paper: 'weekly', subject: 'weeklyReport', act: '周排查', paperName: '周排查治理报告', prefix: 'PC', record: '/routine/reports', page: '/routine/weeks', parameter: 'report', file: 'report.pdf',
    span(period) {
      const monday = parseDay(period);
      return monday && weekFromMonday(monday);
    },
    on: (day) => weekOf(day).start,
    after: (monday, count) => addDays(monday as Day, 7 * count),
    label: (monday) => formatWeek(weekOf(monday as Day)),
    // a week across New Year is numbered in the year of its Thursday
    year: (monday) => isoWeek(weekOf(monday as Day)).year,
  },
  month: {
    paper: 'monthly', subject: 'monthlyMeeting', act: '月调度', paperName: '月调度会议纪要', prefix: 'DD', record: '/routine/meetings', page: '/routine/months', parameter: 'meeting', file: 'minutes.pdf',
    span(period) {
      const month = parseMonth(period);
      if (!month) return null;
      const { first, last } = daysOfMonth(month);
      return { start: first, end: last };
    },
    on: monthOf,
    after: (month, count) => addMonths(month as Month, count),
    label: (month) => formatMonth(month as Month),
    year: (month) => Number(month.slice(0, 4)),
  },
};

/** Every period of a kind that has begun by one day and not ended before another, in their order. */
export function periodsBetween(kind: PeriodKind, from: Day, to: Day): Period[] {
  const { on, after } = PERIODS[kind];
  const periods: Period[] = [];
  for (let period = on(from); period <= on(to); period = after(period, 1)) periods.push(period);
  return periods;
}

/** A week or a month in words: 2026年11月9日起的一周, 2026年11月. */
export const periodName = (kind: PeriodKind, period: Period): string => (kind === 'month' ? formatMonth(period as Month) : `${formatDate(period as Day)}起的一周`);

/** The paper of a period as a sentence names it: 2026年11月的月调度会议纪要. */
export const periodPaperName = (kind: PeriodKind, period: Period): string => `${PERIODS[kind].label(period)}的${PERIODS[kind].paperName}`;

/** The page of a period, with one of its papers open, or the latest. */
export const periodPath = (kind: PeriodKind, period: string, paperId?: string): string =>
  `${PERIODS[kind].page}/${period}${paperId === undefined ? '' : `?${PERIODS[kind].parameter}=${paperId}`}`;

/** The file of a paper of a period. */
export const periodFile = (kind: PeriodKind, period: string, paperId: string): string => `${PERIODS[kind].page}/${period}/${PERIODS[kind].file}?${PERIODS[kind].parameter}=${paperId}`;
