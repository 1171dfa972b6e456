import type { Rules } from '../rulepack/rules';
import type { Enterprise } from './types';

export type Size = 'small' | 'mediumOrLarge';

/** 大中型 when staff OR turnover (万元) reaches the line of the unit's field; exactly on the line counts as reached. Null where what is known does not reach it and the rest was not said. */
export function sizeOf(unit: Pick<Enterprise, 'sizeField' | 'staff' | 'turnover'>, rules: Pick<Rules, 'sizeLines'>): Size | null {
  const line = rules.sizeLines[unit.sizeField];
  if ((unit.staff ?? 0) >= line.staff || (unit.turnover ?? 0) >= line.turnover) return 'mediumOrLarge';
  return unit.staff === null || unit.turnover === null ? null : 'small';
}
