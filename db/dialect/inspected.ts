import type { Reader } from './reader';

/** The columns of each table there is. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** What the database itself says is wrong with it. */
export type DatabaseFault =
  | { readonly kind: 'damaged'; readonly text: string }
  | { readonly kind: 'orphan'; readonly table: string; readonly row: Readonly<Record<string, unknown>>; readonly parent: string; readonly parentKey: Readonly<Record<string, unknown>> };

/** A database opened to be looked at: nothing is written, migrated or made. */
export interface Inspected {
  readonly read: Reader;
  readonly shape: Shape;
  /** Number of the newest migration it has seen. */
  readonly schema: number;
  /** How it stands to this program: the tag of the newest migration it lacks; null when it lacks none. */
  readonly lacks: string | null;
  /** Looks for rows whose parent is gone; every one as it is met. */
  orphans(report: (fault: DatabaseFault) => void): Promise<void>;
  /** Looks at pages and indexes. */
  damages(report: (fault: DatabaseFault) => void): Promise<void>;
  close(): Promise<void>;
}

/** There is no database of this program to look at; the message says which place was looked at and what is there. */
export class NothingToRead extends Error {
  override readonly name = 'NothingToRead';
}
