import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, byLs } from '~/domain/risk/assess/assess';
import { levelOf, problemsOf, REACHABLE_PRODUCTS } from '~/domain/risk/assess/cutOffs';
import { controlLevelOf, CONTROLLED_BY } from '~/domain/risk/assess/levels';
import { LIKELIHOOD_SCALE, SEVERITY_SCALE } from '~/domain/risk/assess/scales';
import { PROPOSED_STANDARD, type RiskStandard } from '~/domain/risk/assess/standard';
import { CONTROL_LEVELS, RISK_LEVELS } from '~/domain/risk/types';
import { CUT_OFF_SETS } from '~/domain/rulepack/pack';
import type { CutOffSet } from '~/domain/rulepack/rules';
import { instant } from '~/domain/shared/instant';

const at = instant('2026-11-18T10:00:00+08:00');
const factor = fc.integer({ min: 1, max: 5 });
const standardWith = (ls: CutOffSet): RiskStandard => ({ version: 1, content: { ...PROPOSED_STANDARD.content, ls } });
const rank = (level: (typeof RISK_LEVELS)[number]): number => RISK_LEVELS.indexOf(level);

describe('the cut-off sets', () => {
  it.each(CUT_OFF_SETS.map((set) => [set.id, set] as const))('%s gives every reachable product exactly one level', (_, set) => {
    expect(problemsOf(set.bands)).toEqual([]);
  });

  it.each(CUT_OFF_SETS.map((set) => [set.id, set] as const))('%s never grades a higher factor lower', (_, set) => {
    fc.assert(
      fc.property(factor, factor, factor, (likelihood, severity, higher) => {
        fc.pre(higher >= likelihood);
        expect(rank(levelOf(set.bands, higher * severity))).toBeLessThanOrEqual(rank(levelOf(set.bands, likelihood * severity)));
      }),
    );
  });

  it('know only the fourteen products that two factors can give', () => {
    expect(REACHABLE_PRODUCTS).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]);
  });

  it('accept any three lines drawn between the products, and refuse each set with a gap, an overlap or a turned order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 25 }), { minLength: 3, maxLength: 3 }), (lines) => {
        const [general, considerable, major] = [...lines].sort((a, b) => a - b) as [number, number, number];
        const bands = { major: [major, 25], considerable: [considerable, major - 1], general: [general, considerable - 1], low: [1, general - 1] } as const;
        expect(problemsOf(bands)).toEqual([]);
      }),
    );
    const bands = CUT_OFF_SETS[0]!.bands;
    expect(problemsOf({ ...bands, low: [1, 6] })).toEqual([{ kind: 'gap', value: 8 }]);
    expect(problemsOf({ ...bands, low: [1, 9] })).toEqual([{ kind: 'overlap', value: 9 }]);
    expect(problemsOf({ ...bands, low: [9, 12], general: [1, 8] })[0]).toEqual({ kind: 'order', value: 9 });
  });
});

describe('an assessment by LS', () => {
  it('is the product of both factors with the words of the scale, its set and its control level', () => {
    fc.assert(
      fc.property(factor, factor, fc.constantFrom(...CUT_OFF_SETS), (likelihood, severity, set) => {
        const decision = assess(byLs(likelihood, severity, '试用'), standardWith(set), 'p', at);
        expect(decision).toMatchObject({
          ok: true,
          fact: {
            value: likelihood * severity, level: levelOf(set.bands, likelihood * severity), setId: set.id, setVersion: set.version,
            factors: [{ key: 'L', value: likelihood, text: LIKELIHOOD_SCALE[likelihood - 1]!.text }, { key: 'S', value: severity, text: SEVERITY_SCALE[severity - 1]!.text }], assessedBy: 'p', assessedAt: at,
          },
        });
      }),
    );
  });

  it('refuses every number that is not a step of the scale', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer().filter((value) => value < 1 || value > 5), fc.double({ noInteger: true })), (given) => {
        expect(assess(byLs(given, 3, 'x'), PROPOSED_STANDARD, 'p', at)).toMatchObject({ ok: false, refusal: { code: 'outOfScale', key: 'L' } });
        expect(assess(byLs(3, given, 'x'), PROPOSED_STANDARD, 'p', at)).toMatchObject({ ok: false, refusal: { code: 'outOfScale', key: 'S' } });
      }),
    );
  });

  it('names all that is missing at once: every factor and the reason', () => {
    const decision = assess({ method: 'LS', factors: {}, reason: '' }, PROPOSED_STANDARD, 'p', at);
    expect(decision).toMatchObject({ refusal: { code: 'outOfScale', key: 'L', also: [{ code: 'outOfScale', key: 'S' }, { code: 'reasonMissing' }] } });
    expect(assess({ method: 'direct', factors: {}, reason: '' }, PROPOSED_STANDARD, 'p', at)).toMatchObject({ refusal: { code: 'groundMissing', also: [{ code: 'reasonMissing' }] } });
  });

  it('refuses without a reason', () => {
    expect(assess(byLs(3, 3, '  '), PROPOSED_STANDARD, 'p', at)).toMatchObject({ ok: false, refusal: { code: 'reasonMissing' } });
  });

  it('refuses with a set that has a gap', () => {
    const refusal = { code: 'setUnusable' };
    const broken = { ...CUT_OFF_SETS[0]!, id: 'own', bands: { ...CUT_OFF_SETS[0]!.bands, low: [1, 5] as const } };
    expect(assess(byLs(3, 3, 'x'), standardWith(broken), 'p', at)).toMatchObject({ ok: false, refusal });
  });

  it('puts what an upper level controls under every lower level too', () => {
    for (const level of RISK_LEVELS) {
      expect(CONTROLLED_BY[level]).toEqual(CONTROL_LEVELS.slice(CONTROL_LEVELS.indexOf(controlLevelOf(level))));
    }
  });
});
