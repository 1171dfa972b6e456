import { ROUTINE_CONTRACTS as asks, WHOLE_FACTORY } from '~/domain/routine/contracts';
import { PAPER_MOVED, PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { type Period, periodPath } from '~/domain/routine/periodKind';
import { CORRECT_REFUSALS, GAP_REFUSALS, SIGN_DAY_REFUSALS, STOP_REFUSALS, SUBMIT_REFUSALS } from '~/domain/routine/refusals';
import { SIGNAL_REFUSALS } from '~/domain/routine/signalRefusals';
import { OTHER_REASON } from '~/domain/routine/notApplicable';
import type { GivenSweep } from '~/domain/routine/sweep';
import { SWEEP_ITEM_REFUSALS, SWEEP_REFUSALS } from '~/domain/routine/sweepRefusals';
import { type AnswerResult, ANSWER_RESULTS } from '~/domain/routine/types';
import { CHANGE_REFUSALS } from '~/domain/routine/changes';
import { SHIFT_REFUSALS } from '~/domain/routine/shifts';
import { WORK_WEEK_REFUSALS } from '~/domain/routine/workWeek';
import type { GivenAnswer, TakenRefusal } from '~/domain/routine/answers';
import { type Day, type Month, parseDay, parseMonth } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';
import { witnessed } from '~/domain/shared/fields';
import type { InputOfContract } from '~/domain/shared/contract';
import type { Snapshot } from '~/domain/shared/standing';
import { minutesNow, reportNow, resolutionNow } from '~/pages/routine/paperNow';
import { notFound } from '~/platform/web/respond';
import type { Context } from '~/services/context';
import type { First } from '~/services/once';
import { attendMeeting } from '~/services/routine/attendMeeting';
import { addResolution } from '~/services/routine/addResolution';
import { addSweepItem } from '~/services/routine/addSweepItem';
import { answerSignals } from '~/services/routine/answerSignals';
import { completeResolution } from '~/services/routine/completeResolution';
import { correctCheck } from '~/services/routine/correctCheck';
import { declareStop } from '~/services/routine/declareStop';
import { endSweepItem } from '~/services/routine/endSweepItem';
import { explainGap } from '~/services/routine/explainGap';
import { explainPeriodGap } from '~/services/routine/explainPeriodGap';
import { compileMonth, editMonth, signMonth } from '~/services/routine/monthPapers';
import { removeResolution } from '~/services/routine/removeResolution';
import { recordChange } from '~/services/routine/recordChange';
import { setPostShifts, setShifts } from '~/services/routine/setShifts';
import { setWorkWeek } from '~/services/routine/setWorkWeek';
import { signDay } from '~/services/routine/signDay';
import { submitCheck } from '~/services/routine/submitCheck';
import { sweepWeek } from '~/services/routine/sweepWeek';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { withdrawStop } from '~/services/routine/withdrawStop';
import { type Params, verb } from './verb';

const idOf = ({ id }: Params): string => id!;
const dayIn = (text: string | undefined): Day => parseDay(text ?? '') ?? notFound();
const monthIn = ({ month }: Params): Month => parseMonth(month ?? '') ?? notFound();

/** The longest time of a form that is read, in seconds: a month. */
const MOST_SECONDS = 31 * 24 * 3600;

type SaidRow = Pick<InputOfContract<typeof asks.submitCheck>['answers'][number], 'id' | 'answer' | 'description' | 'measure' | 'photo' | 'why' | 'otherWhy'>;

/** What was said of an item; one that was answered twice has both, one nobody touched has none. */
const saidIn = ({ id, answer, description, measure, photo, why, otherWhy }: SaidRow): Omit<GivenAnswer, 'values' | 'product'>[] =>
  (answer.length === 0 ? [''] : answer).map((said) => ({
    itemId: id, result: ANSWER_RESULTS.find((result): result is AnswerResult => result === said) ?? null,
    description: said === 'notApplicable' ? (why === OTHER_REASON ? otherWhy : why) : description, immediateMeasure: measure, photos: photo,
  }));

/** The answers of a form as a record takes them. */
const answersIn = (rows: InputOfContract<typeof asks.submitCheck>['answers']): GivenAnswer[] =>
  rows.flatMap(({ seconds, values, product, spot, noSpot, ...row }) => saidIn(row).map((said) => ({ ...said, values, product, seconds: witnessed(seconds, MOST_SECONDS), spot: { photos: spot, why: noSpot } })));

/** The same of the director's items. */
const sweptIn = (rows: InputOfContract<typeof asks.sweepWeek>['answers']): GivenSweep[] =>
  rows.flatMap(({ place: postId, ...row }) => saidIn(row).map((said) => ({ ...said, postId })));

const asTaken = ({ id, number }: First): TakenRefusal => ({ code: 'takenBefore', recordId: id, number });

export const check = verb({
  of: '/check/:postId',
  contract: asks.submitCheck,
  needs: 'check.submit',
  words: SUBMIT_REFUSALS,
  taken: asTaken,
  does: (cx, permit, { postId = '' }, { answers, opened, elapsed, took, seen, ...input }, { key }) =>
    submitCheck(cx, permit, {
      ...input, postId, submissionKey: key, answers: answersIn(answers), witness: { opened, elapsed: witnessed(elapsed, MOST_SECONDS * 1000), took: witnessed(took, MOST_SECONDS), seen },
    }),
  tells: () => null,
  to: ({ id }) => `/records/${id}`,
});

export const correction = verb({
  of: '/records/:id',
  contract: asks.correctCheck,
  needs: 'check.correct',
  words: CORRECT_REFUSALS,
  taken: asTaken,
  does: (cx, permit, params, { answers, ...input }, { key }) => correctCheck(cx, permit, idOf(params), { ...input, submissionKey: key, answers: answersIn(answers) }),
  to: ({ id }) => `/records/${id}`,
});

export const checkExplanation = verb({
  of: '/records/:id',
  contract: asks.explainCheck,
  needs: 'check.view',
  words: SIGNAL_REFUSALS,
  does: (cx, permit, params, { words }) => answerSignals(cx, permit, idOf(params), words),
  to: ({ id }) => `/records/${id}`,
});

export const gapReason = verb({
  of: '/routine/days/:day',
  contract: asks.explainGap,
  needs: 'gap.explain',
  words: GAP_REFUSALS,
  does: (cx, permit, { day }, { postId, turn, reason }) => explainGap(cx, permit, postId, dayIn(day), reason, turn),
  to: (_, { day }) => `/routine/days/${day}`,
});

export const daySignature = verb({
  of: '/routine/days/:day',
  contract: asks.signDay,
  needs: 'daily.sign',
  words: SIGN_DAY_REFUSALS,
  does: (cx, permit, { day }, input) => signDay(cx, permit, dayIn(day), input.words, input.content),
  to: (_, { day }) => `/routine/days/${day}`,
});

const MOVED: readonly string[] = PAPER_MOVED;

/** What a paper says now, where somebody else was first: it is named by its id, or by its period. */
const where = <By>(read: (cx: Context, by: By, which: { readonly id: string } | { readonly period: Period }) => Promise<Snapshot | undefined>) =>
  async (cx: Context, by: By, { id, monday, month }: Params, { code }: { readonly code: string }): Promise<Snapshot | undefined> =>
    MOVED.includes(code) ? read(cx, by, id ? { id } : { period: monday ? dayIn(monday) : monthIn({ month: month! }) }) : undefined;

/** A report and minutes are shown on the page of their week or month. */
const REPORT = { words: PAPER_REFUSALS, now: where(reportNow), to: ({ period }: { period: Day }, { id }: Params) => periodPath('week', period, id) } as const;
const MINUTES = { words: PAPER_REFUSALS, now: where(minutesNow), to: ({ period }: { period: Month }, { id }: Params) => periodPath('month', period, id) } as const;

export const weekCompilation = verb({
  ...REPORT,
  of: '/routine/weeks/:monday',
  contract: asks.compile,
  needs: 'weekly.compile',
  does: (cx, permit, { monday }, input) => compileWeek(cx, permit, dayIn(monday), input),
  to: ({ id }: { id: string }, { monday }) => periodPath('week', monday!, id),
});
export const weekWords = verb({
  ...REPORT, of: '/routine/reports/:id', contract: asks.editWeek, needs: 'weekly.compile', does: (cx, permit, params, { version, ...blocks }) => editWeekWords(cx, permit, idOf(params), { words: blocks, version }),
});
export const weekSignature = verb({ ...REPORT, of: '/routine/reports/:id', contract: asks.signPaper, needs: 'weekly.sign', does: (cx, permit, params, input) => signWeek(cx, permit, idOf(params), input) });
export const weekSweep = verb({
  ...REPORT,
  of: '/routine/reports/:id',
  contract: asks.sweepWeek,
  needs: 'weekly.compile',
  words: SWEEP_REFUSALS,
  does: (cx, permit, params, { version, answers }) => sweepWeek(cx, permit, idOf(params), { version, answers: sweptIn(answers) }),
});
export const sweepItem = verb({
  of: '/routine/sweep', contract: asks.addSweepItem, needs: 'weekly.compile', words: SWEEP_ITEM_REFUSALS, does: (cx, permit, _, input) => addSweepItem(cx, permit, input), to: () => '/routine/sweep',
});
export const sweepItemEnd = verb({
  of: '/routine/sweep/:id', contract: asks.endSweepItem, needs: 'weekly.compile', words: SWEEP_ITEM_REFUSALS, does: (cx, permit, params) => endSweepItem(cx, permit, idOf(params)), to: () => '/routine/sweep',
});
export const weekReason = verb({
  of: '/routine/weeks/:monday', contract: asks.explainPeriod, needs: 'gap.explain', words: PAPER_REFUSALS,
  does: (cx, permit, { monday }, input) => explainPeriodGap(cx, permit, 'week', monday!, input), to: (_, { monday }) => periodPath('week', monday!),
});

export const monthCompilation = verb({
  ...MINUTES,
  of: '/routine/months/:month',
  contract: asks.compile,
  needs: 'monthly.compile',
  does: (cx, permit, params, input) => compileMonth(cx, permit, monthIn(params), input),
  to: ({ id }: { id: string }, { month }) => periodPath('month', month!, id),
});
export const minutes = verb({
  ...MINUTES,
  of: '/routine/meetings/:id',
  contract: asks.editMonth,
  needs: 'monthly.compile',
  does: (cx, permit, params, { version, place, heldDay, heldTime, chairId, recorderId, attendees, ...blocks }) =>
    editMonth(cx, permit, idOf(params), { version, place, heldAt: instantAt(heldDay, heldTime), chairId, recorderId, attendees, words: blocks }),
});
export const minutesSignature = verb({ ...MINUTES, of: '/routine/meetings/:id', contract: asks.signPaper, needs: 'monthly.sign', does: (cx, permit, params, input) => signMonth(cx, permit, idOf(params), input) });
export const monthReason = verb({
  of: '/routine/months/:month', contract: asks.explainPeriod, needs: 'gap.explain', words: PAPER_REFUSALS,
  does: (cx, permit, { month }, input) => explainPeriodGap(cx, permit, 'month', month!, input), to: (_, { month }) => periodPath('month', month!),
});

export const attendance = verb({ ...MINUTES, of: '/routine/meetings/:id', contract: asks.attend, needs: 'factory', now: undefined, does: (cx, permit, params) => attendMeeting(cx, permit, idOf(params)), to: () => '/today' });
export const resolution = verb({ ...MINUTES, of: '/routine/meetings/:id', contract: asks.addResolution, needs: 'monthly.compile', does: (cx, permit, params, input) => addResolution(cx, permit, idOf(params), input) });
export const resolutionRemoval = verb({
  ...MINUTES, of: '/routine/meetings/:id/resolutions/:resolution', contract: asks.removeResolution, needs: 'monthly.compile',
  does: (cx, permit, params, input) => removeResolution(cx, permit, idOf(params), params.resolution!, input),
});
export const resolutionCompletion = verb({
  of: '/routine/resolutions/:id',
  contract: asks.completeResolution,
  needs: 'resolution.complete',
  words: PAPER_REFUSALS,
  now: async (cx, permit, params, { code }) => (PAPER_MOVED.includes(code) ? resolutionNow(cx, permit, idOf(params)) : undefined),
  does: (cx, permit, params, input) => completeResolution(cx, permit, idOf(params), input),
  to: () => '/routine',
});

export const stop = verb({
  of: '/routine/stops',
  contract: asks.declareStop,
  needs: 'calendar.declareStop',
  words: STOP_REFUSALS,
  does: (cx, permit, _, { workshopId, ...input }) => declareStop(cx, permit, { ...input, workshopId: workshopId === WHOLE_FACTORY ? null : workshopId }),
  to: () => '/routine/stops',
});
export const stopWithdrawal = verb({
  of: '/routine/stops/:id', contract: asks.withdrawStop, needs: 'calendar.declareStop', words: STOP_REFUSALS, does: (cx, permit, params) => withdrawStop(cx, permit, idOf(params)), to: () => '/routine/stops',
});
export const change = verb({
  of: '/routine/changes', contract: asks.recordChange, needs: 'gap.explain', words: CHANGE_REFUSALS, does: (cx, permit, _, input) => recordChange(cx, permit, input), to: () => '/routine/changes',
});
export const shifts = verb({
  of: '/routine', contract: asks.setShifts, needs: 'calendar.declareStop', words: SHIFT_REFUSALS, does: (cx, permit, _, input) => setShifts(cx, permit, input), to: () => '/routine/stops',
});
export const postShifts = verb({
  of: '/routine', contract: asks.setPostShifts, needs: 'calendar.declareStop', words: SHIFT_REFUSALS, does: (cx, permit, _, input) => setPostShifts(cx, permit, input), to: () => '/routine/stops',
});
export const workWeek = verb({
  of: '/routine',
  contract: asks.setWorkWeek,
  needs: 'calendar.declareStop',
  words: WORK_WEEK_REFUSALS,
  does: (cx, permit, _, { from, weekdays, worksOnHolidays }) => setWorkWeek(cx, permit, { from, weekdays: weekdays.map(Number), worksOnHolidays: worksOnHolidays.length > 0 }),
  to: () => '/routine/stops',
});
