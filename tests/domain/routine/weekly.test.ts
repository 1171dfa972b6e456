import { describe, expect, it } from 'vitest';
import { compileMonthFigures, type MonthlyMeeting, NO_MONTH_WORDS, signMonthly } from '~/domain/routine/monthly';
import { type FigureName, openFigure } from '~/domain/routine/openFigure';
import { PAPER_REFUSALS, type PaperRefusal } from '~/domain/routine/paperRefusals';
import { byWorkshop, compilePeriod, gapsOf, type HazardRow, type PeriodRecords, type PostDayRow, postDayKey, share } from '~/domain/routine/period';
import { PERIODS } from '~/domain/routine/periodKind';
import { doneLate, explainPeriod, type PeriodFacts, periodState } from '~/domain/routine/periodState';
import { comesBackIn, completeResolution, type Resolution } from '~/domain/routine/resolution';
import { mayChange, type PaperSignature, paperState } from '~/domain/routine/signing';
import type { PostDayState } from '~/domain/routine/types';
import { comparedSentences } from '~/domain/routine/sentences';
import { compileWeekFigures, NO_WEEK_WORDS, signWeekly, type WeeklyReport } from '~/domain/routine/weekly';
import { worstState } from '~/domain/routine/workshopDay';
import { addDays, type Day, day, type Month } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { weekFromMonday, weekOf } from '~/domain/shared/week';

const POSTS = [
  { id: 'p1', name: '绝缘挤出岗', workshopId: 'w1', workshopName: '挤塑车间' },
  { id: 'p2', name: '成品检验岗', workshopId: 'w2', workshopName: '检验车间' },
];
const MONDAY = day('2026-11-16');
const row = (on: string, postId: string, state: PostDayState, extra: Partial<PostDayRow> = {}): PostDayRow => ({ day: day(on), postId, state, recordId: null, zeroRisk: false, reason: null, ...extra });
const hazard = (id: string, registeredOn: string, closedDay: string | null, extra: Partial<HazardRow> = {}): HazardRow => ({
  id, number: `HZ-2026-${id}`, title: '绝缘偏薄', workshopName: '挤塑车间', postName: '绝缘挤出岗', responsibleName: '吴建华', registeredOn: day(registeredOn), grade: 'general',
  stage: closedDay ? 'closed' : 'rectifying', deadline: null, closedDay: closedDay === null ? null : day(closedDay), measure: '', ...extra,
});

const RECORDS: PeriodRecords = {
  posts: POSTS,
  postDays: [
    row('2026-11-16', 'p1', 'onTime', { recordId: 'r1', zeroRisk: true }),
    row('2026-11-16', 'p2', 'late', { recordId: 'r2' }),
    row('2026-11-17', 'p1', 'backfilled', { recordId: 'r3' }),
    row('2026-11-17', 'p2', 'missed'),
    row('2026-11-18', 'p1', 'excused', { reason: '停电' }),
    row('2026-11-18', 'p2', 'stopped'),
    row('2026-11-19', 'p1', 'open'),
    row('2026-11-20', 'p1', 'future'),
    row('2026-11-21', 'p1', 'nothingDue'),
  ],
  findings: [{ recordId: 'r2', itemId: 'i1', day: day('2026-11-16'), postId: 'p2', riskPoint: '火花试验', description: '击穿 2 处', hazardId: 'h2', hazardNumber: 'HZ-2026-h2' }],
  hazards: [
    hazard('h1', '2026-11-10', null, { deadline: day('2026-11-17') }),
    hazard('h2', '2026-11-16', null),
    hazard('h3', '2026-11-12', '2026-11-17'),
    hazard('h4', '2026-11-02', '2026-11-13'),
    hazard('h5', '2026-11-30', null),
  ],
};

