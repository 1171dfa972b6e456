import type { Rules } from '../rulepack/rules';
import type { Enterprise } from './types';

export type Size = 'small' | 'mediumOrLarge';

/** 大中型 when staff OR turnover (万元) reaches the line of the unit's field; exactly on the line counts as reached. */
export function sizeOf(unit: Pick<Enterprise, 'sizeField' | 'staff' | 'turnover'>, rules: Pick<Rules, 'sizeLines'>): Size {
  const line = rules.sizeLines[unit.sizeField];
  return unit.staff >= line.staff || unit.turnover >= line.turnover ? 'mediumOrLarge' : 'small';
}
