import { RISK_LEVELS, type RiskLevel } from '../../types';
import { type Factor, productOf, type ScaleStep } from './scale';

/** A band of a named set: its word and the lowest and highest product that belong to it. */
export interface WordBand {
  readonly word: string;
  readonly low: number;
  readonly high: number;
}

/** A named set of bands, lowest first. */
export interface BandSet {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly bands: readonly WordBand[];
  readonly source: string;
}

/** Level of each band of a set, lowest first; no source maps the words to the four levels, so this is a setting. */
export type BandLevels = readonly RiskLevel[];

const band = (word: string, low: number, high: number): WordBand => ({ word, low, high });

/** R = 严重度 × 频度 × 可检测度, as used in pharma and food. */
export const THREE_FACTOR_SETS: readonly BandSet[] = [
  { id: '3F-5', version: 1, name: '三因素五档', bands: [band('第一档', 1, 8), band('第二档', 9, 27), band('第三档', 28, 63), band('第四档', 64, 99), band('第五档', 100, 125)], source: '医药、食品行业公开案例' },
  { id: '3F-3', version: 1, name: '三因素三档', bands: [band('低', 1, 19), band('中', 20, 29), band('高', 30, 125)], source: '医药、食品行业公开资料' },
];

/** R = 严重度 × 频度. */
export const TWO_FACTOR_SETS: readonly BandSet[] = [
  { id: '2F-3', version: 1, name: '两因素三档', bands: [band('低', 1, 4), band('中', 5, 11), band('高', 12, 25)], source: '医药、食品行业公开案例' },
];

/** The levels proposed for the bands of each set. */
export const PROPOSED_LEVELS: Readonly<Record<string, BandLevels>> = {
  '3F-5': ['low', 'general', 'general', 'considerable', 'major'],
  '3F-3': ['low', 'general', 'considerable'],
  '2F-3': ['low', 'general', 'considerable'],
};

const SEVERITY: readonly ScaleStep[] = [
  { score: 1, text: '几乎没有影响' },
  { score: 2, text: '轻微，内部可纠正' },
  { score: 3, text: '一般，需返工或让步' },
  { score: 4, text: '严重，整批不合格' },
  { score: 5, text: '非常严重，危及健康、安全或须召回' },
];
const FREQUENCY: readonly ScaleStep[] = [
  { score: 1, text: '几乎不发生' },
  { score: 2, text: '很少发生' },
  { score: 3, text: '偶尔发生' },
  { score: 4, text: '较常发生' },
  { score: 5, text: '经常发生' },
];
const DETECTABILITY: readonly ScaleStep[] = [
  { score: 1, text: '必定发现' },
  { score: 2, text: '多半能发现' },
  { score: 3, text: '可能发现' },
  { score: 4, text: '不易发现' },
  { score: 5, text: '不能发现' },
];
const NOTE = '尺度措辞为本软件建议。三因素乘积的因素、数值和说明可在分级标准中改成企业自己的。';

const TWO: readonly Factor[] = [
  { key: 'S', name: '严重度', steps: SEVERITY, note: NOTE },
  { key: 'F', name: '频度', steps: FREQUENCY, note: '' },
];

export const twoFactorFactors = (): readonly Factor[] => TWO;
export const threeFactorFactors = (): readonly Factor[] => [...TWO, { key: 'D', name: '可检测度', steps: DETECTABILITY, note: '分数越高越难发现。' }];

export interface BandGrade {
  readonly value: number;
  readonly level: RiskLevel;
  readonly grade: string;
}

/** Whether levels fit a set: one for each band, a higher band never a lower level. */
export const levelsFit = (set: BandSet, levels: BandLevels): boolean =>
  levels.length === set.bands.length && levels.every((level, index) => index === 0 || RISK_LEVELS.indexOf(level) <= RISK_LEVELS.indexOf(levels[index - 1]!));

/** The product of scores with its band and level. Throws a RangeError when the set has no band for it. */
export function gradeByBands(scores: readonly number[], set: BandSet, levels: BandLevels): BandGrade {
  const value = productOf(scores);
  const index = set.bands.findIndex(({ low, high }) => low <= value && value <= high);
  const level = levels[index];
  if (!level) throw new RangeError(`no band for ${value}`);
  return { value, level, grade: set.bands[index]!.word };
}
