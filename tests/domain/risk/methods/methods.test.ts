import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeBy, type Scores } from '~/domain/risk/assess/grade';
import { factorsOfMethod } from '~/domain/risk/assess/methods';
import { AP_TABLE, actionPriority, gradeFmea, levelOfPriority, thresholdsOrdered } from '~/domain/risk/assess/methods/fmea';
import { HACCP_TREE, haccpOutcome, walkHaccp } from '~/domain/risk/assess/methods/haccp';
import { gradeLec, LEC_EXPOSURE, LEC_LIKELIHOOD, lecConsequence } from '~/domain/risk/assess/methods/lec';
import { productOf, reachableProducts } from '~/domain/risk/assess/methods/scale';
import { gradeByBands, levelsFit, PROPOSED_LEVELS, THREE_FACTOR_SETS, threeFactorFactors, TWO_FACTOR_SETS, twoFactorFactors } from '~/domain/risk/assess/methods/threeFactor';
import { PROPOSED_STANDARD, type RiskStandard } from '~/domain/risk/assess/standard';
import { HACCP_QUESTIONS, type HaccpAnswers, type HaccpQuestion, LEC_VARIANTS, METHODS, RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';

const rank = (level: RiskLevel): number => RISK_LEVELS.indexOf(level);
const SIDES = [
  { seventy: 'general', twenty: 'ordinary' }, { seventy: 'general', twenty: 'slight' }, { seventy: 'low', twenty: 'ordinary' }, { seventy: 'low', twenty: 'slight' },
] as const;

/** Every choice of steps of a list of scales. */
const combinations = (scales: readonly (readonly { score: number }[])[]): number[][] =>
  scales.reduce<number[][]>((made, scale) => made.flatMap((scores) => scale.map(({ score }) => [...scores, score])), [[]]);

const standards: [string, RiskStandard][] = [
  ['the proposal', PROPOSED_STANDARD],
  ['LEC with the other table and sides', { version: 2, content: { ...PROPOSED_STANDARD.content, lec: { variant: 'two', seventy: 'low', twenty: 'slight' } } }],
  ['FMEA by RPN', { version: 3, content: { ...PROPOSED_STANDARD.content, fmea: { rule: 'RPN', thresholds: { major: 200, considerable: 100, general: 40 } } } }],
  ['three words', { version: 4, content: { ...PROPOSED_STANDARD.content, threeFactor: { setId: '3F-3', levels: ['low', 'general', 'major'] } } }],
];

describe.each(standards)('under %s', (_, standard) => {
  it.each(METHODS.filter((method) => method !== 'direct'))('%s gives every reachable combination exactly one level', (method) => {
    const factors = factorsOfMethod(method, standard);
    for (const combination of combinations(factors.map(({ steps }) => steps))) {
      const scores: Scores = Object.fromEntries(factors.map(({ key }, index) => [key, combination[index]]));
      const grade = gradeBy(method, scores, {}, standard);
      expect(RISK_LEVELS).toContain(grade.level);
      expect(grade.value).toBe(productOf(combination));
    }
  });

  it.each(METHODS.filter((method) => method !== 'direct'))('%s never grades a higher step lower', (method) => {
    const factors = factorsOfMethod(method, standard);
    const step = (index: number) => fc.nat({ max: factors[index]!.steps.length - 1 });
    fc.assert(
      fc.property(fc.tuple(...factors.map((__, index) => step(index))), fc.nat({ max: factors.length - 1 }), fc.nat({ max: 10 }), (at, raised, by) => {
        const graded = (indexes: readonly number[]) =>
          gradeBy(method, Object.fromEntries(factors.map(({ key, steps }, index) => [key, steps[indexes[index]!]!.score])), {}, standard);
        const higher = at.map((index, position) => (position === raised ? Math.min(factors[position]!.steps.length - 1, index + by) : index));
        expect(rank(graded(higher).level)).toBeLessThanOrEqual(rank(graded(at).level));
      }),
    );
  });
});

describe('LEC', () => {
  const scalesOf = (variant: (typeof LEC_VARIANTS)[number]) => [LEC_LIKELIHOOD, LEC_EXPOSURE, lecConsequence(variant)];

  it('has the tables of the three factors in their places', () => {
    expect(LEC_LIKELIHOOD.map(({ score }) => score)).toEqual([0.1, 0.2, 0.5, 1, 3, 6, 10]);
    expect(LEC_EXPOSURE.map(({ score }) => score)).toEqual([0.5, 1, 2, 3, 6, 10]);
    expect(lecConsequence('classic').map(({ score }) => score)).toEqual([1, 3, 7, 15, 40, 100]);
    expect(lecConsequence('two').map(({ score }) => score)).toEqual([1, 2, 7, 15, 40, 100]);
  });

  it('would be caught with E and C swapped: exposure speaks of how often, consequence of what happens', () => {
    const [, exposure, consequence] = factorsOfMethod('LEC', PROPOSED_STANDARD);
    expect(exposure).toMatchObject({ key: 'E' });
    expect(exposure!.steps.every(({ text }) => text.includes('暴露'))).toBe(true);
    expect(consequence).toMatchObject({ key: 'C' });
    expect(consequence!.steps.some(({ text }) => text.includes('暴露'))).toBe(false);
    expect(Math.max(...exposure!.steps.map(({ score }) => score))).toBe(10);
    expect(Math.max(...consequence!.steps.map(({ score }) => score))).toBe(100);
  });

  it.each(LEC_VARIANTS)('with C of %s reaches 70 and 20, and never 160 or 320', (variant) => {
    const products = reachableProducts(scalesOf(variant));
    expect(products).toContain(70);
    expect(products).toContain(20);
    expect(products).not.toContain(160);
    expect(products).not.toContain(320);
  });

  it('puts 70 and 20 on the side that was adopted, and moves nothing else', () => {
    expect(gradeLec(10, 1, 7, SIDES[0])).toEqual({ value: 70, level: 'general', grade: '显著危险' });
    expect(gradeLec(10, 1, 7, SIDES[2])).toEqual({ value: 70, level: 'low', grade: '一般危险' });
    expect(gradeLec(0.2, 1, 100, SIDES[0])).toEqual({ value: 20, level: 'low', grade: '一般危险' });
    expect(gradeLec(0.2, 1, 100, SIDES[1])).toEqual({ value: 20, level: 'low', grade: '稍有危险' });
    for (const [l, e, c] of combinations(scalesOf('classic')) as [number, number, number][]) {
      const graded = SIDES.map((sides) => gradeLec(l, e, c, sides));
      if (graded[0]!.value !== 70) expect(new Set(graded.map(({ level }) => level)).size).toBe(1);
      if (graded[0]!.value !== 70 && graded[0]!.value !== 20) expect(new Set(graded.map(({ grade }) => grade)).size).toBe(1);
    }
  });

  it('is computed in whole tenths, so that no binary fraction moves a product', () => {
    expect(0.1 * 3 * 100).not.toBe(30);
    expect(productOf([0.1, 3, 100])).toBe(30);
    for (const combination of [...combinations(scalesOf('classic')), ...combinations(scalesOf('two'))]) {
      const thousandths = combination.reduce((whole, score) => whole * BigInt(Math.round(score * 10)), 1n);
      expect(productOf(combination)).toBe(Number(thousandths) / 1000);
    }
  });
});

describe('FMEA', () => {
  const ROWS: [string, string, string][] = [
    ['9-10', '8-10', 'HHHH'], ['9-10', '6-7', 'HHHH'], ['9-10', '4-5', 'HHHM'], ['9-10', '2-3', 'HMLL'], ['9-10', '1-1', 'LLLL'],
    ['7-8', '8-10', 'HHHH'], ['7-8', '6-7', 'HHHM'], ['7-8', '4-5', 'HMMM'], ['7-8', '2-3', 'MMLL'], ['7-8', '1-1', 'LLLL'],
    ['4-6', '8-10', 'HHMM'], ['4-6', '6-7', 'MMML'], ['4-6', '4-5', 'MLLL'], ['4-6', '2-3', 'LLLL'], ['4-6', '1-1', 'LLLL'],
    ['2-3', '8-10', 'MMLL'], ['2-3', '6-7', 'LLLL'], ['2-3', '4-5', 'LLLL'], ['2-3', '2-3', 'LLLL'], ['2-3', '1-1', 'LLLL'],
    ['1-1', '1-10', 'LLLL'],
  ];
  const within = (text: string): number[] => {
    const [low, high] = text.split('-').map(Number) as [number, number];
    return Array.from({ length: high - low + 1 }, (_, index) => low + index);
  };
  const DETECTIONS = ['7-10', '5-6', '2-4', '1-1'];

  it.each(ROWS)('has the Action Priority of S %s and O %s', (severities, occurrences, cells) => {
    for (const s of within(severities)) {
      for (const o of within(occurrences)) DETECTIONS.forEach((detections, index) => within(detections).forEach((d) => expect(actionPriority(s, o, d)).toBe(cells[index])));
    }
  });

  it('covers every triple in one row only, and is no function of RPN', () => {
    expect(AP_TABLE).toHaveLength(ROWS.length);
    expect([actionPriority(10, 1, 10), actionPriority(4, 5, 5)]).toEqual(['L', 'L']);
    expect(10 * 2 * 8).toBe(8 * 2 * 10);
    expect(actionPriority(10, 2, 8)).not.toBe(actionPriority(8, 2, 10));
  });

  it('maps priority and severity to the four levels', () => {
    expect([levelOfPriority('H', 9), levelOfPriority('H', 8), levelOfPriority('M', 10), levelOfPriority('L', 10)]).toEqual(['major', 'considerable', 'general', 'low']);
  });

  it('grades by the thresholds of RPN where the factory chose these, each at its own line', () => {
    const by = { rule: 'RPN', thresholds: { major: 200, considerable: 100, general: 40 } } as const;
    expect([gradeFmea(10, 10, 2, by), gradeFmea(10, 10, 1, by), gradeFmea(10, 4, 1, by), gradeFmea(3, 10, 1, by)].map(({ level }) => level)).toEqual(['major', 'considerable', 'general', 'low']);
    expect(thresholdsOrdered({ major: 100, considerable: 100, general: 40 })).toBe(false);
    expect(thresholdsOrdered({ major: 1001, considerable: 100, general: 40 })).toBe(false);
    expect(thresholdsOrdered(by.thresholds)).toBe(true);
  });
});

describe('the HACCP tree', () => {
  const answers = fc.record(Object.fromEntries(HACCP_QUESTIONS.map((question) => [question, fc.constantFrom(true, false, null)])) as Record<HaccpQuestion, fc.Arbitrary<boolean | null>>);

  it.each<[string, HaccpAnswers, string]>([
    ['no measure, control needed', { Q1: false, Q1b: true }, 'modify'],
    ['no measure, control not needed', { Q1: false, Q1b: false }, 'notCcp'],
    ['a step made for it', { Q1: true, Q2: true }, 'ccp'],
    ['no rise to be feared', { Q1: true, Q2: false, Q3: false }, 'notCcp'],
    ['a later step removes it', { Q1: true, Q2: false, Q3: true, Q4: true }, 'notCcp'],
    ['no later step removes it', { Q1: true, Q2: false, Q3: true, Q4: false }, 'ccp'],
  ])('ends for %s', (_, given, outcome) => {
    expect(walkHaccp(given).outcome).toBe(outcome);
  });

  it('ends every path in one outcome, and stays open exactly when a question it reached has no answer', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { asked, outcome } = walkHaccp(given);
        expect(outcome === 'open').toBe(asked.some((question) => given[question] === null));
        expect(new Set(asked).size).toBe(asked.length);
        expect(['ccp', 'notCcp', 'modify', 'open']).toContain(outcome);
      }),
    );
    expect(Object.keys(HACCP_TREE)).toEqual([...HACCP_QUESTIONS]);
  });

  it('is asked only of a significant hazard', () => {
    expect(haccpOutcome(9, {}, 9)).toBe('notSignificant');
    expect(haccpOutcome(10, {}, 9)).toBe('open');
  });
});

describe('the products of three and two factors', () => {
  it.each([...THREE_FACTOR_SETS, ...TWO_FACTOR_SETS].map((set) => [set.id, set] as const))('%s has one band for every reachable product', (id, set) => {
    const factors = id.startsWith('3F') ? threeFactorFactors() : twoFactorFactors();
    for (const value of reachableProducts(factors.map(({ steps }) => steps))) expect(set.bands.filter(({ low, high }) => low <= value && value <= high)).toHaveLength(1);
    expect(levelsFit(set, PROPOSED_LEVELS[id]!)).toBe(true);
  });

  it('take the level the factory gave each band, never a lower one for a higher band', () => {
    const set = TWO_FACTOR_SETS[0]!;
    expect(gradeByBands([5, 5], set, ['low', 'general', 'major'])).toEqual({ value: 25, level: 'major', grade: '高' });
    expect(levelsFit(set, ['low', 'general'])).toBe(false);
    expect(levelsFit(set, ['general', 'low', 'major'])).toBe(false);
  });
});
