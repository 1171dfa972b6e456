/**
 * One declaration, two dialects. The types are those of sqlite-core; under PostgreSQL the pg builders stand behind them.
 * Days and instants are text in both, so that they sort and compare alike; JSON is text in both, so that its bytes are ours.
 */
import * as p from 'drizzle-orm/pg-core';
import * as s from 'drizzle-orm/sqlite-core';
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
const sqliteJson = (name: string) => s.text(name, { mode: 'json' });
const postgresJson = p.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as unknown,
});

export const text = (name: string) => (postgres ? seenAs<ReturnType<typeof sqliteText>>(p.text(name)) : sqliteText(name));
export const integer = (name: string) =>
  postgres ? seenAs<ReturnType<typeof sqliteInteger>>(p.bigint(name, { mode: 'number' })) : sqliteInteger(name);
export const boolean = (name: string) =>
  postgres ? seenAs<ReturnType<typeof sqliteBoolean>>(p.boolean(name)) : sqliteBoolean(name);
export const json = <T>(name: string) =>
  (postgres ? seenAs<ReturnType<typeof sqliteJson>>(postgresJson(name)) : sqliteJson(name)).$type<T>();

/** Text that is one of a fixed set of codes; the type knows the set. */
export const code = <T extends string>(name: string) => text(name).$type<T>();
/** A calendar day, `YYYY-MM-DD`. */
export const dayText = (name: string) => text(name).$type<Day>();
/** A moment, UTC text with milliseconds. */
export const instantText = (name: string) => text(name).$type<Instant>();
