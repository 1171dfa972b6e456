import type { CutOffSet } from '../../rulepack/rules';
import { RISK_LEVELS, type RiskLevel } from '../types';

/** Every product two factors of 1–5 can give; 7, 11, 13 and others between them cannot be reached. */
export const REACHABLE_PRODUCTS: readonly number[] = [
  ...new Set([1, 2, 3, 4, 5].flatMap((likelihood) => [1, 2, 3, 4, 5].map((severity) => likelihood * severity))),
].sort((a, b) => a - b);

/** What is wrong with a set: products that no level takes, products that several take, and levels out of order. */
export interface CutOffProblem {
  readonly kind: 'gap' | 'overlap' | 'order';
  readonly value: number;
}

const inBand = ([low, high]: readonly [number, number], value: number): boolean => low <= value && value <= high;

/** Problems of a cut-off set; none when every reachable product has exactly one level and a higher product never a lower level. */
export function problemsOf(bands: CutOffSet['bands']): readonly CutOffProblem[] {
  const known = judged.get(bands);
  if (known) return known;
  const problems = judge(bands);
  judged.set(bands, problems);
  return problems;
}

const judged = new WeakMap<CutOffSet['bands'], readonly CutOffProblem[]>();

function judge(bands: CutOffSet['bands']): CutOffProblem[] {
  let worst: number = RISK_LEVELS.length - 1;
  return REACHABLE_PRODUCTS.flatMap((value): CutOffProblem[] => {
    const takers = RISK_LEVELS.filter((level) => inBand(bands[level], value));
    if (takers.length === 0) return [{ kind: 'gap', value }];
    if (takers.length > 1) return [{ kind: 'overlap', value }];
    const rank = RISK_LEVELS.indexOf(takers[0]!);
    if (rank > worst) return [{ kind: 'order', value }];
    worst = rank;
    return [];
  });
}

/** The level of a product of L × S under a set. Throws a RangeError when the set has no level for it. */
export function levelOf(bands: CutOffSet['bands'], value: number): RiskLevel {
  const level = RISK_LEVELS.find((candidate) => inBand(bands[candidate], value));
  if (!level) throw new RangeError(`no level for ${value}`);
  return level;
}
