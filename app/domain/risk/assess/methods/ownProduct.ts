import { type Decision, decided, refused } from '~/domain/shared/decision';
import { RISK_LEVELS } from '../../types';
import { type Factor, levelByThresholds, productOf, reachableProducts, type ScaleStep, type Thresholds } from './scale';
import { type BandGrade, type BandLevels, threeFactorFactors } from './threeFactor';

/** Id of the bounds a factory drew for its own product of three factors; their version is that of the standard they stand in. */
export const OWN_PRODUCT = '3F-OWN';

/** The letters under which the three factors stand in assessments and sheets, whatever a factory calls them. */
export const PRODUCT_KEYS = ['S', 'F', 'D'] as const;
type ProductKey = (typeof PRODUCT_KEYS)[number];

/** Under which name a form gives, and a refusal or a record tells, the name and the steps of a factor. */
export const factorNameField = (key: Factor['key']): string => `scaleName${key}`;
export const factorStepsField = (key: Factor['key']): string => `scale${key}`;

/** A factor as a factory names it, with the values and words of its steps. */
export interface OwnFactor {
  readonly key: ProductKey;
  readonly name: string;
  readonly steps: readonly ScaleStep[];
}

/** What a standard fixes for the product of three factors. Without `factors` those proposed stand; `thresholds` belong to `3F-OWN`. */
export interface ProductContent {
  readonly setId: string;
  readonly levels: BandLevels;
  readonly factors?: readonly OwnFactor[];
  readonly thresholds?: Thresholds;
}

/** The level of each band of the factory's own bounds, lowest first. */
export const OWN_PRODUCT_LEVELS: BandLevels = [...RISK_LEVELS].reverse();

/** Most steps a factor has. */
export const MOST_STEPS = 10;

export type OwnScaleProblem = 'name' | 'nameTwice' | 'steps' | 'value' | 'twice' | 'text';
export type OwnScaleRefusal =
  | { readonly code: 'ownScaleWrong'; readonly field: string; readonly problem: OwnScaleProblem; readonly said: string }
  | { readonly code: 'ownBoundsWrong'; readonly highest: number }
  | { readonly code: 'bandsMiss'; readonly product: number };

/** Values are above zero, at most 1000, with one decimal at most, so that products stay exact. */
const usable = (score: number): boolean => score > 0 && score <= 1000 && Math.abs(score * 10 - Math.round(score * 10)) < 1e-9;

function problemOf({ name, steps }: OwnFactor, names: readonly string[]): { problem: OwnScaleProblem; said: string } | null {
  if (!name) return { problem: 'name', said: '' };
  if (names.filter((other) => other === name).length > 1) return { problem: 'nameTwice', said: name };
  if (steps.length < 2 || steps.length > MOST_STEPS) return { problem: 'steps', said: name };
  const wrong = steps.find(({ score }) => !usable(score));
  if (wrong) return { problem: 'value', said: wrong.text };
  const bare = steps.find(({ text }) => !text);
  if (bare) return { problem: 'text', said: String(bare.score) };
  const twice = steps.find(({ score }, index) => steps.findIndex((step) => step.score === score) !== index);
  return twice ? { problem: 'twice', said: String(twice.score) } : null;
}

/** The factors as a standard keeps them: tidied, steps ascending; none when they are those proposed. Refused for a name or step that cannot be used. */
export function ownFactors(given: readonly OwnFactor[]): Decision<readonly OwnFactor[] | undefined, OwnScaleRefusal> {
  const tidy = given.map(({ key, name, steps }): OwnFactor => ({
    key, name: name.trim(), steps: steps.map(({ score, text }) => ({ score, text: text.trim() })).sort((a, b) => a.score - b.score),
  }));
  const names = tidy.map(({ name }) => name);
  for (const factor of tidy) {
    const found = problemOf(factor, names);
    if (found) return refused({ code: 'ownScaleWrong', field: (found.problem === 'name' || found.problem === 'nameTwice' ? factorNameField : factorStepsField)(factor.key), ...found });
  }
  const proposed = threeFactorFactors();
  const same = tidy.every(({ key, name, steps }) => {
    const factor = proposed.find((one) => one.key === key);
    return factor && factor.name === name && steps.length === factor.steps.length && steps.every(({ score, text }, index) => factor.steps[index]!.score === score && factor.steps[index]!.text === text);
  });
  return decided(same ? undefined : tidy);
}

/** The three factors under a standard. */
export const productFactors = ({ factors }: Pick<ProductContent, 'factors'>): readonly Factor[] =>
  factors ? factors.map((factor) => ({ ...factor, note: '', own: true })) : threeFactorFactors();

/** Whether bounds can be used with factors: each above the next lower one, above zero, and 重大 within reach. */
export function boundsProblem({ major, considerable, general }: Thresholds, factors: readonly Factor[]): { highest: number } | null {
  const highest = Math.max(...reachableProducts(factors.map(({ steps }) => steps)));
  return general > 0 && major > considerable && considerable > general && major <= highest ? null : { highest };
}

/** Grades a product by the factory's own bounds: at or above each, that level; what is below all is 低. */
export function gradeByBounds(scores: readonly number[], bounds: Thresholds): BandGrade {
  const value = productOf(scores);
  return { value, level: levelByThresholds(value, bounds), grade: '' };
}