describe('a week compiled from its records', () => {
  const figures = compileWeekFigures(weekOf(MONDAY), day('2026-11-19'), RECORDS);

  it('counts every state and names the rows of each count', () => {
    const counts = Object.fromEntries(Object.entries(figures.checkFigures).map(([name, figure]) => [name, figure.count]));
    expect(counts).toEqual({ due: 6, onTime: 1, late: 1, backfilled: 1, missed: 1, excused: 1, open: 1, stopped: 1, zeroRisk: 1, findings: 1 });
    expect(figures.checkFigures.missed.rows).toEqual(['2026-11-17/p2']);
    expect(figures.checkFigures.findings.rows).toEqual(['r2/i1']);
  });

  it('lists in block 1 every hazard open at the end of last week with its present state', () => {
    expect(figures.hazardFigures.openBefore.rows).toEqual(['h1', 'h3']);
    expect(figures.hazards.find(({ id }) => id === 'h3')?.stage).toBe('closed');
    expect(figures.sentences.lastWeek).toEqual(['上周末未销号隐患 2 项：现已销号 1 项，待验收 0 项，其余 1 项尚未完成整改。']);
  });

  it('knows what was registered, closed, left open and overdue', () => {
    const { registered, closed, openAfter, overdue } = figures.hazardFigures;
    expect([registered.rows, closed.rows, openAfter.rows, overdue.rows]).toEqual([['h2'], ['h3'], ['h1', 'h2'], ['h1']]);
  });

  it('keeps gaps with their reasons', () => {
    expect(gapsOf(figures).map(({ day: on, reason }) => [on, reason])).toEqual([['2026-11-17', null], ['2026-11-18', '停电']]);
  });

  it('opens each figure to exactly its rows and knows no other names', () => {
    for (const name of [...Object.keys(figures.checkFigures), ...Object.keys(figures.hazardFigures)]) {
      const figure = { ...figures.checkFigures, ...figures.hazardFigures }[name as 'due'];
      expect(openFigure(figures, name)?.rows.length).toBe(figure.count);
    }
    expect(openFigure(figures, 'constructor')).toBeNull();
  });

  it('opens each number of the table by workshop to as many rows as it says, and the workshops to all of them', () => {
    const columns: [Exclude<keyof ReturnType<typeof byWorkshop>[number], 'workshopId' | 'workshopName'>, FigureName][] = [
      ['due', 'due'], ['onTime', 'onTime'], ['late', 'late'], ['backfilled', 'backfilled'], ['missed', 'gaps'], ['findings', 'findings'],
    ];
    for (const [column, name] of columns) {
      const rows = byWorkshop(figures).map((workshop) => {
        const opened = openFigure(figures, name, { workshopId: workshop.workshopId, postId: null })!;
        expect([opened.place, opened.rows.length]).toEqual([workshop.workshopName, workshop[column]]);
        return opened.rows.length;
      });
      expect(rows.reduce((sum, count) => sum + count, 0)).toBe(openFigure(figures, name)!.rows.length);
    }
    expect(openFigure(figures, 'gaps', { workshopId: null, postId: 'p2' })).toMatchObject({ place: '检验车间 · 成品检验岗', rows: [{ day: '2026-11-17' }] });
    expect(openFigure(figures, 'due', { workshopId: 'elsewhere', postId: null })!.rows).toEqual([]);
  });

  it('claims a share only with both its numbers, and none of nothing', () => {
    expect(share(12, 13)).toBe('92.3%（12/13）');
    expect(share(0, 0)).toBe('—');
    const empty = compileWeekFigures(weekOf(MONDAY), day('2026-11-22'), { posts: [], postDays: [], findings: [], hazards: [] });
    expect(empty.sentences.evaluation).toEqual(['本周没有应检岗次。']);
    expect(JSON.stringify(empty.sentences)).not.toContain('%');
  });

  it('says in its sentences only numbers that stand in the figures', () => {
    const known = new Set(['0', '2', '2026', '11', '19', '16.7', ...[...Object.values(figures.checkFigures), ...Object.values(figures.hazardFigures)].map(({ count }) => String(count))]);
    const said = Object.values(figures.sentences).flat().join('').match(/\d+(\.\d+)?/g) ?? [];
    expect(said.filter((number) => !known.has(number))).toEqual([]);
  });

  it('is held against an earlier week with both numbers of each, and not where that owed nothing or this one is not over', () => {
    const days = ['2026-11-09', '2026-11-10', '2026-11-16', '2026-11-17', '2026-11-18'].map((on, at) => row(on, 'p1', at % 2 === 0 ? 'onTime' : 'late'));
    const records = { posts: POSTS, postDays: days, findings: [], hazards: RECORDS.hazards };
    const before = { name: '上周', figures: compilePeriod(day('2026-11-09'), day('2026-11-15'), day('2026-11-30'), records) };
    const nothing = { name: '去年同月', figures: compilePeriod(day('2025-11-01'), day('2025-11-30'), day('2026-11-30'), records) };
    const over = compilePeriod(MONDAY, day('2026-11-22'), day('2026-11-30'), records);
    expect(comparedSentences(over, '本周', [before, nothing])).toEqual([
      '与上周相比：按时率本周 66.7%（2/3），上周 50.0%（1/2）；新登记隐患本周 1 项，上周 2 项；销号本周 1 项，上周 1 项。',
    ]);
    expect(comparedSentences(compilePeriod(MONDAY, day('2026-11-22'), day('2026-11-19'), records), '本周', [before])).toEqual([]);
  });

  it('runs from Monday to Sunday across New Year', () => {
    const week = weekFromMonday(day('2026-12-28'))!;
    const days = ['2026-12-27', '2026-12-31', '2027-01-03', '2027-01-04'].map((on) => row(on, 'p1', 'onTime'));
    const compiled = compileWeekFigures(week, day('2027-02-01'), { posts: POSTS, postDays: days, findings: [], hazards: [] });
    expect(compiled.checkFigures.due.rows).toEqual(['2026-12-31/p1', '2027-01-03/p1']);
    expect([compiled.from, compiled.to]).toEqual(['2026-12-28', '2027-01-03']);
    expect(weekFromMonday(day('2026-12-29'))).toBeNull();
  });
});

