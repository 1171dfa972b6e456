import type { Day } from '../shared/day';
import { type FieldMissing, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import { actsForResponsible, type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';

export interface ExtensionInput {
  readonly deadline: Day;
  readonly reason: string;
}

export type RequestExtensionRefusal =
  | OrderRefusal
  | { readonly code: 'notResponsible'; readonly responsibleName: string }
  | { readonly code: 'limitPassed'; readonly deadline: Day }
  | { readonly code: 'extensionPending' }
  | { readonly code: 'notLater'; readonly deadline: Day }
  | FieldMissing;

/** Asks for a later deadline: only until the deadline has passed, and one request at a time. */
export function requestExtension(story: HazardStory, input: ExtensionInput, who: Who): Decision<Deed<'requestExtension'>, RequestExtensionRefusal> {
  const { hazard } = story;
  const early = orderRefusal(story, ['notified', 'rectifying'], who.today);
  if (early) return refused(early);
  if (!actsForResponsible(hazard, who)) return refused({ code: 'notResponsible', responsibleName: hazard.responsibleName });
  if (hazard.pending === 'extension') return refused({ code: 'extensionPending' });
  if (!hazard.deadline) return refused({ code: 'wrongStage', stage: hazard.stage });
  if (who.today > hazard.deadline) return refused({ code: 'limitPassed', deadline: hazard.deadline });
  if (input.deadline <= hazard.deadline) return refused({ code: 'notLater', deadline: hazard.deadline });
  const missing = lacking(HAZARD_CONTRACTS.requestExtension, input);
  if (missing) return refused(missing);
  return decided({ verb: 'requestExtension', details: { deadline: input.deadline, reason: input.reason.trim() } });
}
