import { decided, type Decision, refused } from '../shared/decision';
import type { Day } from '../shared/day';
import { type Deed, type HazardStory, type OrderRefusal, orderRefusal } from './story';
import { HAZARD_STAGES } from './types';

const OPEN = HAZARD_STAGES.filter((stage) => stage !== 'closed');

/** Lets somebody else answer for an open hazard (移交); where it stands, and by when, stays as it is. */
export function handOver(story: HazardStory, to: { readonly id: string; readonly name: string }, today: Day): Decision<Deed<'handOver'>, OrderRefusal> {
  const early = orderRefusal(story, OPEN, today);
  return early ? refused(early) : decided({ verb: 'handOver', details: { responsibleId: to.id, responsibleName: to.name } });
}
