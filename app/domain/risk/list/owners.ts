import { lastsOn } from '../../organisation/people/stretches';
import type { Appointment, AppointedRole, HeldRole, PostHolding } from '../../organisation/types';
import type { Day } from '../../shared/day';

/** The named persons of an item at the three levels; null where nobody is named. */
export interface Owners {
  readonly ownerEnterprise: string | null;
  readonly ownerWorkshop: string | null;
  readonly ownerPost: string | null;
}

/** Who holds what, as far as naming goes. */
export interface House {
  readonly appointments: readonly Pick<Appointment, 'personId' | 'role' | 'fromDay' | 'toDay'>[];
  readonly holdings: readonly Pick<PostHolding, 'personId' | 'role' | 'workshopId' | 'postId' | 'standsInFor' | 'fromDay' | 'toDay'>[];
}

const ENTERPRISE_ORDER: readonly AppointedRole[] = ['director', 'principal', 'officer'];
const POST_ORDER: readonly HeldRole[] = ['teamLead', 'inspector', 'operator'];

/**
 * Whom the house would name for a place on a day: the 质量安全总监 (without one the 主要负责人, then a 质量安全员) for the
 * enterprise, the head of the workshop, and at the post its team lead, inspector or operator; of several, whoever has held it longest. A proposal by post.
 */
export function proposeOwners(place: { readonly workshopId: string; readonly postId: string }, house: House, today: Day): Owners {
  const longest = <T extends { readonly fromDay: Day; readonly toDay: Day | null }>(list: readonly T[]): T[] =>
    list.filter((entry) => lastsOn(entry, today)).sort((a, b) => (a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : 0));
  const appointed = longest(house.appointments);
  const held = longest(house.holdings.filter(({ standsInFor }) => !standsInFor));
  const first = <R extends string>(order: readonly R[], list: readonly { readonly role: string; readonly personId: string }[]): string | null =>
    order.map((role) => list.find((entry) => entry.role === role)?.personId).find((id) => id !== undefined) ?? null;
  return {
    ownerEnterprise: first(ENTERPRISE_ORDER, appointed),
    ownerWorkshop: first(['workshopHead'], held.filter(({ workshopId }) => workshopId === place.workshopId)),
    ownerPost: first(POST_ORDER, held.filter(({ postId }) => postId === place.postId)),
  };
}
