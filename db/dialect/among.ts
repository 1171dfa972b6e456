import { type Column, eq, inArray, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { dialect } from './columns';

/** A column that holds one of some values; asked as equal where there is one, since SQLite goes another way round for a list of one. */
export const among = (column: Column, values: readonly string[]): SQL => (values.length === 1 ? eq(column, values[0]!) : inArray(column, [...values]));

/** A column that holds one of many values, which come as one JSON array: the query is the same whatever their number, so that it can be prepared. */
export const amongListed = (column: Column, list: Placeholder): SQL =>
  dialect === 'sqlite' ? sql`${column} in (select value from json_each(${list}))` : sql`${column} in (select jsonb_array_elements_text(${list}::jsonb))`;
