import { periodRecords } from 'db/repositories/routine/periods';
import { weeklyReports } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { SignInput } from '~/domain/routine/signing';
import { compileWeekFigures, NO_WEEK_WORDS, readWeekWords, signWeekly, type SignWeekRefusal, WEEK_BLOCKS, type WeeklyReport, type WeekWords } from '~/domain/routine/weekly';
import { addDays, type Day } from '~/domain/shared/day';
import { decided } from '~/domain/shared/decision';
import { isoWeek, weekOf } from '~/domain/shared/week';
import type { Context } from '../context';
import { WEEK_DRAWN } from '../papers/weekPaper';
import { earlierOf } from './earlier';
import { sweepOfWeek } from './sweepOfWeek';
import { type CompileInput, compilePaper, type PaperDefinition, signPaper, wordPaper } from './periodPapers';

const subject = (id: string) => ({ kind: 'weeklyReport', id });

/** 《每周工业产品质量安全排查治理报告》 of a week, named by its Monday. */
const WEEK: PaperDefinition<WeeklyReport, Day, { readonly words: WeekWords }, never, never, SignWeekRefusal> = {
  drawn: WEEK_DRAWN,
  table: weeklyReports,
  async counted(scope, monday, today, papers) {
    const week = weekOf(monday);
    const [records, last, sweep] = await Promise.all([
      periodRecords(scope, week.start, week.end, today), earlierOf(scope, 'week', addDays(monday, -7), '上周', today), sweepOfWeek(scope, week, papers),
    ]);
    return { figures: compileWeekFigures(week, today, records, [last]), sweep };
  },
  begun: () => Promise.resolve(decided({ words: NO_WEEK_WORDS })),
  worded: (_scope, _report, { words }) => Promise.resolve(decided({ words: readWeekWords(Object.fromEntries(WEEK_BLOCKS.map((block) => [block, words[block].trim()]))) })),
  sign: (_scope, report, by, input) => Promise.resolve(signWeekly(report, by.standing.roles, input)),
  told: {
    compiled: (id, number, weekStart, waiting) => ({ type: 'weeklyReport.compiled', subject: subject(id), payload: { number, period: weekStart, weekStart, week: isoWeek(weekOf(weekStart)).number, ...waiting } }),
    worded: ({ id, number, period }) => ({ type: 'weeklyReport.worded', subject: subject(id), payload: { number, period } }),
    signed: ({ id, number, period }, { capacity, contentHash }, waiting) => ({ type: 'weeklyReport.signed', subject: subject(id), payload: { number, period, weekStart: period, capacity, contentHash, ...waiting } }),
  },
};

/** Compiles a week; see `compilePaper`. */
export const compileWeek = (cx: Context, permit: Authorised<'weekly.compile'>, monday: Day, input: CompileInput) => compilePaper(WEEK, cx, permit, monday, input);
/** Writes the director's words into the four blocks of an unsigned report. */
export const editWeekWords = (cx: Context, permit: Authorised<'weekly.compile'>, id: string, input: { readonly words: WeekWords; readonly version: number }) => wordPaper(WEEK, cx, permit, id, input);
/** Sets a name under a weekly report, the 主要负责人's with words of his own; see `signPaper`. */
export const signWeek = (cx: Context, permit: Authorised<'weekly.sign'>, id: string, input: SignInput) => signPaper(WEEK, cx, permit, id, input);
