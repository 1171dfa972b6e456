import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptStandard, type StandardInput } from '~/domain/risk/assess/adoptStandard';
import { assess, byLs } from '~/domain/risk/assess/assess';
import { factorOf, factorsText, readAssessment, setWords } from '~/domain/risk/assess/assessments';
import { productFactors, type OwnFactor } from '~/domain/risk/assess/methods/ownProduct';
import { impactOf, regrade } from '~/domain/risk/assess/impact';
import { lacksOf } from '~/domain/risk/list/lacks';
import { marksOf } from '~/domain/risk/list/marks';
import { measuresText, parseMeasures, tidyMeasures } from '~/domain/risk/list/measures';
import { ledByOne } from '~/domain/risk/list/nameOwners';
import { gradingLines } from '~/domain/report/gradingLines';
import { RISK_REFUSALS } from '~/domain/risk/refusals';
import { assessResidual } from '~/domain/risk/assess/residual';
import { OWN_SET, PROPOSED_STANDARD, type RiskStandard } from '~/domain/risk/assess/standard';
import { type Assessment, MEASURE_KINDS, STAGES } from '~/domain/risk/types';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { explain } from '~/domain/shared/refusal';
import { riskItem } from '../../world/riskItem';

const at = instant('2026-11-18T10:00:00+08:00');
const { content } = PROPOSED_STANDARD;
const input: StandardInput = {
  methods: ['LS', 'FMEA'], lsSetId: 'LS-P2', ownBands: null, lec: content.lec, fmea: content.fmea, haccp: content.haccp, threeFactor: content.threeFactor, twoFactor: content.twoFactor,
  ownGrounds: [], document: ' Q/HN 01 ', reason: ' 试行 ',
};
const bands = { major: [20, 25], considerable: [12, 16], general: [6, 10], low: [1, 5] } as const;
const adopted = (own: Partial<StandardInput> = {}, current: RiskStandard = PROPOSED_STANDARD): RiskStandard => {
  const decision = adoptStandard({ ...input, ...own }, current);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.fact;
};
const own = (second: Partial<OwnFactor> = {}): OwnFactor[] => [
  { key: 'S', name: '危害', steps: [{ score: 3, text: '重' }, { score: 1, text: '轻' }] },
  { key: 'F', name: '波及', steps: [{ score: 0.5, text: '一件' }, { score: 2, text: '一批' }], ...second },
  { key: 'D', name: '拦截', steps: [{ score: 1, text: '必拦' }, { score: 4, text: '难拦' }] },
];
const refusalOf = (own: Partial<StandardInput>) => {
  const decision = adoptStandard({ ...input, ...own }, PROPOSED_STANDARD);
  if (decision.ok) throw new Error('was not refused');
  return { code: decision.refusal.code, ...explain(RISK_REFUSALS, decision.refusal) };
};
const made = (decision: ReturnType<typeof assess>): Assessment => {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.fact;
};

