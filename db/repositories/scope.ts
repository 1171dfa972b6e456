import { and, eq, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Reached } from '../../app/domain/organisation/access/reach';
import type { Reader } from '../dialect/reader';

/** What a repository is made of: queries, and the one enterprise they may see. */
export interface Scope {
  readonly read: Reader;
  readonly enterpriseId: string;
}

/** A scope for one enterprise of a store. */
export const scopeOf = (store: { read: Reader }, enterpriseId: string): Scope => ({ read: store.read, enterpriseId });


/** The columns by which rows of a table are reached; a table whose rows carry nobody's name has no `personId`. */
export interface ReachColumns {
  readonly workshopId: SQLiteColumn;
  readonly postId: SQLiteColumn;
  readonly personId?: SQLiteColumn;
}

/**
 * The condition of what is reached as parts that do not overlap, so that each can be read in the order of an index and counted by itself.
 * Never empty: who reaches nothing gets a part no row meets. `undefined` is the part without a condition.
 */
export function reachedParts({ workshopId, postId, personId }: ReachColumns, reached: Reached): (SQL | undefined)[] {
  if (reached.all) return [undefined];
  const { workshopIds, postIds } = reached;
  const besideWorkshops = workshopIds.length > 0 ? notInArray(workshopId, [...workshopIds]) : undefined;
  const besidePosts = postIds.length > 0 ? notInArray(postId, [...postIds]) : undefined;
  const parts = [
    ...workshopIds.map((id) => eq(workshopId, id)),
    ...postIds.map((id) => and(eq(postId, id), besideWorkshops)),
    ...(personId ? [and(eq(personId, reached.personId), besideWorkshops, besidePosts)] : []),
  ];
  return parts.length > 0 ? parts : [sql`1 = 0`];
}

/** The same as one condition over a table; undefined (no condition) only for who reaches everything. */
export const reachedWhere = (columns: ReachColumns, reached: Reached): SQL | undefined => or(...reachedParts(columns, reached));
