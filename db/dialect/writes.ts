import type { SQLiteTableWithColumns, TableConfig } from 'drizzle-orm/sqlite-core';

export type AnyTable = SQLiteTableWithColumns<TableConfig & { dialect: 'sqlite' }>;
export type Row = Readonly<Record<string, unknown>>;

/** One statement of a write set, kept as data: it is executed, told in the event, and compared by `verify`. */
export type Write =
  | { readonly kind: 'insert'; readonly table: AnyTable; readonly rows: readonly Row[]; readonly together?: readonly string[]; readonly once?: true }
  | { readonly kind: 'update'; readonly table: AnyTable; readonly key: Row; readonly set: Row; readonly when: Row }
  | { readonly kind: 'remove'; readonly table: AnyTable; readonly key: Row; readonly when: Row };

type RowOf<T> = T extends { $inferInsert: infer R } ? R : never;
type Columns<T> = Partial<RowOf<T>>;

/** New rows. An empty list writes nothing. A row that breaks a unique rule rolls the whole set back as a Conflict. */
export function insert<T extends { $inferInsert: object }>(table: T, rows: RowOf<T> | readonly RowOf<T>[]): Write {
  return { kind: 'insert', table: table as unknown as AnyTable, rows: (Array.isArray(rows) ? rows : [rows]) as Row[] };
}

/** New rows outside the chains; one whose key is there already stays as it is, and is no Conflict. */
export function insertOnce<T extends { $inferInsert: object }>(table: T, rows: readonly RowOf<T>[]): Write {
  return { kind: 'insert', table: table as unknown as AnyTable, rows: rows as readonly Row[], once: true };
}

/**
 * New rows of a ledger, too many to be told one by one: the event tells their number and one SHA-256 over all. `together` names the columns whose
 * values these rows share and no other row of the table has (a batch, a day). Such rows are never changed, and a fault is named to the batch.
 */
export function insertTogether<T extends { $inferInsert: object }>(table: T, rows: readonly RowOf<T>[], together: readonly (keyof RowOf<T> & string)[]): Write {
  return { kind: 'insert', table: table as unknown as AnyTable, rows: rows as readonly Row[], together };
}

/**
 * Sets columns of exactly one row, found by its whole primary key. `when` names values it must still hold
 * (usually `{ version }`); when no row matches, the whole set rolls back as a Conflict.
 */
export function update<T extends { $inferInsert: object }>(table: T, key: Columns<T>, set: Columns<T>, when: Columns<T> = {}): Write {
  return { kind: 'update', table: table as unknown as AnyTable, key: key as Row, set: set as Row, when: when as Row };
}

/** Takes exactly one row away, found by its whole primary key; only drafts, and what was entered by mistake, know this. */
export function remove<T extends { $inferInsert: object }>(table: T, key: Columns<T>, when: Columns<T> = {}): Write {
  return { kind: 'remove', table: table as unknown as AnyTable, key: key as Row, when: when as Row };
}
