import type { Day } from '../../shared/day';
import { lastsOn } from './standing';
import type { AppointedRole, Appointment, HeldRole, PostHolding } from '../types';

/** Who is what on one day, by person id, each once. */
export interface Roster {
  appointed(role: AppointedRole): readonly string[];
  /** 车间主任 of a workshop. */
  headsOf(workshopId: string): readonly string[];
  /** 班组长, 检验员, 操作工 of a post. */
  holdersOf(postId: string): readonly string[];
}

const HOLDERS: readonly HeldRole[] = ['teamLead', 'inspector', 'operator'];
const once = (ids: readonly string[]): string[] => [...new Set(ids)];

/** The roster of a day, from all appointments and holdings ever made. */
export function rosterOn(
  appointments: readonly Pick<Appointment, 'personId' | 'role' | 'fromDay' | 'toDay'>[],
  holdings: readonly Pick<PostHolding, 'personId' | 'role' | 'workshopId' | 'postId' | 'fromDay' | 'toDay'>[],
  day: Day,
): Roster {
  const [appointed, held] = [appointments.filter((one) => lastsOn(one, day)), holdings.filter((one) => lastsOn(one, day))];
  return {
    appointed: (role) => once(appointed.filter((one) => one.role === role).map(({ personId }) => personId)),
    headsOf: (workshopId) => once(held.filter((one) => one.role === 'workshopHead' && one.workshopId === workshopId).map(({ personId }) => personId)),
    holdersOf: (postId) => once(held.filter((one) => HOLDERS.includes(one.role) && one.postId === postId).map(({ personId }) => personId)),
  };
}
