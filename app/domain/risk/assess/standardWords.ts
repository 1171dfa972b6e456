import type { CutOffSet } from '../../rulepack/rules';
import { RISK_COLOUR_NAMES, RISK_LEVEL_NAMES } from '../words';
import { OWN_PRODUCT, type ProductContent } from './methods/ownProduct';
import { boundsOf, type Factor, type Thresholds } from './methods/scale';
import { type BandSet, THREE_FACTOR_SETS, TWO_FACTOR_SETS, type WordBand } from './methods/threeFactor';
import type { StandardContent } from './standard';
import { type FactorKey, RISK_LEVELS, type RiskLevel } from '../types';

/** A level with its colour: `重大(红)`. */
const levelWords = (level: RiskLevel): string => `${RISK_LEVEL_NAMES[level]}（${RISK_COLOUR_NAMES[level]}）`;

/** Values from one to another, both included: `9~12`, `1`. */
export const rangeWords = (low: number, high: number): string => (low === high ? String(low) : `${low}~${high}`);

/** Cut-offs of LS: `重大(红)20~25,较大(橙)15~16,…`. */
export const cutOffWords = (bands: CutOffSet['bands']): string => RISK_LEVELS.map((level) => `${levelWords(level)}${rangeWords(...bands[level])}`).join('，');

/** Thresholds a factory sets: `重大(红)≥100,较大(橙)≥50,一般(黄)≥20,其余低(蓝)`. */
export const thresholdWords = (thresholds: Thresholds): string => `${boundsOf(thresholds).map(([level, bound]) => `${levelWords(level)}≥${bound}`).join('，')}，其余${levelWords('low')}`;

/** What the bounds a factory drew for the product of three factors are called among the named sets. */
export const OWN_BOUNDS_NAME = '企业自定界限';

/** One band of a named set: `三因素三档 中(20~29)`. */
export const bandName = ({ name }: Pick<BandSet, 'name'>, { word, low, high }: WordBand): string => `${name} ${word}（${rangeWords(low, high)}）`;

/** The bands a product is graded by: `三因素三档:低 1~19 为低(蓝),…`, or the factory's own bounds. */
export function bandWords({ setId, levels, thresholds }: Pick<ProductContent, 'setId' | 'levels' | 'thresholds'>): string {
  if (setId === OWN_PRODUCT && thresholds) return `${OWN_BOUNDS_NAME}：${thresholdWords(thresholds)}`;
  const set = [...THREE_FACTOR_SETS, ...TWO_FACTOR_SETS].find(({ id }) => id === setId);
  return set ? `${set.name}：${set.bands.map(({ word, low, high }, index) => `${word} ${rangeWords(low, high)} 为${levelWords(levels[index] ?? 'low')}`).join('，')}` : setId;
}

/** What a factor of the product of three is called where its own name stands beside: `三因素之 S`. */
export const factorLabel = (key: FactorKey): string => `三因素之 ${key}`;

/** Steps as a form asks for them, one a line: `1 几乎没有影响`. */
export const stepLines = (steps: Factor['steps']): string[] => steps.map(({ score, text }) => `${score} ${text}`);

/** A factor with its steps in one line: `严重度:1 几乎没有影响;2 …`. */
export const factorWords = ({ name, steps }: Pick<Factor, 'name' | 'steps'>): string => `${name}：${stepLines(steps).join('；')}`;

/** The two rules of FMEA. */
export const FMEA_RULE_NAMES = { AP: '按行动优先级 AP', RPN: '按 RPN 界限' } as const;

/** How FMEA leads to a level. */
export const fmeaWords = ({ rule, thresholds }: StandardContent['fmea']): string =>
  `${FMEA_RULE_NAMES[rule]}：${rule === 'AP' ? 'S≥9 且 AP 高为重大，AP 高为较大，AP 中为一般，AP 低为低' : thresholdWords(thresholds)}`;
