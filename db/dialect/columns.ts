/**
 * One declaration, two dialects. The types are those of sqlite-core; under PostgreSQL the pg builders stand behind them.
 * Days and instants are text in both, so that they sort and compare alike; JSON is text in both, so that its bytes are ours.
 */
import { type SQL, sql } from 'drizzle-orm';
import * as p from 'drizzle-orm/pg-core';
import * as s from 'drizzle-orm/sqlite-core';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Day } from '../../app/domain/shared/day';
import type { Instant } from '../../app/domain/shared/instant';

export type Dialect = 'sqlite' | 'postgres';

/** Chosen once a process by `DATABASE_URL`; drizzle-kit and the tests name it in `ZHIAN_DIALECT`. */
export const dialect: Dialect =
  (process.env.ZHIAN_DIALECT as Dialect | undefined) ?? (/^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite');

const postgres = dialect === 'postgres';
/** The pg builder, seen through the sqlite type. */
const seenAs = <T>(builder: unknown): T => builder as T;

export const table = (postgres ? p.pgTable : s.sqliteTable) as typeof s.sqliteTable;
export const index = (postgres ? p.index : s.index) as typeof s.index;
export const uniqueIndex = (postgres ? p.uniqueIndex : s.uniqueIndex) as typeof s.uniqueIndex;
export const primaryKey = (postgres ? p.primaryKey : s.primaryKey) as typeof s.primaryKey;
export const foreignKey = (postgres ? p.foreignKey : s.foreignKey) as typeof s.foreignKey;

const sqliteText = (name: string) => s.text(name);
const sqliteInteger = (name: string) => s.integer(name);
const sqliteBoolean = (name: string) => s.integer(name, { mode: 'boolean' });

export const text = (name: string) => (postgres ? seenAs<ReturnType<typeof sqliteText>>(p.text(name)) : sqliteText(name));
export const integer = (name: string) =>
  postgres ? seenAs<ReturnType<typeof sqliteInteger>>(p.bigint(name, { mode: 'number' })) : sqliteInteger(name);
export const boolean = (name: string) =>
  postgres ? seenAs<ReturnType<typeof sqliteBoolean>>(p.boolean(name)) : sqliteBoolean(name);

/**
 * JSON text. Whoever reads the column gets what `reader` makes of the stored value: the one place that knows its earlier shapes. It is handed
 * whatever stands there, and answers the shape of today.
 */
export function json<T>(name: string, reader: (stored: unknown) => T) {
  const how = { dataType: () => 'text', toDriver: (value: T) => JSON.stringify(value), fromDriver: (stored: string) => reader(JSON.parse(stored)) };
  const sqliteJson = s.customType<{ data: T; driverData: string }>(how);
  return postgres ? seenAs<ReturnType<typeof sqliteJson>>(p.customType<{ data: T; driverData: string }>(how)(name)) : sqliteJson(name);
}

/** Whether a column is one of `json`, the only type of our own. */
export const isJson = (column: SQLiteColumn): boolean => column.dataType === 'custom';

/** A column as it was written, before any reader: JSON as it stands, or its text where that is none. */
export const unread = (column: SQLiteColumn): SQLiteColumn | SQL<unknown> => (isJson(column) ? sql<unknown>`${column}`.mapWith(parsed) : column);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Text that is one of a fixed set of codes; the type knows the set. */
export const code = <T extends string>(name: string) => text(name).$type<T>();
/** A calendar day, `YYYY-MM-DD`. */
export const dayText = (name: string) => text(name).$type<Day>();
/** A moment, UTC text with milliseconds. */
export const instantText = (name: string) => text(name).$type<Instant>();
