import type { Rules } from '../rulepack/rules';
import { type FieldMissing, type InputOfContract, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import { type PhotoOfFinding, photoOfFinding } from './proof';
import { actsOf } from '../story/acts';
import { type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';

/** What its contract asks for. */
export type VerifyInput = Omit<InputOfContract<typeof HAZARD_CONTRACTS.verify>, 'version'>;

export type VerifyRefusal =
  | OrderRefusal
  | { readonly code: 'verifierRectified' }
  | FieldMissing
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
  const missing = lacking(HAZARD_CONTRACTS.verify, input);
  if (missing) return refused(missing);
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
