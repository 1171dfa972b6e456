import type { Role } from '../organisation/types';
import type { Json } from '../shared/canonical';
import { type Day, daysOfMonth, type Month } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { dayOf, type Instant } from '../shared/instant';
import { partsOf } from '../shared/stored';
import { compilePeriod, type PeriodFigures, type PeriodRecords, readPeriodFigures } from './period';
import type { Resolution } from './resolution';
import { checkSentences, comparedSentences, type Earlier, hazardSentences, openBeforeSentences } from './sentences';
import { capacityFor, type PeriodPaper, type SignerRefusal, type Signing, type SignInput } from './signing';
import type { PeriodState, WaitingPaper } from './periodState';

/** The six blocks of the monthly minutes, in their order. */
export const MONTH_BLOCKS = ['problems', 'rectification', 'unsolved', 'dispatch', 'other', 'measures'] as const;
export type MonthBlock = (typeof MONTH_BLOCKS)[number];

export const MONTH_BLOCK_NAMES: Readonly<Record<MonthBlock, string>> = {
  problems: '本月巡查主要问题',
  rectification: '本月整改方案落实情况',
  unsolved: '本月还未解决的问题',
  dispatch: '月调度相关内容（如制度修订、人员岗位职责变化等）',
  other: '其他质量安全事项',
  measures: '会议研究采取的措施',
};

export type MonthWords = Readonly<Record<MonthBlock, string>>;
export const NO_MONTH_WORDS: MonthWords = { problems: '', rectification: '', unsolved: '', dispatch: '', other: '', measures: '' };

/** How a week that ended in the month stands. */
export interface MonthWeek {
  readonly weekStart: Day;
  readonly state: PeriodState;
  /** Number of the report whose state is told. */
  readonly reportNumber: string | null;
  /** A report compiled since that waits for a name; missing in minutes compiled before it was told. */
  readonly waiting?: WaitingPaper | null;
  readonly reason: string | null;
}

/** A resolution of an earlier meeting as it stood when the minutes were compiled. */
export interface CarriedResolution {
  readonly id: string;
  readonly content: string;
  readonly ownerName: string;
  readonly dueDay: Day;
  readonly doneOn: Day | null;
  readonly doneNote: string | null;
  readonly meetingNumber: string;
  readonly meetingMonth: Month;
}

/** The figures of a month, its weeks, the resolutions that came back, and the sentences they give. */
export interface MonthFigures extends PeriodFigures {
  readonly weeks: readonly MonthWeek[];
  readonly carried: readonly CarriedResolution[];
  readonly sentences: Readonly<Record<MonthBlock, readonly string[]>>;
}

/** Reads the stored figures of minutes, and the words said to them. */
export const readMonthFigures = (stored: unknown): MonthFigures => {
  const { weeks = [], carried = [], sentences } = partsOf<MonthFigures>(stored);
  return { ...readPeriodFigures(stored), weeks, carried, sentences: { problems: [], rectification: [], unsolved: [], dispatch: [], other: [], measures: [], ...sentences } };
};
export const readMonthWords = (stored: unknown): MonthWords => ({ ...NO_MONTH_WORDS, ...partsOf<MonthWords>(stored) });

export interface MonthlyMeeting extends PeriodPaper<Month, MonthFigures, MonthWords> {
  readonly place: string;
  readonly heldAt: Instant;
  readonly chairId: string;
  readonly recorderId: string;
  readonly attendees: readonly string[];
  readonly resolutions: readonly Resolution[];
  /** Who of the attendees signed in (签到), the earliest first. */
  readonly attendances: readonly Attendance[];
}

/** Somebody's own sign-in at a meeting. */
export interface Attendance {
  readonly personId: string;
  readonly at: Instant;
}

export type AttendRefusal = { readonly code: 'sealed' } | { readonly code: 'notAttendee' } | { readonly code: 'notHeldYet'; readonly on: Day } | { readonly code: 'attendedAlready'; readonly at: Instant };

/** Whether somebody may sign in at a meeting (签到): named among its attendees, on the day it is held or later, once, and before anybody signed its minutes. */
export function attend(meeting: Pick<MonthlyMeeting, 'attendees' | 'attendances' | 'heldAt' | 'signatures'>, personId: string, now: Instant): Decision<Attendance, AttendRefusal> {
  const earlier = meeting.attendances.find((one) => one.personId === personId);
  if (earlier) return refused({ code: 'attendedAlready', at: earlier.at });
  if (!meeting.attendees.includes(personId)) return refused({ code: 'notAttendee' });
  if (meeting.signatures.length > 0) return refused({ code: 'sealed' });
  if (dayOf(meeting.heldAt) > dayOf(now)) return refused({ code: 'notHeldYet', on: dayOf(meeting.heldAt) });
  return decided({ personId, at: now });
}

