import { DIRECT_LEVEL, gradeBy, type Scores } from './grade';
import { factorsOfMethod } from './methods';
import { groundsUnder, type RiskStandard } from './standard';
import type { Assessment, RiskItem, RiskLevel } from '../types';

/** What a standard would make of an assessment: the same level, another one, or nothing because the method, a step or a ground is no longer in it. */
export type Regrade =
  | { readonly kind: 'same' | 'moves'; readonly level: RiskLevel }
  | { readonly kind: 'methodGone' | 'stepGone' | 'groundGone'; readonly level: null };

/** Scores of an assessment by factor. */
export const scoresOfAssessment = (assessment: Pick<Assessment, 'factors'>): Scores => Object.fromEntries(assessment.factors.map(({ key, value }) => [key, value]));

/** Regrades an assessment as it was made under another version of the standard. Nothing is changed by it. */
export function regrade(assessment: Assessment, standard: RiskStandard): Regrade {
  const { method } = assessment;
  if (method !== 'direct' && !standard.content.methods.includes(method)) return { kind: 'methodGone', level: null };
  const scores = scoresOfAssessment(assessment);
  const named = (key: string): string | undefined => assessment.factors.find((factor) => factor.key === key)?.name;
  // a factor of another name is another question, though the value may be among its steps
  const kept = factorsOfMethod(method, standard).every(({ key, name, own, steps }) => named(key) === (own ? name : undefined) && steps.some(({ score }) => score === scores[key]));
  if (!kept) return { kind: 'stepGone', level: null };
  if (!assessment.grounds.every(({ id }) => groundsUnder(standard).some((ground) => ground.id === id))) return { kind: 'groundGone', level: null };
  const answers = assessment.method === 'HACCP' ? assessment.answers : {};
  const level = assessment.grounds.length > 0 ? DIRECT_LEVEL : gradeBy(method, scores, answers, standard).level;
  return { kind: level === assessment.level ? 'same' : 'moves', level };
}

/** A row of a list with what another version of the standard would make of it. */
export interface ImpactLine {
  readonly item: RiskItem;
  readonly assessment: Assessment;
  readonly regrade: Regrade;
}

/** The assessed rows that would not keep their level under a standard, in the order of the list. */
export const impactOf = (items: readonly RiskItem[], standard: RiskStandard): ImpactLine[] =>
  items.flatMap((item): ImpactLine[] => {
    if (!item.assessment) return [];
    const line = { item, assessment: item.assessment, regrade: regrade(item.assessment, standard) };
    return line.regrade.kind === 'same' ? [] : [line];
  });
