import { addDays, type Day } from '../../shared/day';
import { PERMISSIONS } from '../access/permissions';
import { lastsOn } from './stretches';
import type { Appointment } from '../types';

/** Whether an appointment lets its holder manage the organisation: without one, nobody could appoint anybody again. */
const manages = ({ role }: Pick<Appointment, 'role'>): boolean => PERMISSIONS[role]['organisation.manage'] === 'enterprise';

/** Whether somebody manages the organisation on the day after `lastDay` when the appointments picked by `gone` are no more. */
export function managesAfter<A extends Pick<Appointment, 'role' | 'fromDay' | 'toDay'>>(all: readonly A[], lastDay: Day, gone: (appointment: A) => boolean): boolean {
  if (!all.some((appointment) => gone(appointment) && manages(appointment))) return true;
  return all.some((appointment) => !gone(appointment) && manages(appointment) && lastsOn(appointment, addDays(lastDay, 1)));
}
