import type { Rules } from '../rulepack/rules';
import { decided, type Decision, refused } from '../shared/decision';
import { orderRefusal, type OrderRefusal } from './order';
import { type PhotoOfFinding, photoOfFinding } from './proof';
import { actsOf, type Deed, type HazardStory, type Who } from './story';

export interface VerifyInput {
  readonly passed: boolean;
  /** Against what and how it was verified. */
  readonly standard: string;
  readonly opinion: string;
  readonly photos: readonly string[];
}

export type VerifyRefusal =
  | OrderRefusal
  | { readonly code: 'verifierRectified' }
  | { readonly code: 'standardMissing' }
  | { readonly code: 'opinionMissing'; readonly passed: boolean }
  | PhotoOfFinding;

/**
 * Verifies a rectification (验收): passed closes the hazard (销号), otherwise it goes back to 整改中 with the reason.
 * Whoever rectified it at any time may not verify, unless the rules allow it.
 */
export function verify(
  story: HazardStory,
  input: VerifyInput,
  who: Who,
  rules: Pick<Rules, 'verifierMayRectify'>,
): Decision<Deed<'verify'>, VerifyRefusal> {
  const early = orderRefusal(story, ['awaitingVerification'], who.today);
  if (early) return refused(early);
  if (!rules.verifierMayRectify && hasRectified(story, who.personId)) return refused({ code: 'verifierRectified' });
  if (!input.standard.trim()) return refused({ code: 'standardMissing' });
  if (!input.opinion.trim()) return refused({ code: 'opinionMissing', passed: input.passed });
  // What is sent back may be shown as it was found; what is closed must be shown as it is now.
  const shown = input.passed ? photoOfFinding(story, input.photos) : null;
  if (shown) return refused(shown);
  return decided({
    verb: 'verify',
    details: { passed: input.passed, standard: input.standard.trim(), opinion: input.opinion.trim(), photos: [...input.photos] },
  });
}

/** Whether a person reported any rectification of this hazard. */
export const hasRectified = ({ acts }: Pick<HazardStory, 'acts'>, personId: string): boolean =>
  actsOf(acts, 'rectify').some((act) => act.actorId === personId);
