import type { Day } from '../shared/day';
import { type FieldMissing, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import type { Deed } from './story';
import type { HazardFinding, HazardProjection } from './types';

/** A hazard as it is registered: what was found, and who is named for it. */
export type Registration = HazardFinding & Pick<HazardProjection, 'responsibleId' | 'responsibleName'>;

export type RegisterRefusal =
  | FieldMissing
  | { readonly code: 'anonymousOff' }
  | { readonly code: 'foundInFuture'; readonly today: Day };

/** Opens a hazard (登记). Refused without a title or a description, and for a day that has not come. */
export function register(found: Registration, today: Day): Decision<Deed<'register'>, RegisterRefusal> {
  const missing = lacking(HAZARD_CONTRACTS.register, found);
  if (missing) return refused(missing);
  if (found.foundDay > today) return refused({ code: 'foundInFuture', today });
  return decided({ verb: 'register', details: { responsibleId: found.responsibleId, responsibleName: found.responsibleName } });
}
