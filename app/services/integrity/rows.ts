import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { veil } from 'db/dialect/chain';
import { isJson } from 'db/dialect/columns';
import type { Shape } from 'db/dialect/inspected';
import { rawRows } from 'db/dialect/raw';
import type { Reader } from 'db/dialect/reader';
import type { Row } from 'db/dialect/writes';
import type { ChainedTable } from 'db/schema/chained';
import { canonicalJson } from '~/domain/shared/canonical';
import { type History, nameAt } from './lift';

const BATCH = 2_000;

/** A chained table as the comparison needs it. */
export interface Comparable {
  readonly name: string;
  readonly source: ChainedTable;
  /** The columns its events tell of, by the name they have in the database that is looked at, in the order of the table. */
  readonly columns: ReadonlyMap<string, SQLiteColumn>;
  /** Primary key without the enterprise, as the newest schema names it. */
  readonly key: readonly string[];
}

/** The database that is looked at: the number of its schema, what became of columns since, and the columns it has where an earlier program made it. */
export interface Looked {
  readonly schema: number;
  readonly history: History;
  readonly shape?: Shape;
}

/** Chained tables as far as the database has them: one that an earlier program made lacks what came later, and calls columns by their old names. */
export function comparables(sources: readonly ChainedTable[], { schema, history, shape }: Looked): Comparable[] {
  return sources.flatMap((source) => {
    const { name, key, aside, table } = source;
    const there = shape?.get(name);
    if (shape && !there) return [];
    const columns = (Object.values(getTableColumns(table)) as SQLiteColumn[]).flatMap((column): [string, SQLiteColumn][] => {
      const named = aside.includes(column.name) ? null : nameAt(history, name, column.name, schema);
      return named !== null && (!there || there.has(named)) ? [[named, column]] : [];
    });
    return [{ name, source, key, columns: new Map(columns) }];
  });
}

/** A text that is equal for equal keys; `names` are those of the key's columns in `values`. */
export const keyText = (names: readonly string[], values: Row): string => canonicalJson(names.map((name) => values[name] ?? null));

/** The key as a person reads it: `id=0193…`. */
export function keyLabel({ key }: Comparable, text: string): string {
  const values = JSON.parse(text) as unknown[];
  return namedValues(Object.fromEntries(key.map((name, index) => [name, values[index]])));
}

/** Columns with their values, the enterprise left out. */
export function namedValues({ enterprise_id: _, ...values }: Row): string {
  const parts = Object.keys(values).map((name) => `${name}=${String(values[name])}`);
  return parts.join(',');
}

/**
 * What reads a column of the database as the program wrote it; no reader lifts it. A value the program could never have written
 * (broken JSON, a truth that is neither 0 nor 1) stays as it is, so that it differs from whatever was expected.
 */
function readerOf(column: SQLiteColumn): (raw: unknown) => unknown {
  const isTruth = column.dataType === 'boolean';
  if (column.dataType === 'string') return (raw) => raw;
  return (raw) => {
    if (raw === null || raw === undefined) return null;
    if (isTruth && typeof raw === 'number' && raw !== 0 && raw !== 1) return raw;
    try {
      return isJson(column) ? (JSON.parse(raw as string) as unknown) : (column.mapFromDriverValue(raw) as unknown);
    } catch {
      return raw;
    }
  };
}

/** The rows of one enterprise (all, where a table belongs to none) as the database has them, in the order of their key (`names` in that database), a batch in memory at a time; secrets are veiled as their events veil them. */
export async function* rowsOf(read: Reader, { source, columns }: Comparable, names: readonly string[], enterpriseId: string): AsyncGenerator<Row[]> {
  // unmapped, or one broken value would stop the reading of its whole batch
  const fields = Object.fromEntries([...columns.keys()].map((name) => [name, sql<unknown>`${sql.identifier(name)}`]));
  const key = names.map((name) => fields[name]!);
  const own = columns.has('enterprise_id') ? eq(fields.enterprise_id!, enterpriseId) : undefined;
  const readers = [...columns].map(([name, column]): [string, (raw: unknown) => unknown] => {
    const reader = readerOf(column);
    return [name, source.veiled.includes(column.name) ? (raw) => (raw === null ? null : veil(raw)) : reader];
  });
  const listed = (values: readonly unknown[]) => sql.join(values.map((value) => sql`${value}`), sql`, `);
  for (let after: unknown[] | null = null; ; ) {
    // compared as one value, so that the index of the key leads straight to the next batch
    const beyond = after ? sql`(${listed(key)}) > (${listed(after)})` : undefined;
    const batch = await rawRows(read.select(fields).from(source.table).where(and(own, beyond)).orderBy(...key.map((column) => asc(column))).limit(BATCH));
    const last = batch.at(-1);
    if (!last) return;
    after = names.map((name) => last[readers.findIndex(([one]) => one === name)]);
    yield batch.map((values) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < readers.length; at += 1) row[readers[at]![0]] = readers[at]![1](values[at]);
      return row;
    });
    if (key.length === 0) return;
  }
}
