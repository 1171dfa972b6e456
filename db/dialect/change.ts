import type { Row } from './writes';

/** What an event says was done to rows; tables and columns by their names in the database. */
export type Change =
  /** One row was inserted whole; its values hold the key. A column that is left out is null. */
  | { readonly op: 'i'; readonly t: string; readonly v: Row }
  /** Columns of one row were set; `k` is its primary key. */
  | { readonly op: 'u'; readonly t: string; readonly k: Row; readonly v: Row }
  /** One row was taken away. */
  | { readonly op: 'd'; readonly t: string; readonly k: Row }
  /** `n` rows that share the values of `k` were inserted; `sha256` is that of `digestOf`. */
  | { readonly op: 'b'; readonly t: string; readonly k: Row; readonly n: number; readonly sha256: string }
  /** A move of data (`db/schema/evolution`) went over the rows of a table and changed `n`. */
  | { readonly op: 'm'; readonly t: string; readonly move: string; readonly n: number };