describe('the standard of a factory', () => {
  it('is adopted as the next version, with the chosen set whole', () => {
    expect(adoptStandard(input, PROPOSED_STANDARD)).toMatchObject({ ok: true, fact: { version: 1, reason: '试行', content: { methods: ['LS', 'FMEA'], ls: { id: 'LS-P2', version: 1 }, document: 'Q/HN 01' } } });
    expect(adopted({ methods: ['FMEA', 'LS'] }).content.methods[0]).toBe('FMEA');
  });

  it('gives a set of its own the version it is drawn in, and keeps it as long as the bands stay', () => {
    const first = adopted({ lsSetId: OWN_SET, ownBands: bands });
    expect(first.content.ls).toMatchObject({ id: OWN_SET, version: 1, bands });
    const second = adopted({ lsSetId: OWN_SET, ownBands: bands, document: '另一份' }, first);
    expect([second.version, second.content.ls.version]).toEqual([2, 1]);
    const third = adopted({ lsSetId: OWN_SET, ownBands: { ...bands, general: [5, 10], low: [1, 4] } }, second);
    expect(third.content.ls.version).toBe(3);
  });

  it.each<[string, Partial<StandardInput>, string, string]>([
    ['no method', { methods: [] }, 'noMethod', 'methods'],
    ['an unknown set', { lsSetId: 'LS-P9' }, 'setUnknown', 'lsSetId'],
    ['own cut-offs that were not given', { lsSetId: OWN_SET }, 'setUnknown', 'lsSetId'],
    ['own cut-offs with a gap', { lsSetId: OWN_SET, ownBands: { ...bands, low: [1, 4] } }, 'cutOffsWrong', 'ownBands'],
    ['own cut-offs that overlap', { lsSetId: OWN_SET, ownBands: { ...bands, low: [1, 6] } }, 'cutOffsWrong', 'ownBands'],
    ['thresholds out of order', { fmea: { rule: 'RPN', thresholds: { major: 50, considerable: 100, general: 20 } } }, 'thresholdsWrong', 'thresholdMajor'],
    ['a line of significance off the matrix', { haccp: { significantAbove: 25 } }, 'significanceWrong', 'significantAbove'],
    ['an unknown set of three factors', { threeFactor: { setId: '3F-9', levels: [] } }, 'setUnknown', 'threeFactorSet'],
    ['own bounds out of order', { threeFactor: { setId: '3F-OWN', levels: [], thresholds: { major: 10, considerable: 20, general: 5 } } }, 'ownBoundsWrong', 'ownMajor'],
    ['an own bound nothing can reach', { threeFactor: { setId: '3F-OWN', levels: [], thresholds: { major: 126, considerable: 20, general: 5 } } }, 'ownBoundsWrong', 'ownMajor'],
    ['own values that fall between the bands of a set', { threeFactor: { ...content.threeFactor, factors: own({ steps: [{ score: 0.5, text: '少' }, { score: 5, text: '多' }] }) } }, 'bandsMiss', 'threeFactorSet'],
    ['a factor without a name', { threeFactor: { ...content.threeFactor, factors: own({ name: ' ' }) } }, 'ownScaleWrong', 'scaleNameF'],
    ['two factors of one name', { threeFactor: { ...content.threeFactor, factors: own({ name: '危害' }) } }, 'ownScaleWrong', 'scaleNameS'],
    ['a factor of one step', { threeFactor: { ...content.threeFactor, factors: own({ steps: [{ score: 1, text: '少' }] }) } }, 'ownScaleWrong', 'scaleF'],
    ['a step without a value', { threeFactor: { ...content.threeFactor, factors: own({ steps: [{ score: Number.NaN, text: '少' }, { score: 2, text: '多' }] }) } }, 'ownScaleWrong', 'scaleF'],
    ['a step without words', { threeFactor: { ...content.threeFactor, factors: own({ steps: [{ score: 1, text: '' }, { score: 2, text: '多' }] }) } }, 'ownScaleWrong', 'scaleF'],
    ['a value twice', { threeFactor: { ...content.threeFactor, factors: own({ steps: [{ score: 2, text: '少' }, { score: 2, text: '多' }] }) } }, 'ownScaleWrong', 'scaleF'],
    ['a higher band with a lower level', { twoFactor: { setId: '2F-3', levels: ['major', 'low', 'low'] } }, 'bandLevelsWrong', 'twoFactorLevels'],
    ['a ground without its basis', { ownGrounds: [{ text: '客户停线', basis: ' ' }] }, 'groundBasisMissing', 'groundBasis'],
    ['no reason', { reason: ' ' }, 'standardReasonMissing', 'reason'],
  ])('refuses %s', (_, own, code, field) => {
    expect(refusalOf(own)).toMatchObject({ code, field, status: 422 });
  });

  it('says which products have no level', () => {
    expect(refusalOf({ lsSetId: OWN_SET, ownBands: { ...bands, low: [1, 4] } }).sentence).toContain('5 没有等级');
  });

  it('sets the names, values, words and bounds of its own product of three factors, and never moves an old result', () => {
    const threeFactor = { setId: '3F-OWN', levels: [], factors: own(), thresholds: { major: 12, considerable: 6, general: 2 } };
    const standard = adopted({ methods: ['threeFactor'], threeFactor });
    expect(productFactors(standard.content.threeFactor).map(({ name, steps }) => [name, ...steps.map(({ score }) => score)])).toEqual([['危害', 1, 3], ['波及', 0.5, 2], ['拦截', 1, 4]]);
    const by = (S: number, F: number, D: number) => made(assess({ method: 'threeFactor', factors: { S, F, D }, reason: 'x' }, standard, 'p', at));
    expect(by(3, 2, 4)).toMatchObject({ value: 24, level: 'major', setId: '3F-OWN', setVersion: 1, standardVersion: 1, factors: [{ key: 'S', name: '危害', value: 3, text: '重' }, { name: '波及' }, { name: '拦截' }] });
    expect([by(3, 0.5, 4).level, by(1, 0.5, 4).level, by(1, 0.5, 1).level]).toEqual(['considerable', 'general', 'low']);
    expect(assess({ method: 'threeFactor', factors: { S: 2, F: 2, D: 1 }, reason: 'x' }, standard, 'p', at)).toMatchObject({ refusal: { code: 'outOfScale', key: 'S', name: '危害' } });
    expect(gradingLines([by(3, 2, 4)], [standard], [])[0]).toContain('S危害×F波及×D拦截');
    expect(gradingLines([by(3, 2, 4)], [standard], [])[0]).toContain('重大（红）≥12');
    // another name is another question; other words under the same name are not
    const renamed = adopted({ methods: ['threeFactor'], threeFactor: { ...threeFactor, factors: own({ name: '范围' }) } }, standard);
    expect(regrade(by(3, 2, 4), renamed)).toEqual({ kind: 'stepGone', level: null });
    const tighter = adopted({ methods: ['threeFactor'], threeFactor: { ...threeFactor, thresholds: { major: 6, considerable: 4, general: 2 } } }, standard);
    expect(regrade(by(3, 0.5, 4), tighter)).toEqual({ kind: 'moves', level: 'major' });
    expect(adoptStandard({ ...input, methods: ['threeFactor'], threeFactor }, standard)).toMatchObject({ refusal: { code: 'standardUnchanged' } });
  });

  it('keeps no factors of its own where they are those proposed', () => {
    const factors = productFactors({}).map(({ key, name, steps }) => ({ key: key as OwnFactor['key'], name, steps }));
    expect(adopted({ threeFactor: { ...content.threeFactor, factors } }).content.threeFactor).toEqual(content.threeFactor);
  });

  it('refuses a version that differs in nothing', () => {
    expect(adoptStandard(input, adopted())).toMatchObject({ refusal: { code: 'standardUnchanged' } });
  });

  it('keeps the id of an own ground while its words stay', () => {
    const ground = { text: '客户停线', basis: '客户协议' };
    const first = adopted({ ownGrounds: [ground, { text: '', basis: '' }] });
    expect(first.content.ownGrounds).toEqual([{ id: 'own-1', ...ground }]);
    const second = adopted({ ownGrounds: [{ text: '召回', basis: '内部规定' }, ground] }, first);
    expect(second.content.ownGrounds.map(({ id }) => id)).toEqual(['own-2', 'own-1']);
  });
});

