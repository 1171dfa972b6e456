import { describe, expect, it } from 'vitest';
import { completeAnswers, type GivenAnswer, PHOTOS_LIMIT, saysNothing, WORDS_LIMIT } from '~/domain/routine/answers';
import { correct } from '~/domain/routine/correct';
import { explainGap } from '~/domain/routine/gap';
import { checkNumber, checkSeries } from '~/domain/routine/record';
import { CORRECT_REFUSALS, GAP_REFUSALS, SIGN_DAY_REFUSALS, STOP_REFUSALS, SUBMIT_REFUSALS } from '~/domain/routine/refusals';
import { signDay } from '~/domain/routine/signDay';
import { declareStop } from '~/domain/routine/stops';
import { type CheckSituation, type CheckSubmission, submit } from '~/domain/routine/submit';
import type { AnswerResult, PostDayState } from '~/domain/routine/types';
import { outcomeWords } from '~/domain/routine/words';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';

const ITEMS = [
  { id: 'b', riskPoint: '绝缘厚度', position: 2 },
  { id: 'a', riskPoint: '挤出温度', position: 1 },
];
const given = (itemId: string, result: AnswerResult | null, change: Partial<GivenAnswer> = {}): GivenAnswer => ({
  itemId, result, description: '', immediateMeasure: '', photos: [], ...change,
});
const finding = (change: Partial<GivenAnswer> = {}): GivenAnswer =>
  given('a', 'nonconforming', { description: '三区温度 182 ℃，高于上限', immediateMeasure: '停机降温并隔离已产线缆', ...change });
const IDLE = '设备停用或检修';
const GOOD = [given('a', 'conforming'), given('b', 'notApplicable', { description: IDLE })];

const code = (decision: { ok: boolean; refusal?: { code: string } }): string => (decision.ok ? 'ok' : decision.refusal!.code);
const sentence = (decision: ReturnType<typeof submit>): string => (decision.ok ? '' : explain(SUBMIT_REFUSALS, decision.refusal).sentence);

describe('the answers of a check', () => {
  it('come out complete and in the order of the list', () => {
    const decision = completeAnswers(ITEMS, [given('b', 'conforming'), finding()], false);
    expect(decision).toMatchObject({ ok: true, fact: { zeroRisk: false, answers: [{ itemId: 'a' }, { itemId: 'b' }], findings: [{ item: { id: 'a' } }] } });
  });

  it('say that nothing was checked where nothing applied: no zero risk can be read out of them', () => {
    const decision = completeAnswers(ITEMS, ['a', 'b'].map((id) => given(id, 'notApplicable', { description: IDLE })), false);
    expect(decision).toMatchObject({ ok: true, fact: { zeroRisk: false, findings: [], answers: [{ description: IDLE }, { description: IDLE }] } });
    expect([outcomeWords(false, 0, 0), outcomeWords(true, 0, 0), outcomeWords(false, 2, 0)]).toEqual(['本班未生产（全部不适用）', '零风险报告', '不符合 2 项']);
  });

  it('keep no words or photos with 符合', () => {
    const decision = completeAnswers(ITEMS, [given('a', 'conforming', { description: '原来写的', photos: ['x'] }), given('b', 'conforming')], true);
    expect(decision).toMatchObject({ ok: true, fact: { answers: [{ description: '', photos: [] }, {}] } });
  });

  it.each([
    ['unanswered', [given('a', 'conforming'), given('b', null)], true],
    ['unanswered', [], true],
    ['unknownItems', [...GOOD, given('z', 'conforming')], true],
    ['answeredTwice', [...GOOD, given('a', 'nonconforming')], true],
    ['descriptionMissing', [finding({ description: ' 无。' }), given('b', 'conforming')], false],
    ['measureMissing', [finding({ immediateMeasure: '暂无' }), given('b', 'conforming')], false],
    ['tooLong', [finding({ description: '长'.repeat(WORDS_LIMIT + 1) }), given('b', 'conforming')], false],
    ['tooManyPhotos', [finding({ photos: Array.from({ length: PHOTOS_LIMIT + 1 }, (_, index) => `p${index}`) }), given('b', 'conforming')], false],
    ['notApplicableUnexplained', [given('a', 'conforming'), given('b', 'notApplicable')], true],
    ['notApplicableUnexplained', [given('a', 'conforming'), given('b', 'notApplicable', { description: '无' })], true],
    ['tooLong', [given('a', 'conforming'), given('b', 'notApplicable', { description: '长'.repeat(WORDS_LIMIT + 1) })], true],
    ['nothingChecked', ['a', 'b'].map((id) => given(id, 'notApplicable', { description: IDLE })), true],
    ['zeroRiskUndeclared', GOOD, false],
    ['zeroRiskContradicted', [finding(), given('b', 'conforming')], true],
  ] as const)('are refused: %s', (expected, answers, zeroRisk) => {
    expect(code(completeAnswers(ITEMS, answers, zeroRisk))).toBe(expected);
  });

  it.each(['无', '没有', ' 无问题。', '/', '——', 'N/A', 'none', '同上', '无无', '1', ''])('take %j for nothing', (text) => expect(saysNothing(text)).toBe(true));
  it.each(['已停机', '无法启动加热，第三区断电', '没有标签', '更换模具', 'X3 卷筒破损'])('take %j for words', (text) => expect(saysNothing(text)).toBe(false));
});

