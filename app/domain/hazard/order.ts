import type { Day } from '../shared/day';
import type { HazardStory } from './story';
import type { HazardStage } from './types';

export type OrderRefusal =
  | { readonly code: 'wrongStage'; readonly stage: HazardStage }
  | { readonly code: 'dayBeforeLast'; readonly last: Day };

/** Why a verb may not come now: the hazard stands at another stage, or the last act is of a later day. Null when it may. */
export function orderRefusal({ hazard, acts }: HazardStory, stages: readonly HazardStage[], today: Day): OrderRefusal | null {
  if (!stages.includes(hazard.stage)) return { code: 'wrongStage', stage: hazard.stage };
  const last = acts.at(-1)?.day;
  return last && today < last ? { code: 'dayBeforeLast', last } : null;
}
