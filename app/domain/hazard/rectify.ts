import type { Rules } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { type FieldMissing, type InputOfContract, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import { type PhotoOfFinding, photoOfFinding } from './proof';
import { actsForResponsible, type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';

/** What its contract asks for; of a cost nothing may be said. */
export type RectifyInput = Omit<InputOfContract<typeof HAZARD_CONTRACTS.rectify>, 'version' | 'cost'> & { readonly cost?: number | null };

export type RectifyRefusal =
  | OrderRefusal
  | { readonly code: 'notResponsible'; readonly responsibleName: string }
  | FieldMissing
  | { readonly code: 'doneBeforeFound'; readonly foundDay: Day }
  | { readonly code: 'doneInFuture'; readonly today: Day }
  | { readonly code: 'photoMissing' }
  | PhotoOfFinding;

/** Reports the rectification with its evidence; the hazard then awaits verification by somebody else. */
export function rectify(
  story: HazardStory,
  input: RectifyInput,
  who: Who,
  rules: Pick<Rules, 'rectificationNeedsPhoto'>,
): Decision<Deed<'rectify'>, RectifyRefusal> {
  const { hazard } = story;
  const early = orderRefusal(story, ['rectifying'], who.today);
  if (early) return refused(early);
  if (!actsForResponsible(hazard, who)) return refused({ code: 'notResponsible', responsibleName: hazard.responsibleName });
  const missing = lacking(HAZARD_CONTRACTS.rectify, input);
  if (missing) return refused(missing);
  if (input.doneOn < hazard.foundDay) return refused({ code: 'doneBeforeFound', foundDay: hazard.foundDay });
  if (input.doneOn > who.today) return refused({ code: 'doneInFuture', today: who.today });
  if (rules.rectificationNeedsPhoto && input.photos.length === 0) return refused({ code: 'photoMissing' });
  const shown = photoOfFinding(story, input.photos);
  if (shown) return refused(shown);
  return decided({
    verb: 'rectify',
    details: { cause: input.cause.trim(), measure: input.measure.trim(), doneOn: input.doneOn, cost: input.cost ?? null, photos: [...input.photos] },
  });
}
