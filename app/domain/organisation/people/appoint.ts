import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { BeforeJoined, Overlaps, PersonLeft } from '../refusals';
import { leftBefore, meets } from './stretches';
import type { Appointment, AppointedRole, Employment, Person } from '../types';

export interface NewAppointment {
  readonly role: AppointedRole;
  readonly employment: Employment;
  readonly fromDay: Day;
}

/** Appoints a person from a day on, until ended or until the last day of somebody who leaves. Several people may hold a role; one person holds it once at a time. */
export function appoint(
  person: Person,
  earlier: readonly Pick<Appointment, 'role' | 'fromDay' | 'toDay'>[],
  input: NewAppointment,
  today: Day,
): Decision<NewAppointment, PersonLeft | BeforeJoined | Overlaps> {
  if (leftBefore(person.leftOn, today) || leftBefore(person.leftOn, input.fromDay)) return refused({ code: 'personLeft', name: person.name, leftOn: person.leftOn });
  if (input.fromDay < person.joinedOn) return refused({ code: 'beforeJoined', field: 'fromDay', name: person.name, joinedOn: person.joinedOn });
  const other = earlier.find((appointment) => appointment.role === input.role && meets(input.fromDay, appointment));
  if (other) return refused({ code: 'overlaps', name: person.name, role: input.role, fromDay: other.fromDay, toDay: other.toDay });
  return decided(input);
}
