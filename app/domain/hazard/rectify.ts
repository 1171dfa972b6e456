import type { Rules } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import { orderRefusal, type OrderRefusal } from './order';
import { type PhotoOfFinding, photoOfFinding } from './proof';
import { actsForResponsible, type Deed, type HazardStory, type Who } from './story';

export interface RectifyInput {
  readonly cause: string;
  readonly measure: string;
  readonly doneOn: Day;
  /** Content hashes of photos taken afterwards. */
  readonly photos: readonly string[];
}

export type RectifyRefusal =
  | OrderRefusal
  | { readonly code: 'notResponsible'; readonly responsibleName: string }
  | { readonly code: 'causeMissing' }
  | { readonly code: 'measureMissing' }
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
  if (!input.cause.trim()) return refused({ code: 'causeMissing' });
  if (!input.measure.trim()) return refused({ code: 'measureMissing' });
  if (input.doneOn < hazard.foundDay) return refused({ code: 'doneBeforeFound', foundDay: hazard.foundDay });
  if (input.doneOn > who.today) return refused({ code: 'doneInFuture', today: who.today });
  if (rules.rectificationNeedsPhoto && input.photos.length === 0) return refused({ code: 'photoMissing' });
  const shown = photoOfFinding(story, input.photos);
  if (shown) return refused(shown);
  return decided({
    verb: 'rectify',
    details: { cause: input.cause.trim(), measure: input.measure.trim(), doneOn: input.doneOn, photos: [...input.photos] },
  });
}
