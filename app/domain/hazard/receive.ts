import { decided, type Decision, refused } from '../shared/decision';
import { actsForResponsible, type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';

export interface ReceiveInput {
  readonly remark: string;
}

export type ReceiveRefusal = OrderRefusal | { readonly code: 'notResponsible'; readonly responsibleName: string };

/** The responsible person (or the head of the workshop) takes the notice; from now on the hazard is 整改中. */
export function receive(story: HazardStory, input: ReceiveInput, who: Who): Decision<Deed<'receive'>, ReceiveRefusal> {
  const early = orderRefusal(story, ['notified'], who.today);
  if (early) return refused(early);
  if (!actsForResponsible(story.hazard, who)) return refused({ code: 'notResponsible', responsibleName: story.hazard.responsibleName });
  return decided({ verb: 'receive', details: { remark: input.remark.trim() } });
}