describe('sums of any span', () => {
  const STATES: PostDayState[] = ['onTime', 'late', 'deliveredLater', 'backfilled', 'missed', 'excused', 'open', 'stopped', 'future', 'nothingDue'];
  /** A repeatable source of numbers. */
  const random = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('tie: due by state, hazards over the span, workshops to the whole (seed %i)', (seed) => {
    const next = random(seed);
    const pick = <T,>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
    const at = (span: number): Day => addDays(day('2026-10-20'), Math.floor(next() * span));
    const postDays = Array.from({ length: 60 }, (_, index) => row(addDays(day('2026-11-01'), index % 30), pick(['p1', 'p2']), pick(STATES)));
    const unique = [...new Map(postDays.map((entry) => [postDayKey(entry), entry])).values()];
    const hazards = Array.from({ length: 30 }, (_, index) => {
      const from = at(40);
      return hazard(String(index), from, next() < 0.5 ? null : addDays(from, Math.floor(next() * 20)), { deadline: at(40) });
    });
    const figures = compilePeriod(day('2026-11-02'), day('2026-11-22'), at(60), { posts: POSTS, postDays: unique, findings: [], hazards });
    const { due, onTime, late, deliveredLater, backfilled, missed, excused, open } = figures.checkFigures;
    expect(onTime.count + late.count + (deliveredLater?.count ?? 0) + backfilled.count + missed.count + excused.count + open.count).toBe(due.count);
    const { openBefore, registered, closed, openAfter, overdue } = figures.hazardFigures;
    if (figures.asOf >= figures.from) expect(openBefore.count + registered.count - closed.count).toBe(openAfter.count);
    expect(overdue.rows.every((id) => openAfter.rows.includes(id))).toBe(true);
    const workshops = byWorkshop(figures);
    expect(workshops.reduce((sum, workshop) => sum + workshop.due, 0)).toBe(due.count);
    expect(workshops.reduce((sum, workshop) => sum + workshop.missed, 0)).toBe(missed.count + excused.count);
  });
});

const signature = (capacity: PaperSignature['capacity'], signedAt = '2026-11-20T09:00:00+08:00'): PaperSignature => ({
  capacity, personId: capacity, personName: '林晓燕', personTitle: '质量安全总监', words: '', contentHash: 'f'.repeat(64), signedAt: instant(signedAt),
});
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string | undefined => (result.ok ? 'ok' : result.refusal?.code);

