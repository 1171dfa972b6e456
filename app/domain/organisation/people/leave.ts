import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import { managesAfter } from './managers';
import { nothingOpen, type OpenThings } from '../places/openThings';
import type { BeforeJoined, EndsBeforeStart, LastManager, PersonLeft, StillResponsible } from '../refusals';
import type { Stretch } from './stretches';
import type { Appointment, Person, PostHolding } from '../types';

export interface PersonLeaves<A, H> {
  readonly leftOn: Day;
  /** Appointments and holdings that end with the person's last day. */
  readonly appointments: readonly A[];
  readonly holdings: readonly H[];
}

/**
 * Lets a person leave with a last day. Refused while rows of the list, open hazards or resolutions carry the name;
 * what the person holds ends with the same day.
 */
export function leave<A extends Appointment, H extends PostHolding>(
  person: Person,
  history: { readonly all: readonly A[]; readonly holdings: readonly H[] },
  things: OpenThings,
  lastDay: Day,
): Decision<PersonLeaves<A, H>, PersonLeft | BeforeJoined | EndsBeforeStart | StillResponsible | LastManager> {
  if (person.leftOn) return refused({ code: 'personLeft', name: person.name, leftOn: person.leftOn });
  if (lastDay < person.joinedOn) return refused({ code: 'beforeJoined', field: 'lastDay', name: person.name, joinedOn: person.joinedOn });
  const appointments = history.all.filter((appointment) => appointment.personId === person.id && endsLater(appointment, lastDay));
  const holdings = history.holdings.filter((holding) => holding.personId === person.id && endsLater(holding, lastDay));
  const later = [...appointments, ...holdings].find(({ fromDay }) => fromDay > lastDay);
  if (later) return refused({ code: 'endsBeforeStart', fromDay: later.fromDay });
  if (!nothingOpen(things)) return refused({ code: 'stillResponsible', name: person.name, things });
  if (!managesAfter(history.all, lastDay, ({ personId }) => personId === person.id)) return refused({ code: 'lastManager' });
  return decided({ leftOn: lastDay, appointments, holdings });
}

/** Ends that were set for a later day are brought forward; a person who has left holds nothing. */
const endsLater = (stretch: Stretch, lastDay: Day): boolean =>
  stretch.toDay === null || stretch.toDay > lastDay;
