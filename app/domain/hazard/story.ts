import type { Standing } from '../organisation/types';
import type { Day } from '../shared/day';
import { type DeedOf, type OrderRefusal as StoryOrderRefusal, outOfOrder } from '../story/acts';
import type { ActDetails, Hazard, HazardAct, HazardStage, HazardVerb } from './types';

/** A hazard with everything that was done about it, oldest first. */
export interface HazardStory {
  readonly hazard: Hazard;
  readonly acts: readonly HazardAct[];
}

/** Who acts, and on which day; roles and workshops as they stand on it. */
export interface Who extends Pick<Standing, 'personId' | 'roles' | 'workshopIds'> {
  readonly today: Day;
}

/** What a verb decided: the act that may now be written. */
export type Deed<V extends HazardVerb> = DeedOf<ActDetails, V>;

export type OrderRefusal = StoryOrderRefusal<HazardStage>;

/** Why a verb may not come now; null when it may. See `outOfOrder`. */
export const orderRefusal = ({ hazard, acts }: HazardStory, stages: readonly HazardStage[], today: Day): OrderRefusal | null => outOfOrder(hazard.stage, stages, acts, today);

/** Whether somebody may act for the responsible person: the person named, or the head of the workshop. */
export const actsForResponsible = (hazard: Pick<Hazard, 'responsibleId' | 'workshopId'>, who: Who): boolean =>
  who.personId === hazard.responsibleId || who.workshopIds.includes(hazard.workshopId);
