import type { Json } from './canonical';
import { day } from './day';

/**
 * Readers of JSON columns are made of these. A reader takes whatever stands in a row, of this release or an earlier one, and answers the shape of
 * today: it names a value for each part that may be missing, and leaves the others as they were written.
 */

/** The parts of a stored object; none where no object stands there. */
export const partsOf = <T extends object>(stored: unknown): Partial<T> => (stored !== null && typeof stored === 'object' && !Array.isArray(stored) ? (stored as Partial<T>) : {});

/** The members of a stored list, each through its reader; none where no list stands there. */
export const listOf = <T>(stored: unknown, read: (one: unknown) => T): T[] => (Array.isArray(stored) ? stored.map(read) : []);

/** A stored list of texts: ids, hashes, names. */
export const textsOf = (stored: unknown): string[] => listOf(stored, String);

/** Values under names that the program does not fix. */
export const valuesOf = (stored: unknown): Readonly<Record<string, Json>> => ({ ...partsOf<Readonly<Record<string, Json>>>(stored) }) as Readonly<Record<string, Json>>;

/** Any JSON, read further by whoever knows what it is. */
export const anyJson = (stored: unknown): Json => stored as Json;

/** The day of something an earlier release did not date. */
export const UNDATED = day('0001-01-01');