describe('signing a weekly report', () => {
  const report = (change: Partial<WeeklyReport> = {}): WeeklyReport => ({
    id: 'w', number: 'PC-2026-0001', period: MONDAY, figures: compileWeekFigures(weekOf(MONDAY), day('2026-11-22'), RECORDS),
    words: { ...NO_WEEK_WORDS, evaluation: '总体受控。', nextWeek: '更换模具。' }, compiledBy: 'x', compiledAt: instant('2026-11-20T08:00:00+08:00'), version: 2, signatures: [], ...change,
  });
  const input = { words: '同意。', version: 2 };

  it('is the director first, then the 主要负责人', () => {
    expect(signWeekly(report(), ['director'], input)).toMatchObject({ ok: true, fact: { capacity: 'director' } });
    expect(codeOf(signWeekly(report(), ['principal'], input))).toBe('directorFirst');
    expect(signWeekly(report({ signatures: [signature('director')] }), ['principal'], input)).toMatchObject({ ok: true, fact: { capacity: 'principal', words: '同意。' } });
  });

  it('is refused for others, twice over, when sealed, moved on, or blocks 3 and 4 are not said', () => {
    expect(codeOf(signWeekly(report(), ['officer'], input))).toBe('notSigner');
    expect(codeOf(signWeekly(report({ signatures: [signature('director')] }), ['director'], input))).toBe('alreadySigned');
    expect(codeOf(signWeekly(report({ signatures: [signature('director'), signature('principal')] }), ['principal'], input))).toBe('sealed');
    expect(codeOf(signWeekly(report(), ['director'], { ...input, version: 1 }))).toBe('movedOn');
    expect(signWeekly(report({ words: NO_WEEK_WORDS }), ['director'], input)).toMatchObject({ refusal: { code: 'blocksMissing', blocks: ['evaluation', 'nextWeek'] } });
    expect(codeOf(signWeekly(report({ signatures: [signature('director')] }), ['principal'], { words: ' ', version: 2 }))).toBe('principalWordsMissing');
  });

  it('lets one person who holds both posts sign twice, once in each', () => {
    expect(signWeekly(report(), ['principal', 'director'], input)).toMatchObject({ fact: { capacity: 'director' } });
    expect(signWeekly(report({ signatures: [signature('director')] }), ['principal', 'director'], input)).toMatchObject({ fact: { capacity: 'principal' } });
  });

  it('fixes the content with the first name', () => {
    expect(mayChange(report(), 2)).toMatchObject({ ok: true });
    expect(codeOf(mayChange(report(), 1))).toBe('movedOn');
    expect(codeOf(mayChange(report({ signatures: [signature('director')] }), 2))).toBe('sealed');
    expect([[], [signature('director')], [signature('director'), signature('principal')]].map((signatures) => paperState({ signatures }))).toEqual(['draft', 'awaitingPrincipal', 'sealed']);
  });
});

describe('signing minutes', () => {
  const month = '2026-11' as Month;
  const meeting = (change: Partial<MonthlyMeeting> = {}): MonthlyMeeting => ({
    id: 'm', number: 'DD-2026-0011', period: month, place: '二楼会议室', heldAt: instant('2026-11-28T14:00:00+08:00'), chairId: 'c', recorderId: 'r', attendances: [], attendees: ['c', 'r'],
    figures: compileMonthFigures(month, day('2026-11-30'), RECORDS, [], []), words: { ...NO_MONTH_WORDS, measures: '更换模具。' },
    compiledBy: 'x', compiledAt: instant('2026-11-28T08:00:00+08:00'), version: 3, signatures: [], resolutions: [], ...change,
  });
  const facts = { directorInOffice: true, now: instant('2026-11-28T16:00:00+08:00') };
  const sign = (change: Partial<MonthlyMeeting>, roles: readonly ('director' | 'principal' | 'officer')[] = ['director'], given = facts, version = 3) => signMonthly(meeting(change), roles, { words: '', version }, given);

  it('needs place, people, a time that has come and something resolved', () => {
    expect(codeOf(sign({}))).toBe('ok');
    expect(codeOf(sign({ place: ' ' }))).toBe('placeMissing');
    expect(codeOf(sign({ attendees: [] }))).toBe('attendeesMissing');
    expect(codeOf(sign({ heldAt: instant('2026-11-28T17:00:00+08:00') }))).toBe('notYetHeld');
    expect(codeOf(sign({ words: NO_MONTH_WORDS }))).toBe('nothingResolved');
    expect(codeOf(sign({}, ['director'], facts, 2))).toBe('movedOn');
    expect(codeOf(sign({}, ['officer']))).toBe('notSigner');
  });

  it('waits for the director where one is in office', () => {
    expect(codeOf(sign({}, ['principal']))).toBe('directorFirst');
    expect(sign({}, ['principal'], { ...facts, directorInOffice: false })).toMatchObject({ fact: { capacity: 'principal' } });
  });
});

