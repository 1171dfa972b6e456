import type { LecSides, LecVariant, RiskLevel } from '../../types';
import { type Factor, productOf, type ScaleStep } from './scale';

/** L: likelihood of the event (C(report)). */
export const LEC_LIKELIHOOD: readonly ScaleStep[] = [
  { score: 0.1, text: '实际不可能' },
  { score: 0.2, text: '极不可能' },
  { score: 0.5, text: '很不可能，可以设想' },
  { score: 1, text: '可能性小，完全意外' },
  { score: 3, text: '可能但不经常' },
  { score: 6, text: '相当可能' },
  { score: 10, text: '完全可以预料' },
];

/** E: how often somebody is exposed (C(report)); for a product, how often the operation is done. */
export const LEC_EXPOSURE: readonly ScaleStep[] = [
  { score: 0.5, text: '非常罕见暴露' },
  { score: 1, text: '每年几次暴露' },
  { score: 2, text: '每月一次暴露' },
  { score: 3, text: '每周一次或偶然暴露' },
  { score: 6, text: '每天工作时间内暴露' },
  { score: 10, text: '连续暴露' },
];

/** C: consequence (C(report)). */
export const lecConsequence = (variant: LecVariant): readonly ScaleStep[] => [
  { score: 1, text: '引人注目，需要救护' },
  { score: variant === 'classic' ? 3 : 2, text: '重大，致残' },
  { score: 7, text: '严重，重伤' },
  { score: 15, text: '非常严重，一人死亡' },
  { score: 40, text: '灾难，数人死亡' },
  { score: 100, text: '大灾难，许多人死亡' },
];

export interface LecGrade {
  readonly value: number;
  readonly level: RiskLevel;
  /** Word of the five-grade scale. */
  readonly grade: string;
}

export const LEC_NOTE = 'LEC 原用于人员的作业危险。用于产品质量时，E 按作业或检查的频次理解，C 按同等严重的质量后果理解。';

/** The scales of L, E and C with the variant of C the factory adopted. */
export const lecFactors = (variant: LecVariant): readonly Factor[] => [
  { key: 'L', name: '可能性', steps: LEC_LIKELIHOOD, note: '' },
  { key: 'E', name: '频次（暴露频繁程度）', steps: LEC_EXPOSURE, note: '用于产品质量时，按作业或检查的频次选择。' },
  { key: 'C', name: '后果', steps: lecConsequence(variant), note: '' },
];

/**
 * D = L × E × C with its level and the word of the five-grade scale. Above 320 重大, above 160 较大, above 70 一般, below 低;
 * 70 and 20 fall to the side the factory adopted. D is never exactly 160 or 320, so their side does not matter.
 */
export function gradeLec(likelihood: number, exposure: number, consequence: number, sides: LecSides): LecGrade {
  const value = productOf([likelihood, exposure, consequence]);
  if (value > 320) return { value, level: 'major', grade: '极其危险' };
  if (value > 160) return { value, level: 'considerable', grade: '高度危险' };
  if (value > 70 || (value === 70 && sides.seventy === 'general')) return { value, level: 'general', grade: '显著危险' };
  const ordinary = value > 20 || (value === 20 && sides.twenty === 'ordinary');
  return { value, level: 'low', grade: ordinary ? '一般危险' : '稍有危险' };
}
