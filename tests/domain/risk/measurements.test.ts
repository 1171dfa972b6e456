import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, limitWords, type Measurement, numberIn, numberWords, OTHER_PRODUCT, outWords, productsOf, readMeasurements, valueWords } from '~/domain/risk/list/measurements';
import { measurementsIn, measurementsOf, measurementsText, measurementWords, type TypedMeasurement } from '~/domain/risk/list/measurementText';
import { completeAnswers, type GivenAnswer, reportedAnswers } from '~/domain/routine/answers';
import { SUBMIT_REFUSALS } from '~/domain/routine/refusals';
import { explain } from '~/domain/shared/refusal';

const line = (change: Partial<TypedMeasurement>): TypedMeasurement => ({ row: '1', label: '外径', unit: 'mm', lower: '1.40', upper: '1.80', decimals: '', count: '2', product: '', ...change });
const OUTER: Measurement = { label: '外径', unit: 'mm', lower: 1.4, upper: 1.8, decimals: 2, count: 2, product: '' };

describe('what an item asks to be measured', () => {
  it('is read from lines with limits of any width, a minus of any kind and a comma; empty lines are none', () => {
    const empty = { label: '', unit: '', lower: '', upper: '' };
    expect(measurementsOf([line({}), line({ row: '2', ...empty }), line({ row: '3', label: '温度', unit: '℃', lower: '−５', upper: '2,5', count: '', product: 'YJV' })])).toEqual({
      ok: true, fact: [OUTER, { label: '温度', unit: '℃', lower: -5, upper: 2.5, decimals: 1, count: 1, product: 'YJV' }],
    });
    expect(measurementsOf([])).toEqual({ ok: true, fact: null });
  });

  it.each([
    ['measurementUnnamed', [{ label: '' }]],
    ['limitUnreadable', [{ lower: '约1.4' }]],
    ['limitUnreadable', [{ upper: '1.8.1' }]],
    ['limitUnreadable', [{ upper: '1e400' }]],
    ['limitsCrossed', [{ lower: '2', upper: '1' }]],
    ['countWrong', [{ count: '0' }]],
    ['countWrong', [{ count: '1.5' }]],
    ['countWrong', [{ count: '99' }]],
    ['decimalsWrong', [{ decimals: '9' }]],
    ['measuredTwice', [{}, {}]],
    ['linesDiffer', [{}, { product: '乙', unit: 'cm' }]],
    ['linesDiffer', [{}, { product: '乙', count: '3' }]],
    ['tooMuchMeasured', [{ count: '20' }, { label: '甲', count: '20' }, { label: '乙', count: '1' }]],
  ] as const)('is refused: %s', (code, changes) => expect(measurementsOf(changes.map((change) => line(change)))).toMatchObject({ ok: false, refusal: { code } }));

  it('is told in words, and read as older lists stored it', () => {
    expect(measurementWords(OUTER)).toBe('外径 1.40～1.80 mm，2 次');
    expect([limitWords({ lower: 1, upper: null }, { unit: '', decimals: 0 }), limitWords({ lower: null, upper: 1 }, { unit: 'V', decimals: 1 }), limitWords({ lower: null, upper: null }, { unit: 'V', decimals: 0 })]).toEqual(['≥ 1', '≤ 1.0 V', '']);
    expect(readMeasurements(null)).toBeNull();
    expect(readMeasurements([{ label: '外径' }])).toEqual([{ label: '外径', unit: '', lower: null, upper: null, decimals: 0, count: 1, product: '' }]);
    expect([numberWords(1.4, 2), numberWords(1.395, 2), numberWords(-3, 0)]).toEqual(['1.40', '1.395', '-3']);
  });

  it.each([
    ['外径：1.6±0.2mm，3个', '外径 1.4～1.8 mm，3 次'],
    ['外径 1.40-1.80 mm', '外径 1.40～1.80 mm'],
    ['温度 -5～-1 ℃', '温度 -5～-1 ℃'],
    ['〔YJV 3×25〕厚度 ≥ 0.70 mm，2 次', '〔YJV 3×25〕厚度 ≥ 0.70 mm，2 次'],
    ['电阻不大于７．４１ Ω/km', '电阻 ≤ 7.41 Ω/km'],
    ['含水率，单位 %，1 位小数', '含水率，单位 %，1 位小数'],
  ])('is read out of a cell: %s', (text, words) => {
    const read = measurementsIn(text);
    expect(read.ok && measurementsText(read.fact)).toBe(words);
  });

  it('comes back from its own words, whatever it asks', () => {
    const name = fc.stringMatching(/^[一-龥a-zA-Z（）/ ]{1,12}$/).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
    const number = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 100);
    const measurement = fc.record({ label: name, unit: fc.constantFrom('', 'mm', '℃', 'Ω/km', '%'), a: fc.option(number), b: fc.option(number), count: fc.integer({ min: 1, max: 20 }), product: fc.oneof(fc.constant(''), name) });
    fc.assert(
      fc.property(measurement, ({ label, unit, a, b, count, product }) => {
        const [lower, upper] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        const one: Measurement = { label, unit, lower, upper, decimals: 2, count, product };
        expect(measurementsIn(measurementWords(one))).toEqual({ ok: true, fact: [one] });
      }),
    );
  });

  it.each([
    ['1.42', 1.42], ['１．４２', 1.42], ['-3', -3], ['−3', -3], ['－３', -3], ['– 3', -3], ['+2', 2], ['1,5', 1.5], ['1，5', 1.5], ['0,125', 0.125], ['-0', 0], [' 7 ', 7],
    ['', null], ['1.2.3', null], ['≥1', null], ['1e5', null], ['1e400', null], ['NaN', null], ['Infinity', null], ['५', null], ['0x10', null], ['1,234', null], ['1 2', null], ['9'.repeat(30), null], ['1.1234567', null], ['--1', null],
  ])('reads %j as %j', (typed, value) => expect(numberIn(typed)).toBe(value));
});

