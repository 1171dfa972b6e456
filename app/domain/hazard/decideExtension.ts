import { decided, type Decision, refused } from '../shared/decision';
import { orderRefusal, type OrderRefusal } from './order';
import { type Deed, type HazardStory, lastAct, type Who } from './story';

export interface ExtensionAnswer {
  readonly granted: boolean;
  readonly reason: string;
}

export type DecideExtensionRefusal =
  | OrderRefusal
  | { readonly code: 'nothingRequested' }
  | { readonly code: 'ownRequest' }
  | { readonly code: 'reasonMissing' };

/** Answers the pending request: granted moves the deadline to the day asked for, the old one stays in the story. */
export function decideExtension(story: HazardStory, input: ExtensionAnswer, who: Who): Decision<Deed<'decideExtension'>, DecideExtensionRefusal> {
  const early = orderRefusal(story, ['notified', 'rectifying'], who.today);
  if (early) return refused(early);
  const request = lastAct(story.acts, 'requestExtension');
  if (story.hazard.pending !== 'extension' || !request) return refused({ code: 'nothingRequested' });
  if (request.actorId === who.personId) return refused({ code: 'ownRequest' });
  if (!input.reason.trim()) return refused({ code: 'reasonMissing' });
  return decided({ verb: 'decideExtension', details: { granted: input.granted, deadline: request.details.deadline, reason: input.reason.trim() } });
}
