import type { Reader } from '../dialect/reader';
import type { AnyTable, Row, Write } from '../dialect/writes';
import { ASKED_UNTIL_DONE } from './moves/askedUntilDone';
import { REGISTER_PAPERS } from './moves/registerPapers';
import { SUBMISSION_STATES } from './moves/submissionStates';

/**
 * How tables came to look as they do. Events tell rows in the words of their day, by column, with the number of the schema they were
 * written under; `verify` takes them through these steps to what the database should hold now. A step is never changed and never removed.
 * How to write one: docs/decisions/how-a-table-changes.md.
 */
export interface TableStep {
  readonly table: string;
  /** Number of the migration that did it, counted from 1. */
  readonly since: number;
  /** Old name to new name. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** New columns, each with the value the migration gives to rows from before; null need not be said. */
  readonly added?: Row;
  readonly dropped?: readonly string[];
}

interface MoveOf {
  /** Stands in the events it is told by; never used again. */
  readonly name: string;
  /** The migration it follows: it sees the database as that one left it, whatever later ones do. */
  readonly since: number;
}

/**
 * A move of data inside single rows: another shape of a JSON column, one column out of two. Events tell only that it was done; `verify` does the same
 * with the rows they told before, so that a row which was tampered with is still named.
 */
export interface RowMove extends MoveOf {
  /** The table as that migration left it, its properties named as its columns: never the one of the schema, which goes on. */
  readonly table: AnyTable;
  /** Columns of the primary key, the enterprise left out. */
  readonly key: readonly string[];
  /** Pure: the columns that change and their new values; null where the row stays as it is. */
  readonly row: (row: Row) => Row | null;
}

/** A move that needs other rows than the one it changes: its writes are told one by one. `chain` is an enterprise, or the platform. */
export interface WriteMove extends MoveOf {
  readonly writes: (read: Reader, chain: string) => Promise<readonly Write[]>;
}

export type Move = RowMove | WriteMove;

/** What became of the columns of each table. What an event of the first releases left unsaid, the column's default of that day says. */
export const EVOLUTION: readonly TableStep[] = [
  { table: 'risk_list_versions', since: 1, added: { revision: 1 } },
  { table: 'template_items', since: 1, added: { limit_source: '' } },
  { table: 'template_items', since: 4, added: { criterion_condition: '' } },
  { table: 'risk_items', since: 4, added: { criterion_condition: '' } },
  { table: 'accounts', since: 8, dropped: ['locked_until'] },
  { table: 'check_records', since: 13, added: { further: 0 } },
  { table: 'check_records', since: 23, added: { turn: '' } },
  { table: 'gap_reasons', since: 23, added: { turn: '' } },
  { table: 'submissions', since: 41, added: { state: 'waiting' } },
];

/** Every move of data there ever was, in the order of their migrations. */
export const MOVES: readonly Move[] = [REGISTER_PAPERS, ASKED_UNTIL_DONE, SUBMISSION_STATES];