describe('an assessment by any method', () => {
  it('refuses a method that is not in use, but never 直接判定', () => {
    expect(assess({ method: 'LEC', factors: { L: 1, E: 1, C: 1 }, reason: 'x' }, adopted(), 'p', at)).toMatchObject({ refusal: { code: 'methodNotInUse' } });
    expect(assess({ method: 'direct', factors: {}, grounds: ['untested'], reason: 'x' }, adopted(), 'p', at)).toMatchObject({ ok: true, fact: { level: 'major', value: null, factors: [], setId: 'DIRECT' } });
  });

  it('sets 重大 for a ground whatever the score, and says which with its basis', () => {
    const fact = made(assess({ ...byLs(1, 1, 'x'), grounds: ['unlicensed'] }, PROPOSED_STANDARD, 'p', at));
    expect(fact).toMatchObject({ level: 'major', controlLevel: 'enterprise', value: 1, grounds: [{ id: 'unlicensed', text: '无证生产，或超许可范围生产' }] });
    expect(fact.grounds[0]!.basis).not.toBe('');
    expect(assess({ ...byLs(1, 1, 'x'), grounds: ['moon'] }, PROPOSED_STANDARD, 'p', at)).toMatchObject({ refusal: { code: 'groundUnknown' } });
    expect(assess({ method: 'direct', factors: {}, reason: 'x' }, PROPOSED_STANDARD, 'p', at)).toMatchObject({ refusal: { code: 'groundMissing' } });
  });

  it('names the factor and its steps when a score is outside its scale', () => {
    const decision = assess({ method: 'LEC', factors: { L: 1, E: 100, C: 3 }, reason: 'x' }, PROPOSED_STANDARD, 'p', at);
    expect(decision).toMatchObject({ refusal: { code: 'outOfScale', key: 'E' } });
    if (!decision.ok) expect(explain(RISK_REFUSALS, decision.refusal)).toMatchObject({ field: 'factorE', sentence: expect.stringContaining('0.5、1、2、3、6、10') });
  });

  it('keeps the answers of the tree that were reached, and its outcome', () => {
    const answers = { Q1: true, Q2: true, Q3: false };
    expect(made(assess({ method: 'HACCP', factors: { L: 3, S: 5 }, answers, reason: 'x' }, PROPOSED_STANDARD, 'p', at))).toMatchObject({ value: 15, level: 'considerable', outcome: 'ccp', answers: { Q1: true, Q2: true } });
  });

  it('reads one that was stored when LS was the only method', () => {
    const stored = { method: 'LS', setId: 'LS-P1', setVersion: 1, likelihood: 2, severity: 4, likelihoodText: '偶尔', severityText: '关键', value: 8, level: 'low', controlLevel: 'team', assessedBy: 'p', assessedAt: at, reason: 'x' };
    const read = readAssessment(stored);
    expect(factorOf(read, 'S')).toEqual({ key: 'S', value: 4, text: '关键' });
    expect(factorsText(read)).toBe('L2 × S4');
    expect(setWords(read)).toBe('LS-P1 第 1 版，本软件建议的标准');
    expect(readAssessment(read)).toBe(read);
  });
});

