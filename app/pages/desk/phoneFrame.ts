import { scopeOf } from 'db/repositories/scope';
import type { Day } from '~/domain/shared/day';
import type { Context } from '~/services/context';
import type { Standing } from '~/domain/organisation/types';
import { countOnPhone } from '../hazard/hazardsWaiting';
import { unreadCount } from './inbox';

/** More of a person's hazards are not counted; the tab then says so many and more. */
const COUNTED = 100;

/** The numbers at the tabs of the phone. */
export interface PhoneNumbers {
  /** Unread reminders whose reason still stands. */
  readonly unread: number;
  /** Hazards that wait for this person's own act: to be received, rectified, or verified. */
  readonly hazards: number;
}

/** What waits for a person who stands on the floor. Two queries while nothing is unread. */
export async function phoneNumbers(cx: Pick<Context, 'store'>, enterpriseId: string, standing: Standing, today: Day): Promise<PhoneNumbers> {
  const scope = scopeOf(cx.store, enterpriseId);
  const [unread, hazards] = await Promise.all([unreadCount(scope, standing.personId, today), countOnPhone(scope, { personId: standing.personId, standing }, COUNTED)]);
  return { unread, hazards };
}
