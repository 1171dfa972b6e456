import { and, asc, eq, getTableColumns, getTableName, gt, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { veil } from 'db/dialect/chain';
import type { Shape } from 'db/dialect/inspected';
import type { Reader } from 'db/dialect/store';
import type { Row } from 'db/dialect/writes';
import type { ChainedTable } from 'db/schema/chained';
import { canonicalJson } from '~/domain/shared/canonical';

const BATCH = 1_000;

/** A chained table as the comparison needs it. */
export interface Comparable {
  readonly name: string;
  readonly source: ChainedTable;
  /** By property name, in the order of the table. */
  readonly columns: ReadonlyMap<string, SQLiteColumn>;
}

/** A chained table with the columns its events tell of. */
export function comparable(source: ChainedTable): Comparable {
  const columns = Object.entries(getTableColumns(source.table) as Record<string, SQLiteColumn>);
  return { name: getTableName(source.table), source, columns: new Map(columns.filter(([name]) => !source.aside.includes(name))) };
}

/** Chained tables as far as a database has them: one that an earlier program made (`shape`) lacks what came later. */
export function comparables(sources: readonly ChainedTable[], shape?: Shape): Comparable[] {
  const all = sources.map((source) => comparable(source));
  if (!shape) return all;
  return all.flatMap(({ columns, ...table }) => {
    const there = shape.get(table.name);
    return there ? [{ ...table, columns: new Map([...columns].filter(([, column]) => there.has(column.name))) }] : [];
  });
}

/** A text that is equal for equal keys: the values of the primary key without the enterprise. */
export const keyText = ({ source }: Comparable, values: Row): string => canonicalJson(source.key.map((name) => values[name] ?? null));

/** The key as a person reads it: `id=0193…`. */
export function keyLabel({ source, columns }: Comparable, text: string): string {
  const values = JSON.parse(text) as unknown[];
  return source.key.map((name, index) => `${columns.get(name)?.name ?? name}=${String(values[index])}`).join(',');
}

/**
 * What a column of the database holds, as the program would read it. A value the program could never have written
 * (broken JSON, a truth that is neither 0 nor 1) stays as it is, so that it differs from whatever was expected.
 */
function decoded(column: SQLiteColumn, raw: unknown): unknown {
  if (raw === null || raw === undefined) return null;
  if (column.dataType === 'boolean' && typeof raw === 'number' && raw !== 0 && raw !== 1) return raw;
  try {
    return column.mapFromDriverValue(raw) as unknown;
  } catch {
    return raw;
  }
}

/** The rows of one enterprise (all, where a table belongs to none) as the database has them, in the order of their key, a batch in memory at a time; secrets are veiled as their events veil them. */
export async function* rowsOf(read: Reader, table: Comparable, enterpriseId: string): AsyncGenerator<Row> {
  const { source, columns } = table;
  // unmapped, or one broken value would stop the reading of its whole batch
  const fields = Object.fromEntries([...columns].map(([name, column]) => [name, sql<unknown>`${column}`]));
  const key = source.key.map((name) => columns.get(name)!);
  const tenant = columns.get('enterpriseId');
  const own = tenant && eq(tenant, enterpriseId);
  const shown = (name: string, column: SQLiteColumn, raw: unknown): unknown => (source.veiled.includes(name) && raw !== null ? veil(raw) : decoded(column, raw));
  for (let after: unknown[] | null = null; ; ) {
    const batch: Row[] = await read.select(fields).from(source.table).where(and(own, after ? beyond(key, after) : undefined)).orderBy(...key.map((column) => asc(column))).limit(BATCH);
    for (const raw of batch) yield Object.fromEntries([...columns].map(([name, column]) => [name, shown(name, column, raw[name])]));
    const last = batch.at(-1);
    if (!last || key.length === 0) return;
    after = source.key.map((name) => last[name]);
  }
}

/** Rows after a key, in the order of its columns. */
function beyond([first, ...rest]: readonly SQLiteColumn[], [value, ...values]: readonly unknown[]): SQL | undefined {
  if (!first) return undefined;
  return rest.length === 0 ? gt(first, value) : or(gt(first, value), and(eq(first, value), beyond(rest, values)));
}
