import { type FieldMissing, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import { lastAct } from '../story/acts';
import { type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';

export interface ExtensionAnswer {
  readonly granted: boolean;
  readonly reason: string;
}

export type DecideExtensionRefusal =
  | OrderRefusal
  | { readonly code: 'nothingRequested' }
  | { readonly code: 'ownRequest' }
  | FieldMissing;

/** Answers the pending request: granted moves the deadline to the day asked for, the old one stays in the story. */
export function decideExtension(story: HazardStory, input: ExtensionAnswer, who: Who): Decision<Deed<'decideExtension'>, DecideExtensionRefusal> {
  const early = orderRefusal(story, ['notified', 'rectifying'], who.today);
  if (early) return refused(early);
  const request = lastAct(story.acts, 'requestExtension');
  if (story.hazard.pending !== 'extension' || !request) return refused({ code: 'nothingRequested' });
  if (request.actorId === who.personId) return refused({ code: 'ownRequest' });
  const missing = lacking(HAZARD_CONTRACTS.decideExtension, input);
  if (missing) return refused(missing);
  return decided({ verb: 'decideExtension', details: { granted: input.granted, deadline: request.details.deadline, reason: input.reason.trim() } });
}