describe('handing in a check', () => {
  const submission: CheckSubmission = { day: day('2026-11-18'), versionId: 'v1', answers: GOOD, zeroRisk: true, backfillReason: '' };
  const situation: CheckSituation = { now: instant('2026-11-18T10:00:00+08:00'), kind: 'working', versionId: 'v1', due: ITEMS, listed: ITEMS, existing: null };
  const existing = { id: 'r1', number: 'RG-2026-000001', personName: '孙磊', submittedAt: instant('2026-11-18T09:00:00+08:00') };

  it('is accepted when everything is answered and zero risk declared', () => expect(code(submit(submission, situation))).toBe('ok'));

  it.each<[string, Partial<CheckSubmission>, Partial<CheckSituation>]>([
    ['futureDay', { day: day('2026-11-19') }, {}],
    ['beforeFirstVersion', {}, { versionId: null }],
    ['stopDay', {}, { kind: 'stopped' }],
    ['nothingDue', {}, { due: [] }],
    ['listMoved', { versionId: 'v0' }, {}],
    ['backfillReasonMissing', { day: day('2026-11-17') }, {}],
    ['backfillReasonMissing', { day: day('2026-11-17'), backfillReason: '无' }, {}],
    ['alreadySubmitted', {}, { existing }],
    ['unanswered', { answers: [] }, {}],
  ])('is refused: %s', (expected, change, changed) => {
    const decision = submit({ ...submission, ...change }, { ...situation, ...changed });
    expect(code(decision)).toBe(expected);
    expect(sentence(decision)).toMatch(/[。]$/);
  });

  it.each<[string, Partial<CheckSubmission>, Partial<CheckSituation>]>([
    ['alreadySubmitted', {}, { existing }],
    ['listMoved', { versionId: 'v0' }, {}],
    ['stopDay', {}, { kind: 'stopped' }],
    ['nothingDue', {}, { due: [] }],
    ['beforeFirstVersion', {}, { versionId: null }],
    ['alreadySubmitted', { answers: [finding()] }, { existing }],
    ['alreadySubmitted', { day: day('2026-11-17') }, { existing }],
  ])('never refuses 不符合: it is a 后续报告 where it can be no check (%s)', (because, change, changed) => {
    const found = { ...submission, answers: [finding(), given('b', 'conforming')], zeroRisk: false, ...change };
    const decision = submit(found, { ...situation, ...changed });
    expect(decision).toMatchObject({ ok: true, fact: { further: because, zeroRisk: false, findings: [{ item: { id: 'a' } }] } });
    expect(decision.ok && decision.fact.answers).toHaveLength(found.answers.length);
  });

  it('takes a late finding as 补录 without waiting for its reason, and asks a report for words that say something', () => {
    const found = { ...submission, answers: [finding(), given('b', 'conforming')], zeroRisk: false };
    expect(submit({ ...found, day: day('2026-11-17') }, situation)).toMatchObject({ ok: true, fact: { further: null } });
    const wordless = submit({ ...found, answers: [{ ...finding(), description: '无' }] }, { ...situation, existing });
    expect(code(wordless)).toBe('descriptionMissing');
    expect(code(submit({ ...found, versionId: 'v0', answers: [{ ...finding(), itemId: 'x' }] }, { ...situation, listed: [] }))).toBe('unknownItems');
  });

  it('takes an earlier day with a reason', () => {
    expect(code(submit({ ...submission, day: day('2026-11-17'), backfillReason: '手机没有信号，当班抄在纸上' }, situation))).toBe('ok');
  });

  it('names the blanks, and who was first with the way out', () => {
    expect(sentence(submit({ ...submission, answers: [given('a', 'conforming')] }, situation))).toContain('“绝缘厚度”');
    expect(sentence(submit(submission, { ...situation, existing }))).toBe(
      '这个岗位当天的检查已由孙磊于2026年11月18日（周三） 09:00提交，记录 RG-2026-000001。如内容有误，请打开该记录办理更正。',
    );
  });
});

