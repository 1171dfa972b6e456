import { RISK_LEVEL_NAMES } from '../words';
import type { RiskLevel } from '../types';

/** Name of the field that gives the level of one band of a set. */
export const bandField = (setId: string, index: number): string => `level-${setId}-${index}`;

/** Name of the field that gives one end of a band of the factory's own cut-offs. */
export const ownField = (level: RiskLevel, end: 'low' | 'high'): string => `own-${level}-${end}`;

/** What that field is called. */
export const ownEndLabel = (level: RiskLevel, end: 'low' | 'high'): string => `${RISK_LEVEL_NAMES[level]} ${end === 'low' ? '从' : '到'}`;

const { major, considerable, general } = RISK_LEVEL_NAMES;

/** What the fields of a standard are called. */
export const STANDARD_LABELS = {
  methods: '采用的方法', firstMethod: '新风险项默认用', lsSetId: 'LS 分级', lecVariant: '后果 C 的第五档', seventy: 'D = 70', twenty: 'D = 20', fmeaRule: 'FMEA 怎样定级',
  thresholdMajor: `RPN ${major} ≥`, thresholdConsiderable: `RPN ${considerable} ≥`, thresholdGeneral: `RPN ${general} ≥`, significantAbove: 'HACCP 显著危害 >',
  threeFactorSet: '三因素分档', ownMajor: `${major} ≥`, ownConsiderable: `${considerable} ≥`, ownGeneral: `${general} ≥`, twoFactorSet: '两因素分档',
  ownGrounds: '企业自己的直接判定情形', document: '标准文件名称',
} as const;