describe('the numbers of an answer', () => {
  const item = { id: 'a', riskPoint: '绝缘外径', position: 1, measurements: [OUTER] };
  const plain = { id: 'b', riskPoint: '标识', position: 2 };
  const given = (values: readonly string[], change: Partial<GivenAnswer> = {}): GivenAnswer[] => [
    { itemId: 'a', result: 'conforming', description: '', immediateMeasure: '', photos: [], values, ...change },
    { itemId: 'b', result: 'conforming', description: '', immediateMeasure: '', photos: [] },
  ];
  const judged = (answers: GivenAnswer[], zeroRisk = true, items: Parameters<typeof completeAnswers>[0] = [item, plain]) => completeAnswers(items, answers, zeroRisk);

  it('are kept in their order, on the limit within it', () => {
    expect(judged(given(['1.40', '1,8']))).toMatchObject({ ok: true, fact: { zeroRisk: true, answers: [{ result: 'conforming', values: [1.4, 1.8], product: '' }, {}] } });
    const taken = judged(given(['1.4', '1.8']));
    expect(taken.ok && taken.fact.answers[1]).not.toHaveProperty('values');
  });

  it('make 不符合 by themselves where one is out of its limits, whatever was chosen, and say which', () => {
    const alone = judged(given(['1.39', '1.5']), false);
    expect(!alone.ok && explain(SUBMIT_REFUSALS, alone.refusal)).toMatchObject({ field: 'measure.a', sentence: expect.stringContaining('测得外径 1.39 mm，低于下限 1.40 mm，判为不符合') });
    const taken = judged(given(['1.39', '1.5'], { immediateMeasure: '停机调模并隔离' }), false);
    expect(taken).toMatchObject({ ok: true, fact: { findings: [{ item: { id: 'a' } }], answers: [{ result: 'nonconforming', description: '外径 1.39 mm，低于下限 1.40 mm', values: [1.39, 1.5] }, {}] } });
    expect(judged(given(['1.39', '1.5'], { immediateMeasure: '停机调模并隔离', description: '偏心' }), false)).toMatchObject({ fact: { answers: [{ description: '偏心' }, {}] } });
    expect(judged(given(['1.39', '1.5'], { immediateMeasure: '停机调模并隔离' }))).toMatchObject({ refusal: { code: 'zeroRiskContradicted' } });
    // Nothing was chosen, and yet it is answered: by the limits.
    expect(judged(given(['1.39', '1.5'], { result: null, immediateMeasure: '停机' }), false)).toMatchObject({ ok: true });
    expect(judged(given(['1.45', '1.5'], { result: null }))).toMatchObject({ refusal: { code: 'unanswered' } });
  });

  it('are a finding of a report that cannot be the check of its day', () => {
    expect(reportedAnswers([item, plain], given(['1.5', '9'], { immediateMeasure: '停机' }))).toMatchObject({ ok: true, fact: { findings: [{ item: { id: 'a' } }] } });
    expect(reportedAnswers([item, plain], given(['1.5', '1.6']))).toBeNull();
  });

  it.each([
    ['valueMissing', ['1.5'], '外径第 2 个数还没有填'], ['valueMissing', ['', '1.5'], '外径第 1 个数还没有填'], ['valueMissing', [], '外径第 1 个数'], ['valueMissing', ['1.5', '   '], '外径第 2 个数'],
    ['valuesTooMany', ['1.5', '1.5', '1.5'], '只要 2 个测量值，收到 3 个'], ['valueUnreadable', ['1.5', '合格'], '外径第 2 个数“合格”读不出'],
    ['valueUnreadable', ['1e400', '1.5'], '“1e400”'], ['valueUnreadable', ['NaN', '1.5'], '“NaN”'], ['valueUnreadable', ['५', '1.5'], '“५”'], ['valueUnreadable', ['1'.repeat(30), '1.5'], `“${'1'.repeat(20)}”`],
  ])('are refused: %s for %j', (code, values, words) => {
    const decision = judged(given(values));
    expect(decision).toMatchObject({ ok: false, refusal: { code, item: { id: 'a' } } });
    expect(!decision.ok && explain(SUBMIT_REFUSALS, decision.refusal)).toMatchObject({ status: 422, field: 'values.a', sentence: expect.stringContaining(words) });
    expect(!decision.ok && explain(SUBMIT_REFUSALS, decision.refusal).sentence).toContain('绝缘外径');
  });

  it('are not asked of an item that does not apply, and may not be there', () => {
    expect(judged(given([], { result: 'notApplicable', description: '设备停用' }))).toMatchObject({ ok: true, fact: { answers: [expect.not.objectContaining({ values: expect.anything() as unknown }), {}] } });
    expect(judged(given(['1.39', ''], { result: 'notApplicable', description: '设备停用' }))).toMatchObject({ refusal: { code: 'valuesUnused' } });
  });

  it('have the limits of the product that is made, where they differ', () => {
    const differing = { ...item, measurements: [{ ...OUTER, count: 1, product: '甲' }, { ...OUTER, count: 1, lower: 2, upper: 3, product: '乙' }] };
    const of = (values: string[], product: string) => judged(given(values, { product, immediateMeasure: '隔离' }), false, [differing, plain]);
    expect(of(['1.5'], '')).toMatchObject({ refusal: { code: 'productMissing', products: ['甲', '乙'] } });
    expect(of(['1.5'], '丙')).toMatchObject({ refusal: { code: 'productMissing' } });
    expect(of(['1.5'], '乙')).toMatchObject({ fact: { answers: [{ result: 'nonconforming', product: '乙', description: '外径 1.50 mm，低于下限 2.00 mm' }, {}] } });
    expect(judged(given(['1.5'], { product: '甲' }), true, [differing, plain])).toMatchObject({ ok: true, fact: { answers: [{ result: 'conforming', product: '甲' }, {}] } });
    expect(valueWords(askedOf(differing.measurements), '乙', [1.5])).toBe('〔乙〕外径 1.50 mm');
    expect(outWords(askedOf([OUTER]), '', [1.9, 1.5])).toEqual(['外径 1.90 mm，高于上限 1.80 mm']);
  });

  it('are chosen as another product only where all numbers have limits for it', () => {
    expect(productsOf(askedOf([OUTER, { ...OUTER, product: '甲' }]))).toEqual(['甲', OTHER_PRODUCT]);
    expect(productsOf(askedOf([OUTER, { ...OUTER, label: '厚度', product: '甲' }]))).toEqual(['甲']);
    expect(productsOf(askedOf([OUTER]))).toEqual([]);
  });
});