describe('correcting a record', () => {
  const record = { id: 'r1', number: 'RG-2026-000001', personName: '孙磊', zeroRisk: true, further: 0 };
  const before = [{ itemId: 'a', result: 'conforming' as const, description: '', immediateMeasure: '', photos: [] }, { itemId: 'b', result: 'notApplicable' as const, description: IDLE, immediateMeasure: '', photos: [] }];
  const change = { answers: [finding(), given('b', 'notApplicable', { description: IDLE })], zeroRisk: false, reason: '漏看三区温度' };

  it('tells what is newly found', () => {
    expect(correct(record, record, ITEMS, before, [], change)).toMatchObject({ ok: true, fact: { newFindings: [{ item: { id: 'a' } }] } });
  });

  it('opens no second hazard for a row that has one', () => {
    expect(correct(record, record, ITEMS, before, ['a'], change)).toMatchObject({ ok: true, fact: { newFindings: [] } });
  });

  it.each([
    ['correctedMeanwhile', { ...record, id: 'r2', number: 'RG-2026-000002' }, change],
    ['reasonMissing', record, { ...change, reason: ' ' }],
    ['nothingChanged', record, { answers: GOOD, zeroRisk: true, reason: '看错' }],
    ['unanswered', record, { ...change, answers: [] }],
  ] as const)('is refused: %s', (expected, latest, correction) => {
    const decision = correct(record, latest, ITEMS, before, [], correction);
    expect(code(decision)).toBe(expected);
    expect(decision.ok ? '' : explain(CORRECT_REFUSALS, decision.refusal).sentence).toMatch(/。$/);
  });
});

describe('a 后续报告', () => {
  it('stands as it came', () => {
    const report = { id: 'r2', number: 'RG-2026-000002', personName: '孙磊', zeroRisk: false, further: 1 };
    const decision = correct(report, report, ITEMS, [], [], { answers: GOOD, zeroRisk: true, reason: '看错' });
    expect(code(decision)).toBe('furtherStands');
  });
});

describe('a gap', () => {
  it('takes a reason once', () => {
    expect(explainGap('missed', day('2026-11-17'), null, ' 全员外出培训 ')).toEqual({ ok: true, fact: { reason: '全员外出培训' } });
  });

  it.each([
    ['gapReasonMissing', 'missed', null, '无'],
    ['notAGap', 'onTime', null, '原因'],
    ['notAGap', 'open', null, '原因'],
    ['alreadyExplained', 'excused', { explainedByName: '周敏', reason: '停电' }, '原因'],
  ] as const)('is refused: %s', (expected, state, existing, reason) => {
    const decision = explainGap(state, day('2026-11-17'), existing, reason);
    expect(code(decision)).toBe(expected);
    expect(decision.ok ? '' : explain(GAP_REFUSALS, decision.refusal).sentence).toMatch(/。$/);
  });
});

describe('a stop', () => {
  const stop = { workshopId: 'w1', fromDay: day('2026-11-18'), toDay: day('2026-11-20'), reason: '设备大修' };

  it('is declared for days nobody checked', () => expect(code(declareStop(stop, [{ ...stop, workshopId: 'w2' }], null))).toBe('ok'));

  it.each([
    ['stopBackwards', { toDay: day('2026-11-17') }, [], null],
    ['stopTooLong', { toDay: day('2027-11-20') }, [], null],
    ['stopReasonMissing', { reason: '' }, [], null],
    ['stopOverlaps', {}, [{ ...stop, workshopId: null }], null],
    ['recordsInStop', {}, [], { number: 'RG-2026-000001', day: day('2026-11-18') }],
  ] as const)('is refused: %s', (expected, change, standing, record) => {
    const decision = declareStop({ ...stop, ...change }, standing, record);
    expect(code(decision)).toBe(expected);
    expect(decision.ok ? '' : explain(STOP_REFUSALS, decision.refusal).sentence).toMatch(/。$/);
  });
});

describe('signing a day', () => {
  const posts = (...states: PostDayState[]) => states.map((state, index) => ({ state, postName: `岗位${index}` }));
  const today = day('2026-11-18');

  it('is done as officer when nothing is open', () => {
    expect(signDay(today, today, posts('onTime', 'nothingDue'), null, ['officer'])).toEqual({ ok: true, fact: { capacity: 'officer' } });
    expect(signDay(day('2026-11-17'), today, posts('missed'), null, ['director'])).toEqual({ ok: true, fact: { capacity: 'director' } });
  });

  it.each([
    ['futureDay', day('2026-11-19'), posts('future'), null],
    ['nothingToSign', today, posts('stopped', 'nothingDue'), null],
    ['stillOpen', today, posts('onTime', 'open'), null],
    ['signedAlready', today, posts('onTime'), { personName: '周敏' }],
  ] as const)('is refused: %s', (expected, on, states, existing) => {
    const decision = signDay(on, today, states, existing, ['officer']);
    expect(code(decision)).toBe(expected);
    expect(decision.ok ? '' : explain(SIGN_DAY_REFUSALS, decision.refusal).sentence).toMatch(/。$/);
  });
});

it('numbers records by year', () => {
  expect(checkSeries(day('2026-11-18'))).toBe('check-2026');
  expect(checkNumber(day('2026-11-18'), 123)).toBe('RG-2026-000123');
});
