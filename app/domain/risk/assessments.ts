import type { Assessment, AssessedFactor, FactorKey } from './types';

/** The step of a factor as it was chosen; undefined when the method does not have that factor. */
export const factorOf = (assessment: Pick<Assessment, 'factors'>, key: FactorKey): AssessedFactor | undefined => assessment.factors.find((factor) => factor.key === key);

/** Factors as text: `L3 × S4`; empty for a method without factors. */
export const factorsText = (assessment: Pick<Assessment, 'factors'>): string => assessment.factors.map(({ key, value }) => `${key}${value}`).join(' × ');

/** An LS assessment as it was stored before there were other methods. */
interface EarlierLs {
  readonly method: 'LS';
  readonly likelihood: number;
  readonly severity: number;
  readonly likelihoodText: string;
  readonly severityText: string;
}

/** An assessment as it stands in a record, whichever shape it was stored in. */
export function readAssessment(stored: Assessment | null): Assessment | null {
  if (!stored || 'factors' in stored) return stored;
  const { likelihood, severity, likelihoodText, severityText, ...rest } = stored as unknown as EarlierLs & Assessment;
  const factors: readonly AssessedFactor[] = [{ key: 'L', value: likelihood, text: likelihoodText }, { key: 'S', value: severity, text: severityText }];
  return { ...rest, standardVersion: 0, factors, grounds: [] };
}
