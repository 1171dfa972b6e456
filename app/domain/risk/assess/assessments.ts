import { FACTOR_NAMES } from '../words';
import { partsOf } from '../../shared/stored';
import type { Assessment, AssessedFactor, FactorKey, LecSides, LecVariant, LsAssessment } from '../types';

/** The step of a factor as it was chosen; undefined when the method does not have that factor. */
export const factorOf = (assessment: Pick<Assessment, 'factors'>, key: FactorKey): AssessedFactor | undefined => assessment.factors.find((factor) => factor.key === key);

/** The name of a factor as it was chosen: the factory's own, otherwise the method's. */
export const factorName = ({ key, name }: Pick<AssessedFactor, 'key' | 'name'>): string => name ?? FACTOR_NAMES[key];

/** Factors as text: `L3 × S4`; empty for a method without factors. */
export const factorsText = (assessment: Pick<Assessment, 'factors'>): string => assessment.factors.map(({ key, value }) => `${key}${value}`).join(' × ');

/** The fifth step of C in each table, and the sides to which a factory counts 70 and 20. */
export const LEC_VARIANT_NAMES: Readonly<Record<LecVariant, string>> = { classic: '3（通行）', two: '2' };
export const LEC_SEVENTY_NAMES: Readonly<Record<LecSides['seventy'], string>> = { general: '归一般', low: '归低' };
export const LEC_TWENTY_NAMES: Readonly<Record<LecSides['twenty'], string>> = { ordinary: '归一般危险', slight: '归稍有危险' };

/** How the settings of LEC are said: which table of C, and to which side 70 and 20 belong. */
export const lecWords = ({ variant, seventy, twenty }: LecSides & { readonly variant: LecVariant }): string =>
  `LEC（C 第五档取 ${variant === 'classic' ? 3 : 2}；70 ${LEC_SEVENTY_NAMES[seventy]}；20 ${LEC_TWENTY_NAMES[twenty]}）`;

const SET_NAMES: Readonly<Record<string, string>> = {
  'LS-OWN': 'LS 企业自定分级', 'FMEA-AP': 'FMEA 行动优先级（AP）', 'FMEA-RPN': 'FMEA 风险顺序数（RPN）企业界限', DIRECT: '直接判定情形', '3F-OWN': '三因素乘积企业界限', '3F-5': '三因素五档', '3F-3': '三因素三档', '2F-3': '两因素三档',
};

/** The set an assessment was graded with and the version of the factory's standard, in words. */
export function setWords(assessment: Assessment): string {
  const name = assessment.method === 'LEC' ? lecWords(assessment) : (SET_NAMES[assessment.setId] ?? assessment.setId);
  const standard = assessment.standardVersion === 0 ? '本软件建议的标准' : `企业标准第 ${assessment.standardVersion} 版`;
  return assessment.setId in SET_NAMES || assessment.method === 'LEC' ? `${name}，${standard}` : `${name} 第 ${assessment.setVersion} 版，${standard}`;
}

/** An LS assessment as it was stored before there were other methods. */
interface EarlierLs {
  readonly method: 'LS';
  readonly likelihood: number;
  readonly severity: number;
  readonly likelihoodText: string;
  readonly severityText: string;
}

/** An assessment as it stands in a record, whichever shape it was stored in. */
export function readAssessment(stored: unknown): Assessment {
  const kept = partsOf<Assessment & EarlierLs>(stored);
  if (kept.factors) return kept as Assessment;
  const { likelihood = 0, severity = 0, likelihoodText = '', severityText = '', ...rest } = kept;
  const factors: readonly AssessedFactor[] = [{ key: 'L', value: likelihood, text: likelihoodText }, { key: 'S', value: severity, text: severityText }];
  return { ...(rest as LsAssessment), standardVersion: 0, factors, grounds: [] };
}
