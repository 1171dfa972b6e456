import type { Step } from 'db/dialect/store';
import { insert, update } from 'db/dialect/writes';
import { appointments, persons, postHoldings } from 'db/schema';
import type { NewAppointment } from '~/domain/organisation/people/appoint';
import type { NewStandIn } from '~/domain/organisation/people/standIn';
import type { NewHolding } from '~/domain/organisation/people/holdPost';
import type { Person, Versioned } from '~/domain/organisation/types';

/** Whose it is, with the last day that may be known already. */
type Whose = Pick<Person, 'id' | 'name' | 'leftOn'> & { readonly enterpriseId: string };

/** Somebody is here from a day on: event and row. */
export const personBegins = (person: Pick<Person, 'id' | 'accountId' | 'name' | 'joinedOn'> & { readonly enterpriseId: string }, phone: string | null = null): Step => ({
  event: { type: 'person.added', subject: { kind: 'person', id: person.id }, payload: { name: person.name, joinedOn: person.joinedOn } },
  writes: [insert(persons, { ...person, phone, leftOn: null, version: 1 })],
});

/** Holds a workshop or post from a day on, until a last day that is known already: event and row. `place` is what its history calls it. */
export const holdingBegins = (
  { enterpriseId, id: personId, name, leftOn }: Whose, id: string, holding: NewHolding & { readonly workshopId: string; readonly postId: string | null }, place: string,
): Step => ({
  event: { type: 'holding.begun', subject: { kind: 'person', id: personId }, payload: { holdingId: id, name, role: holding.role, place, fromDay: holding.fromDay } },
  writes: [insert(postHoldings, { enterpriseId, id, personId, ...holding, toDay: leftOn, version: 1 })],
});

/** Stands in for somebody at a post from a day to a day: event and row. */
export const standInBegins = ({ enterpriseId, id: personId, name }: Whose, id: string, standIn: NewStandIn, { place, replaced }: { readonly place: string; readonly replaced: string }): Step => ({
  event: {
    type: 'holding.standInBegun', subject: { kind: 'person', id: personId },
    payload: { holdingId: id, name, role: standIn.role, place, replaced, fromDay: standIn.fromDay, toDay: standIn.toDay },
  },
  writes: [insert(postHoldings, { enterpriseId, id, personId, ...standIn, version: 1 })],
});

/** Is appointed from a day on, with the paper or before it: event and row. */
export const appointmentBegins = (
  { enterpriseId, id: personId, name, leftOn }: Whose, id: string, appointment: NewAppointment, paper: { readonly hash: string; readonly name: string } | null = null,
): Step => ({
  event: { type: 'appointment.made', subject: { kind: 'person', id: personId }, payload: { appointmentId: id, name, role: appointment.role, fromDay: appointment.fromDay, paper: paper?.name ?? null } },
  writes: [insert(appointments, { enterpriseId, id, personId, ...appointment, toDay: leftOn, paperHash: paper?.hash ?? null, paperName: paper?.name ?? null, version: 1 })],
});

/**
 * The same of somebody who is here already: the person's version moves too, so that two acts about one person never cross. `person` is read before
 * all that the act is decided by, so that what it is decided by is at least as new, on any number of connections.
 */
export const aboutPerson = (enterpriseId: string, person: Pick<Versioned<Person>, 'id' | 'version'>, { event, writes }: Step): Step => ({
  event, writes: [update(persons, { enterpriseId, id: person.id }, { version: person.version + 1 }, { version: person.version }), ...writes],
});
