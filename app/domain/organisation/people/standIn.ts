import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { BeforeJoined, EndsBeforeStart, NotHeld, Overlaps, PersonLeft, StandsInForSelf } from '../refusals';
import type { Person, PostHolding } from '../types';
import { leftBefore, meets } from './stretches';

export interface NewStandIn extends Pick<PostHolding, 'role' | 'workshopId' | 'postId'> {
  readonly standsInFor: string;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/**
 * Puts a person in another's place at a post, from a day to a day (代检). Refused where the days run backwards, for somebody who is not here for all
 * of them, in one's own place, and on days on which the other does not hold the post. `earlier` are all holdings of the person.
 */
export function standIn(
  person: Person,
  replaced: PostHolding & { readonly personName: string },
  earlier: readonly PostHolding[],
  { fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day },
): Decision<NewStandIn, PersonLeft | BeforeJoined | EndsBeforeStart | StandsInForSelf | NotHeld | Overlaps> {
  if (toDay < fromDay) return refused({ code: 'endsBeforeStart', fromDay });
  if (leftBefore(person.leftOn, toDay)) return refused({ code: 'personLeft', name: person.name, leftOn: person.leftOn });
  if (fromDay < person.joinedOn) return refused({ code: 'beforeJoined', field: 'fromDay', name: person.name, joinedOn: person.joinedOn });
  if (replaced.personId === person.id) return refused({ code: 'standsInForSelf', name: person.name });
  if (replaced.standsInFor || fromDay < replaced.fromDay || (replaced.toDay !== null && replaced.toDay < toDay)) {
    return refused({ code: 'notHeld', name: replaced.personName, fromDay: replaced.fromDay, toDay: replaced.toDay });
  }
  const { role, workshopId, postId } = replaced;
  const other = earlier.find((one) => one.role === role && one.postId === postId && one.fromDay <= toDay && meets(fromDay, one));
  if (other) return refused({ code: 'overlaps', name: person.name, role, fromDay: other.fromDay, toDay: other.toDay });
  return decided({ role, workshopId, postId, standsInFor: replaced.personId, fromDay, toDay });
}
