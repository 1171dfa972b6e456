import { type Decision, decided, refused } from '../../shared/decision';
import type { Instant } from '../../shared/instant';
import { type AssessInput, type AssessRefusal, assessBy } from './assess';
import type { RiskStandard } from './standard';
import { type Assessment, RISK_LEVELS, type RiskItem } from '../types';

export type ResidualInput = Omit<AssessInput, 'method'>;

export type ResidualRefusal =
  | { readonly code: 'originalMissing' }
  | { readonly code: 'setGone' }
  | { readonly code: 'residualNeedsMeasure' }
  | { readonly code: 'residualNeedsReason' };

/**
 * Assesses what remains with the measures in force, by the method and set of the original. `standard` is the version the
 * original was made under. Refused without an original, when its set cannot be had any more, when the result is lower
 * though no measure is recorded, and when its level is above the original's without a reason.
 */
export function assessResidual(item: RiskItem, input: ResidualInput, standard: RiskStandard | null, by: string, at: Instant): Decision<Assessment, ResidualRefusal | AssessRefusal> {
  const original = item.assessment;
  if (!original) return refused({ code: 'originalMissing' });
  if (!standard) return refused({ code: 'setGone' });
  const { version, content } = standard;
  const made = assessBy({ ...input, method: original.method }, { version, content: { ...content, methods: [original.method] } }, by, at);
  if (!made.ok) return made;
  const residual = made.fact;
  if (residual.setId !== original.setId || residual.setVersion !== original.setVersion) return refused({ code: 'setGone' });
  const sunk = RISK_LEVELS.indexOf(residual.level) - RISK_LEVELS.indexOf(original.level);
  const below = sunk > 0 || (residual.value !== null && original.value !== null && residual.value < original.value);
  if (below && item.measures.length === 0) return refused({ code: 'residualNeedsMeasure' });
  if (sunk < 0 && !residual.reason) return refused({ code: 'residualNeedsReason' });
  return decided(residual);
}