describe('a new version of the standard', () => {
  const item = riskItem({ assessment: made(assess(byLs(3, 3, 'x'), PROPOSED_STANDARD, 'p', at)) });

  it('moves no assessment, and tells which would change level', () => {
    const before = structuredClone(item);
    expect(impactOf([item, riskItem({ assessment: null })], adopted())).toMatchObject([{ item: { id: item.id }, regrade: { kind: 'moves', level: 'considerable' } }]);
    expect(item).toEqual(before);
    expect(impactOf([item], PROPOSED_STANDARD)).toEqual([]);
  });

  it('tells what cannot be carried over: a method, a step and a ground that are gone', () => {
    const lec = made(assess({ method: 'LEC', factors: { L: 1, E: 1, C: 3 }, reason: 'x' }, PROPOSED_STANDARD, 'p', at));
    expect(regrade(lec, adopted()).kind).toBe('methodGone');
    expect(regrade(lec, adopted({ methods: ['LEC'], lec: { ...content.lec, variant: 'two' } })).kind).toBe('stepGone');
    const owned = adopted({ ownGrounds: [{ text: '客户停线', basis: '协议' }] });
    const direct = made(assess({ method: 'direct', factors: {}, grounds: ['own-1'], reason: 'x' }, owned, 'p', at));
    expect(regrade(direct, owned).kind).toBe('same');
    expect(regrade(direct, adopted()).kind).toBe('groundGone');
  });
});

describe('the residual risk', () => {
  const original = made(assess(byLs(4, 4, 'x'), PROPOSED_STANDARD, 'p', at));
  const item = riskItem({ assessment: original });
  const residual = (L: number, S: number, own: Parameters<typeof riskItem>[0] = {}, reason = '') => assessResidual({ ...item, ...own }, { factors: { L, S }, reason }, PROPOSED_STANDARD, 'p', at);

  it('is lower only where a measure is recorded', () => {
    expect(residual(2, 4)).toMatchObject({ ok: true, fact: { level: 'low', method: 'LS', setId: 'LS-P1' } });
    expect(residual(2, 4, { measures: [] })).toMatchObject({ refusal: { code: 'residualNeedsMeasure' } });
    expect(residual(3, 5, { measures: [] })).toMatchObject({ refusal: { code: 'residualNeedsMeasure' } });
    expect(residual(4, 4, { measures: [] })).toMatchObject({ ok: true, fact: { level: 'considerable' } });
  });

  it('is above the original only with a reason', () => {
    expect(residual(5, 5)).toMatchObject({ refusal: { code: 'residualNeedsReason' } });
    expect(residual(5, 5, {}, '措施带来新的风险')).toMatchObject({ ok: true, fact: { level: 'major', reason: '措施带来新的风险' } });
  });

  it('uses the method and set of the original, and refuses without them', () => {
    expect(residual(2, 4, { assessment: null })).toMatchObject({ refusal: { code: 'originalMissing' } });
    expect(assessResidual(item, { factors: { L: 2, S: 4 }, reason: '' }, null, 'p', at)).toMatchObject({ refusal: { code: 'setGone' } });
    expect(assessResidual(item, { factors: { L: 2, S: 4 }, reason: '' }, adopted(), 'p', at)).toMatchObject({ refusal: { code: 'setGone' } });
    expect(residual(9, 4)).toMatchObject({ refusal: { code: 'outOfScale', key: 'L' } });
  });
});

