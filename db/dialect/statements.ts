import { and, eq, getTableColumns, getTableName, isNull, type SQL } from 'drizzle-orm';
import type { jobs } from '../schema/log';
import type { CommitRequest, NewJob } from './store';
import type { AnyTable, Row } from './writes';

/** `a = … AND b = …` over properties of a table; null compares as IS NULL. Throws on a property the table lacks. */
export function whereAll(table: unknown, values: Row): SQL | undefined {
  const columns = getTableColumns(table as AnyTable) as Record<string, never>;
  return and(
    ...Object.entries(values).map(([name, value]) => {
      const column = columns[name];
      if (!column) throw new Error(`no column ${name}`);
      return value === null ? isNull(column) : eq(column, value as never);
    }),
  );
}

/** How many variables one inserted row binds: drizzle names every column. */
export const widthOf = (table: AnyTable): number => Object.keys(getTableColumns(table)).length;

/** `insert` of so many rows, every column named. */
export function insertText(table: AnyTable, rows: number): string {
  const columns = Object.values(getTableColumns(table));
  const groups = Array.from({ length: rows }, (_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join(', ')})`);
  return `insert into "${getTableName(table)}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) values ${groups.join(', ')}`;
}

/** The values of one row as the driver takes them, in the order of the columns. */
export const valuesOf = (table: AnyTable, row: Row): unknown[] =>
  Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = row[name] === undefined ? (column.default ?? null) : row[name];
    return value === null ? null : column.mapToDriverValue(value);
  });

/** The series a health probe counts up, of no enterprise: a row that is really written. */
export const PROBE_SERIES = ['', 'probe'] as const;

export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** The outbox row of a job asked for in a commit. */
export function jobRow(request: CommitRequest, job: NewJob): typeof jobs.$inferInsert {
  return {
    id: job.id,
    enterpriseId: request.enterpriseId,
    name: job.name,
    payload: job.payload,
    state: 'waiting',
    runAt: job.runAt ?? request.at,
    createdAt: request.at,
    attempts: 0,
    progress: 0,
  };
}