describe('how a week or month stands', () => {
  const facts = (change: Partial<PeriodFacts> = {}): PeriodFacts => ({ start: MONDAY, end: day('2026-11-22'), today: day('2026-11-18'), owed: true, papers: [], explained: false, ...change });
  const draft = { signatures: [] };

  it('is missed after its end without a signed paper, and stays so with a reason', () => {
    expect(periodState(facts())).toBe('notCompiled');
    expect(periodState(facts({ papers: [draft] }))).toBe('draft');
    expect(periodState(facts({ today: day('2026-11-23') }))).toBe('missed');
    expect(periodState(facts({ today: day('2026-11-23'), papers: [draft] }))).toBe('missed');
    expect(periodState(facts({ today: day('2026-11-23'), explained: true }))).toBe('excused');
    expect(periodState(facts({ today: day('2026-11-23'), papers: [{ signatures: [signature('director')] }] }))).toBe('awaitingPrincipal');
    expect(periodState(facts({ papers: [draft, { signatures: [signature('director'), signature('principal')] }] }))).toBe('sealed');
  });

  it('is not owed when nothing was due in it, and not before it begins', () => {
    expect(periodState(facts({ owed: false, today: day('2026-11-23') }))).toBe('notDue');
    expect(periodState(facts({ today: day('2026-11-15') }))).toBe('future');
  });

  it('is late when first signed after its end', () => {
    expect(doneLate(day('2026-11-22'), [{ signatures: [signature('director', '2026-11-22T23:59:00+08:00')] }])).toBe(false);
    expect(doneLate(day('2026-11-22'), [{ signatures: [signature('director', '2026-11-23T00:01:00+08:00')] }])).toBe(true);
    expect(doneLate(day('2026-11-22'), [draft])).toBe(false);
  });

  it('takes a reason once, after the end, for what was not done', () => {
    const given = { end: day('2026-11-22'), today: day('2026-11-23'), papers: [], explained: false };
    expect(explainPeriod(given, ' 停电检修 ')).toEqual({ ok: true, fact: { reason: '停电检修' } });
    expect(codeOf(explainPeriod({ ...given, today: day('2026-11-22') }, '停电'))).toBe('notEnded');
    expect(codeOf(explainPeriod({ ...given, papers: [{ signatures: [signature('director')] }] }, '停电'))).toBe('periodDone');
    expect(codeOf(explainPeriod({ ...given, explained: true }, '停电'))).toBe('alreadyExplained');
    expect(codeOf(explainPeriod(given, '  '))).toBe('reasonMissing');
  });

  it('is named by a Monday or a month', () => {
    expect(PERIODS.week.span('2026-11-16')).toEqual({ start: '2026-11-16', end: '2026-11-22' });
    expect(PERIODS.month.span('2026-02')).toEqual({ start: '2026-02-01', end: '2026-02-28' });
    expect([PERIODS.week.span('2026-11-17'), PERIODS.week.span('x'), PERIODS.month.span('2026-13')]).toEqual([null, null, null]);
  });

  it('shows a workshop by the state that needs somebody most', () => {
    expect(worstState(['onTime', 'late', 'missed'])).toBe('missed');
    expect(worstState(['onTime', 'nothingDue'])).toBe('onTime');
    expect(worstState([])).toBe('nothingDue');
  });
});

describe('a resolution', () => {
  const resolution: Resolution = { id: 'x', meetingId: 'm', position: 1, content: '更换模具', ownerId: 'o', dueDay: day('2026-11-30'), doneOn: null, doneNote: null, doneBy: null, version: 1 };
  const input = { doneOn: day('2026-12-02'), doneNote: ' 已更换 ', version: 1 };
  const today = day('2026-12-03');

  it('comes back every month until done', () => {
    expect(['2026-12', '2027-01', '2027-06'].map((month) => comesBackIn(resolution, month as Month))).toEqual([true, true, true]);
    expect(['2026-12', '2027-01'].map((month) => comesBackIn({ doneOn: day('2026-12-02') }, month as Month))).toEqual([true, false]);
  });

  it('is completed once, on a day that has come, in words, after the minutes are signed', () => {
    expect(completeResolution(resolution, true, input, today)).toEqual({ ok: true, fact: { doneOn: '2026-12-02', doneNote: '已更换' } });
    expect(codeOf(completeResolution(resolution, false, input, today))).toBe('meetingNotSigned');
    expect(codeOf(completeResolution({ ...resolution, doneOn: day('2026-12-01') }, true, input, today))).toBe('alreadyDone');
    expect(codeOf(completeResolution(resolution, true, { ...input, version: 9 }, today))).toBe('movedOn');
    expect(codeOf(completeResolution(resolution, true, { ...input, doneOn: day('2026-12-04') }, today))).toBe('doneInFuture');
    expect(codeOf(completeResolution(resolution, true, { ...input, doneNote: ' ' }, today))).toBe('doneNoteMissing');
  });
});

describe('every refusal of a paper', () => {
  it('has a sentence with a status', () => {
    for (const code of Object.keys(PAPER_REFUSALS)) {
      const refusal = { code, blocks: ['evaluation'], field: 'chairId', doneOn: day('2026-11-01'), on: day('2026-11-19'), at: instant('2026-11-19T14:00:00+08:00') } as unknown as PaperRefusal;
      expect(explain(PAPER_REFUSALS, refusal).sentence).toMatch(/。$/);
    }
  });
});
