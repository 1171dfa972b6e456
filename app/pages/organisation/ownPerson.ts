import type { Store } from 'db/dialect/store';
import { peopleOf } from 'db/repositories/organisation/people';
import { scopeOf } from 'db/repositories/scope';
import type { Person } from '~/domain/organisation/types';

/** Somebody as the factory keeps them, for their own page; null when unknown. */
export const ownPerson = (cx: { store: Store }, enterpriseId: string, personId: string): Promise<Person | null> => peopleOf(scopeOf(cx.store, enterpriseId)).person(personId);
