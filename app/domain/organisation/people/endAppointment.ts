import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { managesAfter } from './managers';
import type { AlreadyEnded, EndsBeforeStart, LastManager } from '../refusals';
import type { Appointment } from '../types';

/** Ends an appointment with its last day; somebody who manages the organisation must remain after it. */
export function endAppointment(
  appointment: Appointment,
  all: readonly Appointment[],
  lastDay: Day,
): Decision<{ toDay: Day }, AlreadyEnded | EndsBeforeStart | LastManager> {
  if (appointment.toDay) return refused({ code: 'alreadyEnded', toDay: appointment.toDay });
  if (lastDay < appointment.fromDay) return refused({ code: 'endsBeforeStart', fromDay: appointment.fromDay });
  if (!managesAfter(all, lastDay, (other) => other.id === appointment.id)) return refused({ code: 'lastManager' });
  return decided({ toDay: lastDay });
}
