import type { CutOffSet } from '~/domain/rulepack/rules';
import { levelOf } from '../cutOffs';
import { LS_FACTORS } from '../scales';
import type { RiskLevel } from '../../types';
import { type Factor, productOf } from './scale';

export interface LsGrade {
  readonly value: number;
  readonly level: RiskLevel;
}

/** The scales of L and S. */
export const lsFactors = (): readonly Factor[] => LS_FACTORS;

/** R = L × S and its level under a cut-off set. Throws a RangeError when the set has no level for the product. */
export function gradeLs(likelihood: number, severity: number, set: Pick<CutOffSet, 'bands'>): LsGrade {
  const value = productOf([likelihood, severity]);
  return { value, level: levelOf(set.bands, value) };
}