describe('measures', () => {
  const measure = fc.record({ kind: fc.constantFrom(...MEASURE_KINDS), text: fc.string({ minLength: 1 }) });

  it('are the same after writing and reading them', () => {
    fc.assert(
      fc.property(fc.array(measure), fc.constantFrom(...STAGES), (measures, stage) => {
        const tidy = tidyMeasures(measures);
        expect(parseMeasures(measuresText(tidy), stage)).toEqual(tidy);
      }),
    );
  });

  it('without a kind are of the kind proposed for their stage', () => {
    expect(parseMeasures('核对质量证明书\n\n检验测量：抽检直径\r\n备注：双人', 'incoming')).toEqual([
      { kind: 'incoming', text: '核对质量证明书' }, { kind: 'inspection', text: '抽检直径' }, { kind: 'incoming', text: '备注：双人' },
    ]);
  });
});

describe('the marks of the three levels', () => {
  it('let the lowest named level lead unless somebody marked them otherwise', () => {
    expect(marksOf(riskItem())).toEqual({ enterprise: 'related', workshop: 'concerned', post: 'lead' });
    expect(marksOf(riskItem({ ownerPost: null }))).toEqual({ enterprise: 'concerned', workshop: 'lead', post: 'related' });
    expect(marksOf(riskItem({ ownerPost: null, ownerWorkshop: null }))).toEqual({ enterprise: 'lead', workshop: 'concerned', post: 'related' });
    const ownerMarks = { enterprise: 'lead', workshop: 'related', post: 'related' } as const;
    expect(marksOf(riskItem({ ownerMarks }))).toBe(ownerMarks);
  });

  it('have exactly one leader', () => {
    expect(ledByOne({ enterprise: 'lead', workshop: 'related', post: 'concerned' })).toBe(true);
    expect(ledByOne({ enterprise: 'lead', workshop: 'lead', post: 'concerned' })).toBe(false);
    expect(ledByOne({ enterprise: 'related', workshop: 'related', post: 'concerned' })).toBe(false);
  });
});

describe('what keeps a list from being published', () => {
  const today = day('2026-11-18');
  const members = ['director', 'head', 'lead'].map((id) => ({ id, name: id, joinedOn: day('2026-01-05'), leftOn: null }));
  const kinds = (own: Parameters<typeof riskItem>[0]) =>
    lacksOf([riskItem(own)], { activity: 'production', members, openPostIds: new Set(['p1']), today, standards: [], standardNoticeDays: 90 }).filter(({ kind, refusing }) => refusing && kind !== 'emptyLink').map(({ kind }) => kind);
  const haccp = (answers: Parameters<typeof assess>[0]['answers']) => made(assess({ method: 'HACCP', factors: { L: 5, S: 3 }, answers, reason: 'x' }, PROPOSED_STANDARD, 'p', at));

  it('is a 重大 or 较大 item that its post alone controls', () => {
    expect(kinds({ level: 'major', ownerEnterprise: null, ownerWorkshop: null })).toEqual(['postOnly']);
    expect(kinds({ level: 'considerable', ownerEnterprise: null, ownerWorkshop: null })).toEqual(['postOnly']);
    expect(kinds({ level: 'general', ownerEnterprise: null, ownerWorkshop: null })).toEqual([]);
  });

  it('is a tree that is open or ends in a step to be modified', () => {
    expect(kinds({ assessment: haccp({}) })).toEqual(['haccpOpen']);
    expect(kinds({ assessment: haccp({ Q1: false, Q1b: true }) })).toEqual(['haccpModify']);
    expect(kinds({ assessment: haccp({ Q1: true, Q2: true }) })).toEqual([]);
  });
});
