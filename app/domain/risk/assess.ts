import type { CutOffSet, Rules } from '../rulepack/rules';
import { type Decision, decided, refused } from '../shared/decision';
import type { Instant } from '../shared/instant';
import { levelOf, problemsOf } from './cutOffs';
import { controlLevelOf } from './levels';
import { LIKELIHOOD_SCALE, SEVERITY_SCALE } from './scales';
import type { Assessment } from './types';

export interface AssessInput {
  readonly likelihood: number;
  readonly severity: number;
  readonly reason: string;
}

export type AssessRefusal =
  | { readonly code: 'likelihoodOutOfScale'; readonly given: number }
  | { readonly code: 'severityOutOfScale'; readonly given: number }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'setUnusable'; readonly setId: string };

/** The cut-off set the factory has chosen; undefined when its settings name one the pack does not know. */
export const chosenSet = (rules: Rules): CutOffSet | undefined => rules.cutOffSets.find(({ id }) => id === rules.cutOffSetId);

/**
 * Assesses by the LS matrix with the factory's cut-off set: R = L × S, level, control level, and the words of both
 * scales as they stood. Refused when a factor is not a whole number from 1 to 5, no reason is given, or the set does
 * not give every reachable product exactly one level.
 */
export function assess(input: AssessInput, rules: Rules, by: string, at: Instant): Decision<Assessment, AssessRefusal> {
  const set = chosenSet(rules);
  if (!set || problemsOf(set.bands).length > 0) return refused({ code: 'setUnusable', setId: rules.cutOffSetId });
  const likelihood = LIKELIHOOD_SCALE.find(({ score }) => score === input.likelihood);
  if (!likelihood) return refused({ code: 'likelihoodOutOfScale', given: input.likelihood });
  const severity = SEVERITY_SCALE.find(({ score }) => score === input.severity);
  if (!severity) return refused({ code: 'severityOutOfScale', given: input.severity });
  const reason = input.reason.trim();
  if (!reason) return refused({ code: 'reasonMissing' });
  const value = likelihood.score * severity.score;
  const level = levelOf(set.bands, value);
  return decided({
    method: 'LS',
    setId: set.id,
    setVersion: set.version,
    likelihood: likelihood.score,
    severity: severity.score,
    likelihoodText: likelihood.text,
    severityText: severity.text,
    value,
    level,
    controlLevel: controlLevelOf(level),
    assessedBy: by,
    assessedAt: at,
    reason,
  });
}
