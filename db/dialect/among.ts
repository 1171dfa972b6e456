import { type Column, eq, inArray, type SQL } from 'drizzle-orm';

/** A column that holds one of some values; asked as equal where there is one, since SQLite goes another way round for a list of one. */
export const among = (column: Column, values: readonly string[]): SQL => (values.length === 1 ? eq(column, values[0]!) : inArray(column, [...values]));
