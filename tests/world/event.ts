import type { NewEvent } from '~/domain/events/event';

/** An event of a test, where only the rows it tells of matter: of a type nothing follows from, or with less than its story would need. */
export const anEvent = (type: string, kind: string, id: string, payload: object = {}): NewEvent => ({ type, subject: { kind, id }, payload }) as unknown as NewEvent;
