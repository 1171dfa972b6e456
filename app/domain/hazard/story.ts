import type { Standing } from '../organisation/types';
import type { Day } from '../shared/day';
import type { ActDetails, Hazard, HazardAct, HazardVerb } from './types';

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
export interface Deed<V extends HazardVerb> {
  readonly verb: V;
  readonly details: ActDetails[V];
}

export type ActOf<V extends HazardVerb> = Extract<HazardAct, { readonly verb: V }>;

/** The last act of a verb; undefined when it was never done. */
export function lastAct<V extends HazardVerb>(acts: readonly HazardAct[], verb: V): ActOf<V> | undefined {
  return acts.findLast((act): act is ActOf<V> => act.verb === verb);
}

/** All acts of a verb, oldest first. */
export const actsOf = <V extends HazardVerb>(acts: readonly HazardAct[], verb: V): ActOf<V>[] =>
  acts.filter((act): act is ActOf<V> => act.verb === verb);

/** Whether somebody may act for the responsible person: the person named, or the head of the workshop. */
export const actsForResponsible = (hazard: Pick<Hazard, 'responsibleId' | 'workshopId'>, who: Who): boolean =>
  who.personId === hazard.responsibleId || who.workshopIds.includes(hazard.workshopId);
