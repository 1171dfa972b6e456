import type { Day } from '../shared/day';
import { decided, type Decision, refused } from '../shared/decision';
import type { Deed } from './story';
import type { HazardSource } from './types';

/** What was found, where, and who is named for it; it never changes afterwards. */
export interface Registration {
  readonly source: HazardSource;
  /** Record and row it came from; both null for what was found outside a check. */
  readonly sourceRecordId: string | null;
  readonly sourceItemId: string | null;
  /** Line of the risk list (the same in every version); null when it belongs to none. */
  readonly riskLineId: string | null;
  readonly workshopId: string;
  readonly workshopName: string;
  readonly postId: string;
  readonly postName: string;
  readonly title: string;
  readonly description: string;
  readonly immediateMeasure: string;
  /** Content hashes of photos in the evidence store: the state before. */
  readonly photos: readonly string[];
  readonly responsibleId: string;
  readonly responsibleName: string;
  readonly foundBy: string;
  readonly foundByName: string;
  readonly foundDay: Day;
}

export type RegisterRefusal =
  | { readonly code: 'titleMissing' }
  | { readonly code: 'descriptionMissing' }
  | { readonly code: 'foundInFuture'; readonly today: Day };

/** Opens a hazard (登记). Refused without a title or a description, and for a day that has not come. */
export function register(found: Registration, today: Day): Decision<Deed<'register'>, RegisterRefusal> {
  if (!found.title.trim()) return refused({ code: 'titleMissing' });
  if (!found.description.trim()) return refused({ code: 'descriptionMissing' });
  if (found.foundDay > today) return refused({ code: 'foundInFuture', today });
  return decided({ verb: 'register', details: { responsibleId: found.responsibleId, responsibleName: found.responsibleName } });
}
