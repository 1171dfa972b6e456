import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { BeforeJoined, NodeClosed, Overlaps, PersonLeft, PostNeeded, WorkshopNeeded } from '../refusals';
import { leftBefore, meets } from './stretches';
import type { HeldRole, Person, Post, PostHolding, Workshop } from '../types';

export interface NewHolding {
  readonly role: HeldRole;
  readonly fromDay: Day;
}

/** Puts a person on a workshop (车间主任) or a post (班组长、检验员、操作工) from a day on, until ended or until the last day of somebody who leaves. */
export function holdPost(
  person: Person,
  place: { readonly workshop: Workshop; readonly post: Post | null },
  earlier: readonly PostHolding[],
  input: NewHolding,
  today: Day,
): Decision<NewHolding & { workshopId: string; postId: string | null }, PersonLeft | BeforeJoined | NodeClosed | PostNeeded | WorkshopNeeded | Overlaps> {
  if (leftBefore(person.leftOn, today) || leftBefore(person.leftOn, input.fromDay)) return refused({ code: 'personLeft', name: person.name, leftOn: person.leftOn });
  if (input.fromDay < person.joinedOn) return refused({ code: 'beforeJoined', field: 'fromDay', name: person.name, joinedOn: person.joinedOn });
  if (input.role !== 'workshopHead' && !place.post) return refused({ code: 'postNeeded', role: input.role });
  if (input.role === 'workshopHead' && place.post) return refused({ code: 'workshopNeeded', role: input.role });
  const { post } = place;
  const closed = [place.workshop, post].find((node) => node?.closedOn);
  if (closed) return refused({ code: 'nodeClosed', name: closed.name });
  const other = earlier.find(
    (holding) =>
      holding.role === input.role &&
      holding.postId === (post?.id ?? null) &&
      (post !== null || holding.workshopId === place.workshop.id) &&
      meets(input.fromDay, holding),
  );
  if (other) return refused({ code: 'overlaps', name: person.name, role: input.role, fromDay: other.fromDay, toDay: other.toDay });
  return decided({ ...input, workshopId: place.workshop.id, postId: post?.id ?? null });
}
