import type { ActionPriority, RiskLevel } from '../../types';
import { type Factor, levelByThresholds, productOf, type ScaleStep, type Thresholds } from './scale';

/** Severity, AIAG 4th edition (C(report)). */
export const FMEA_SEVERITY: readonly ScaleStep[] = [
  { score: 1, text: '没有可察觉的影响' },
  { score: 2, text: '少于 25% 的顾客会察觉' },
  { score: 3, text: '约 50% 的顾客会察觉' },
  { score: 4, text: '多于 75% 的顾客会察觉' },
  { score: 5, text: '次要功能下降' },
  { score: 6, text: '丧失次要功能' },
  { score: 7, text: '主要功能下降' },
  { score: 8, text: '丧失主要功能' },
  { score: 9, text: '涉及安全或法规，有预警' },
  { score: 10, text: '涉及安全或法规，没有预警' },
];

/** Occurrence, AIAG 4th edition (C(report)). */
export const FMEA_OCCURRENCE: readonly ScaleStep[] = [
  { score: 1, text: '已由预防控制消除' },
  { score: 2, text: '低于每千件 0.001 件（百万分之一）' },
  { score: 3, text: '每千件 0.01 件（十万分之一）' },
  { score: 4, text: '每千件 0.1 件（万分之一）' },
  { score: 5, text: '每千件 0.5 件（两千分之一）' },
  { score: 6, text: '每千件 2 件（五百分之一）' },
  { score: 7, text: '每千件 10 件（百分之一）' },
  { score: 8, text: '每千件 20 件（五十分之一）' },
  { score: 9, text: '每千件 50 件（二十分之一）' },
  { score: 10, text: '每千件 100 件及以上（十分之一）' },
];

/** Detection in short form; the wording is this product's proposal, which a firm replaces by its own. */
export const FMEA_DETECTION: readonly ScaleStep[] = [
  { score: 1, text: '防错设计，不会产生' },
  { score: 2, text: '自动控制，防止做出不良品' },
  { score: 3, text: '工位内自动检测并锁定' },
  { score: 4, text: '加工后自动检测并锁定' },
  { score: 5, text: '工位内量具检测或首件检验' },
  { score: 6, text: '加工后用量规检验' },
  { score: 7, text: '工位内靠操作者感官' },
  { score: 8, text: '加工后目视' },
  { score: 9, text: '任何阶段都不易发现' },
  { score: 10, text: '没有机会发现' },
];

export interface FmeaGrade {
  /** RPN = S × O × D. */
  readonly value: number;
  readonly actionPriority: ActionPriority;
  readonly level: RiskLevel;
}

/** The scales of S, O and D. */
export const fmeaFactors = (): readonly Factor[] => [
  { key: 'S', name: '严重度', steps: FMEA_SEVERITY, note: '' },
  { key: 'O', name: '发生度', steps: FMEA_OCCURRENCE, note: '' },
  { key: 'D', name: '可检测度', steps: FMEA_DETECTION, note: '可检测度的措辞为本软件建议。RPN 界限可在分级标准中规定。' },
];

type Cells = readonly [d7to10: ActionPriority, d5to6: ActionPriority, d2to4: ActionPriority, d1: ActionPriority];
interface ApRow {
  /** Lowest S and lowest O the row is for. */
  readonly s: number;
  readonly o: number;
  readonly cells: Cells;
}

const row = (s: number, o: number, ...cells: Cells): ApRow => ({ s, o, cells });

/** The AIAG-VDA Action Priority table (C), highest S and O first. It is no function of RPN. */
export const AP_TABLE: readonly ApRow[] = [
  row(9, 8, 'H', 'H', 'H', 'H'),
  row(9, 6, 'H', 'H', 'H', 'H'),
  row(9, 4, 'H', 'H', 'H', 'M'),
  row(9, 2, 'H', 'M', 'L', 'L'),
  row(9, 1, 'L', 'L', 'L', 'L'),
  row(7, 8, 'H', 'H', 'H', 'H'),
  row(7, 6, 'H', 'H', 'H', 'M'),
  row(7, 4, 'H', 'M', 'M', 'M'),
  row(7, 2, 'M', 'M', 'L', 'L'),
  row(7, 1, 'L', 'L', 'L', 'L'),
  row(4, 8, 'H', 'H', 'M', 'M'),
  row(4, 6, 'M', 'M', 'M', 'L'),
  row(4, 4, 'M', 'L', 'L', 'L'),
  row(4, 2, 'L', 'L', 'L', 'L'),
  row(4, 1, 'L', 'L', 'L', 'L'),
  row(2, 8, 'M', 'M', 'L', 'L'),
  row(2, 6, 'L', 'L', 'L', 'L'),
  row(2, 4, 'L', 'L', 'L', 'L'),
  row(2, 2, 'L', 'L', 'L', 'L'),
  row(2, 1, 'L', 'L', 'L', 'L'),
  row(1, 1, 'L', 'L', 'L', 'L'),
];

/** The Action Priority of a triple. Throws a RangeError for scores below 1. */
export function actionPriority(severity: number, occurrence: number, detection: number): ActionPriority {
  const found = AP_TABLE.find(({ s, o }) => severity >= s && occurrence >= o);
  if (!found) throw new RangeError(`no action priority for ${severity}, ${occurrence}, ${detection}`);
  return found.cells[detection >= 7 ? 0 : detection >= 5 ? 1 : detection >= 2 ? 2 : 3];
}

/** The level of an Action Priority; no standard fixes this mapping, it is this product's proposal. */
export function levelOfPriority(priority: ActionPriority, severity: number): RiskLevel {
  if (priority === 'H') return severity >= 9 ? 'major' : 'considerable';
  return priority === 'M' ? 'general' : 'low';
}

/** What is wrong with thresholds of RPN: each a whole number of 2–1000, and each level's above the next lower one's. */
export const thresholdsOrdered = ({ major, considerable, general }: Thresholds): boolean =>
  [major, considerable, general].every((value) => Number.isInteger(value) && value >= 2 && value <= 1000) && major > considerable && considerable > general;

/** Grades a triple by Action Priority, or by the factory's thresholds of RPN where it has chosen these. */
export function gradeFmea(severity: number, occurrence: number, detection: number, by: { readonly rule: 'AP' | 'RPN'; readonly thresholds: Thresholds }): FmeaGrade {
  const value = productOf([severity, occurrence, detection]);
  const priority = actionPriority(severity, occurrence, detection);
  return { value, actionPriority: priority, level: by.rule === 'AP' ? levelOfPriority(priority, severity) : levelByThresholds(value, by.thresholds) };
}