/** Compiles a month from its records, the state of its weeks and what earlier meetings resolved, also beside `earlier` months. */
export function compileMonthFigures(
  month: Month,
  today: Day,
  records: PeriodRecords,
  weeks: readonly MonthWeek[],
  carried: readonly CarriedResolution[],
  earlier: readonly Earlier[] = [],
): MonthFigures {
  const { first, last } = daysOfMonth(month);
  const figures = compilePeriod(first, last, today, records);
  return { ...figures, weeks, carried, sentences: monthSentences(figures, weeks, carried, earlier) };
}

function monthSentences(figures: PeriodFigures, weeks: readonly MonthWeek[], carried: readonly CarriedResolution[], earlier: readonly Earlier[]): MonthFigures['sentences'] {
  const { openAfter, overdue } = figures.hazardFigures;
  const owed = weeks.filter((week) => week.state !== 'notDue' && week.state !== 'future');
  const swept = owed.filter((week) => week.state === 'sealed' || week.state === 'awaitingPrincipal').length;
  const done = carried.filter((resolution) => resolution.doneOn !== null).length;
  return {
    problems: [
      ...checkSentences(figures, '本月'),
      ...comparedSentences(figures, '本月', earlier),
      owed.length === 0 ? '本月没有应进行的周排查。' : `本月应进行周排查 ${owed.length} 次，已进行 ${swept} 次。`,
    ],
    rectification: [...openBeforeSentences(figures, '上月'), ...hazardSentences(figures, '本月')],
    unsolved: [
      openAfter.count === 0 ? '本月末没有未销号的隐患。' : `本月末未销号隐患 ${openAfter.count} 项，其中超过时限 ${overdue.count} 项。`,
      ...(carried.length > 0 ? [`以往会议决议 ${carried.length} 项，本月完成 ${done} 项，未完成 ${carried.length - done} 项。`] : []),
    ],
    dispatch: [],
    other: [],
    measures: [],
  };
}

/** Minutes begin with the 主要负责人 in the chair. */
export type BeginMonthRefusal = { readonly code: 'chairMissing' };

export type EditMonthRefusal = { readonly code: 'heldBeforeMonth' } | { readonly code: 'unknownPerson'; readonly field: string };

export type SignMonthRefusal =
  | SignerRefusal
  | { readonly code: 'placeMissing' }
  | { readonly code: 'attendeesMissing' }
  | { readonly code: 'notYetHeld' }
  | { readonly code: 'nothingResolved' };

/** Signs minutes: place, time, people and what was resolved must stand; the director first where there is one. */
export function signMonthly(
  meeting: MonthlyMeeting,
  roles: readonly Role[],
  input: SignInput,
  facts: { readonly directorInOffice: boolean; readonly now: Instant },
): Decision<Signing, SignMonthRefusal> {
  const capacity = capacityFor(meeting, roles, facts.directorInOffice, input.version);
  if (!capacity.ok) return capacity;
  if (meeting.place.trim() === '') return refused({ code: 'placeMissing' });
  if (meeting.attendees.length === 0) return refused({ code: 'attendeesMissing' });
  if (meeting.heldAt > facts.now) return refused({ code: 'notYetHeld' });
  if (meeting.words.measures.trim() === '' && meeting.resolutions.length === 0) return refused({ code: 'nothingResolved' });
  return decided({ capacity: capacity.fact, words: input.words.trim(), content: monthlyContent(meeting) });
}

/** What is signed under minutes: the meeting, its figures and words, and what it resolved with owner and limit. */
export const monthlyContent = (meeting: MonthlyMeeting): Json => {
  const { id, number, period: month, place, heldAt, chairId, recorderId, attendees, figures, words } = meeting;
  const resolutions = meeting.resolutions.map(({ id: resolution, position, content, ownerId, dueDay }) => ({ id: resolution, position, content, ownerId, dueDay }));
  return { id, number, month, place, heldAt, chairId, recorderId, attendees, figures, words, resolutions } as unknown as Json;
};
