import { describe, expect, it } from 'vitest';
import type { Measurement } from '~/domain/risk/list/measurements';
import { capabilityNotes, capabilityOf, LEAST_VALUES } from '~/domain/routine/capability';
import { LAST_SHOWN, lastValuesOf, type MeasuredRow, valuesByLabel } from '~/domain/routine/lastValues';
import { addDays, day } from '~/domain/shared/day';

describe('how well a process keeps within its limits', () => {
  it('is told by mean, deviation and the nearest limit, of all numbers and within the checks', () => {
    // Two checks of two: mean 10, s = sqrt(20/3); within each check s² = 2.
    const made = capabilityOf([[7, 9], [11, 13]], { lower: 4, upper: 20 });
    expect(made).toMatchObject({ n: 4, mean: 10, out: 0 });
    expect(made.s).toBeCloseTo(Math.sqrt(20 / 3), 12);
    expect(made.within).toBeCloseTo(Math.sqrt(2), 12);
    expect(made.pp).toBeCloseTo(16 / (6 * Math.sqrt(20 / 3)), 12);
    expect(made.ppk).toBeCloseTo(6 / (3 * Math.sqrt(20 / 3)), 12);
    expect(made.cp).toBeCloseTo(16 / (6 * Math.sqrt(2)), 12);
    expect(made.cpk).toBeCloseTo(6 / (3 * Math.sqrt(2)), 12);
  });

  it('has no figure that would say nothing, and says why', () => {
    expect(capabilityOf([[1], [2]], { lower: null, upper: 3 })).toMatchObject({ pp: null, cp: null, cpk: null, within: null });
    expect(capabilityOf([[1], [2]], { lower: null, upper: 3 }).ppk).toBeCloseTo(1.5 / (3 * Math.sqrt(0.5)), 12);
    expect(capabilityOf([[0.1], [0.1], [0.1]], { lower: 0, upper: 1 })).toMatchObject({ s: null, pp: null, ppk: null });
    expect(capabilityOf([[5]], { lower: 6, upper: null })).toMatchObject({ n: 1, s: null, ppk: null, out: 1 });
    const notes = (checks: number[][], lower: number | null, upper: number | null) => capabilityNotes(capabilityOf(checks, { lower, upper })).join('');
    expect(notes([[1, 2]], null, null)).toMatch(/少于 25 个.*没有限值/);
    expect(notes([[1], [2]], 0, null)).toMatch(/只有下限.*没有子组/);
    expect(notes([[1], [1]], 0, 2)).toMatch(/没有离散/);
    expect(notes(Array.from({ length: LEAST_VALUES }, (_, at) => [at, at + 1]), 0, 100)).toBe('');
  });
});

describe('what was measured', () => {
  const OUTER: Measurement = { label: '外径', unit: 'mm', lower: 1, upper: 2, decimals: 2, count: 2, product: '' };
  const row = (of: number, change: Partial<MeasuredRow> = {}): MeasuredRow => ({
    lineId: 'l', postId: 'p', recordId: `r${of}`, number: `RG-${of}`, day: addDays(day('2026-11-01'), of), further: 0, revision: 0, product: '', values: [1.5, 1.6], measurements: [OUTER], ...change,
  });

  it('is the last revision of each check, the oldest first, whatever order it comes in', () => {
    const [one] = valuesByLabel([row(2), row(1, { revision: 1, recordId: 'corrected', values: [1.1, 2.5] }), row(1)], [OUTER]);
    expect(one!.values.map(({ recordId, value, out }) => [recordId, value, out])).toEqual([['corrected', 1.1, false], ['corrected', 2.5, true], ['r2', 1.5, false], ['r2', 1.6, false]]);
  });

  it('keeps the limits it was judged by, and counts a 后续报告 besides', () => {
    const [one] = valuesByLabel([row(1, { measurements: [{ ...OUTER, upper: 1.55 }] }), row(1, { further: 1, recordId: 'f', values: [9, 1.5] })], [OUTER]);
    expect(one!.values.map(({ upper, out }) => [upper, out])).toEqual([[1.55, false], [1.55, true], [2, true], [2, false]]);
  });

  it('is left out where the list asks for it no more, or in another unit', () => {
    expect(valuesByLabel([row(1)], [{ ...OUTER, label: '厚度' }])).toEqual([]);
    expect(valuesByLabel([row(1)], [{ ...OUTER, unit: 'cm' }])).toEqual([]);
    expect(valuesByLabel([row(1, { values: null })], [OUTER])).toEqual([]);
    expect(lastValuesOf(Array.from({ length: 30 }, (_, at) => row(at)), [OUTER])[0]!.values).toHaveLength(LAST_SHOWN);
  });
});
