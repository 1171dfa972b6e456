import { peopleOf } from 'db/repositories/organisation/people';
import { meetingsOf } from 'db/repositories/routine/meetings';
import { monthWeeks } from 'db/repositories/routine/monthWeeks';
import { periodRecords } from 'db/repositories/routine/periods';
import type { Scope } from 'db/repositories/scope';
import { monthlyMeetings } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import {
  type BeginMonthRefusal, compileMonthFigures, type EditMonthRefusal, MONTH_BLOCKS, type MonthlyMeeting, type MonthWords, NO_MONTH_WORDS, readMonthWords, signMonthly, type SignMonthRefusal,
} from '~/domain/routine/monthly';
import type { SignInput } from '~/domain/routine/signing';
import { addMonths, type Day, daysOfMonth, type Month } from '~/domain/shared/day';
import { decided, refused } from '~/domain/shared/decision';
import { dayOf, type Instant } from '~/domain/shared/instant';
import type { Context } from '../context';
import { MONTH_DRAWN } from '../papers/monthPaper';
import { earlierOf } from './earlier';
import { type CompileInput, compilePaper, type PaperDefinition, signPaper, wordPaper } from './periodPapers';

/** What people write into minutes. */
interface Minutes {
  readonly place: string;
  readonly heldAt: Instant;
  readonly chairId: string;
  readonly recorderId: string;
  readonly attendees: readonly string[];
  readonly words: MonthWords;
}

export type EditMonthInput = Minutes & { readonly version: number };

const subject = (id: string) => ({ kind: 'monthlyMeeting', id });

/** Who holds an office on a day; null when nobody does. */
const inOffice = async (scope: Scope, office: 'director' | 'principal', day: Day): Promise<string | null> =>
  (await peopleOf(scope).appointments()).find(({ role, fromDay, toDay }) => role === office && fromDay <= day && (toDay === null || toDay >= day))?.personId ?? null;

/**
 * 《每月工业产品质量安全调度会议纪要》 of a month. The 主要负责人 of the day is in the chair until somebody says otherwise; place and attendees are those of the
 * month before, as far as they are still here.
 */
const MONTH: PaperDefinition<MonthlyMeeting, Month, Minutes, BeginMonthRefusal, EditMonthRefusal, SignMonthRefusal> = {
  drawn: MONTH_DRAWN,
  table: monthlyMeetings,
  async counted(scope, month, today) {
    const { first, last } = daysOfMonth(month);
    const [records, weeks, resolutions, lastMonth, lastYear] = await Promise.all([
      periodRecords(scope, first, last, today), monthWeeks(scope, month, today), meetingsOf(scope).carriedInto(month),
      earlierOf(scope, 'month', addMonths(month, -1), '上月', today), earlierOf(scope, 'month', addMonths(month, -12), '去年同月', today),
    ]);
    const carried = resolutions.map(({ id, content, ownerName, dueDay, doneOn, doneNote, meetingNumber, meetingMonth }) => ({ id, content, ownerName, dueDay, doneOn, doneNote, meetingNumber, meetingMonth }));
    return { figures: compileMonthFigures(month, today, records, weeks, carried, [lastMonth, lastYear]) };
  },
  async begun(scope, month, by, at) {
    const chairId = await inOffice(scope, 'principal', by.today);
    if (!chairId) return refused({ code: 'chairMissing' });
    const [[last], persons] = await Promise.all([meetingsOf(scope).ofPeriod(addMonths(month, -1)), peopleOf(scope).persons()]);
    const here = new Set(persons.filter(({ joinedOn, leftOn }) => joinedOn <= by.today && (leftOn === null || leftOn >= by.today)).map(({ id }) => id));
    return decided({ place: last?.place ?? '', heldAt: at, chairId, recorderId: by.personId, attendees: (last?.attendees ?? []).filter((id) => here.has(id)), words: NO_MONTH_WORDS });
  },
  async worded(scope, meeting, { place, heldAt, chairId, recorderId, attendees, words }) {
    const heldOn = dayOf(heldAt);
    if (heldOn < daysOfMonth(meeting.period).first) return refused({ code: 'heldBeforeMonth' });
    const known = new Set((await peopleOf(scope).persons()).filter(({ joinedOn, leftOn }) => joinedOn <= heldOn && (leftOn === null || leftOn >= heldOn)).map(({ id }) => id));
    if (!known.has(chairId)) return refused({ code: 'unknownPerson', field: 'chairId' });
    if (!known.has(recorderId)) return refused({ code: 'unknownPerson', field: 'recorderId' });
    if (!attendees.every((attendee) => known.has(attendee))) return refused({ code: 'unknownPerson', field: 'attendees' });
    return decided({ place: place.trim(), heldAt, chairId, recorderId, attendees: [...new Set(attendees)], words: readMonthWords(Object.fromEntries(MONTH_BLOCKS.map((block) => [block, words[block].trim()]))) });
  },
  sign: async (scope, meeting, by, input, now) => signMonthly(meeting, by.standing.roles, input, { directorInOffice: (await inOffice(scope, 'director', by.today)) !== null, now }),
  told: {
    compiled: (id, number, month, waiting) => ({ type: 'monthlyMeeting.compiled', subject: subject(id), payload: { number, period: month, month, ...waiting } }),
    worded: ({ id, number, period }) => ({ type: 'monthlyMeeting.written', subject: subject(id), payload: { number, period } }),
    signed: ({ id, number, period }, { capacity, contentHash }, waiting) => ({ type: 'monthlyMeeting.signed', subject: subject(id), payload: { number, period, month: period, capacity, contentHash, ...waiting } }),
  },
};

/** Compiles a month with its weeks and the resolutions that come back; see `compilePaper`. */
export const compileMonth = (cx: Context, permit: Authorised<'monthly.compile'>, month: Month, input: CompileInput) => compilePaper(MONTH, cx, permit, month, input);
/** Writes place, time, people and the six blocks into unsigned minutes. */
export const editMonth = (cx: Context, permit: Authorised<'monthly.compile'>, id: string, input: EditMonthInput) => wordPaper(MONTH, cx, permit, id, input);
/** Sets a name under minutes: the director's first where one is in office; see `signPaper`. */
export const signMonth = (cx: Context, permit: Authorised<'monthly.sign'>, id: string, input: SignInput) => signPaper(MONTH, cx, permit, id, input);
