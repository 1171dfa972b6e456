import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Instant } from '../../../app/domain/shared/instant';
import type { Reader } from '../../dialect/reader';
import { insert, insertOnce, update, type Write } from '../../dialect/writes';
import { officerReads } from '../../schema';

/** When an officer last opened some submissions, by their ids; those never opened are left out. */
export async function readsOf(read: Reader, officerId: string, submissionIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await read.select().from(officerReads).where(and(eq(officerReads.officerId, officerId), inArray(officerReads.submissionId, [...submissionIds])));
  return new Map(rows.map(({ submissionId, at }) => [submissionId, at]));
}

/** Nobody: whose row says that a submission was opened by somebody, or withdrawn before anybody could. */
const NOBODY = '';

/** When a submission was first opened by an officer of its bureau; null where it was not. */
export async function firstOpened(read: Reader, submissionId: string): Promise<Instant | null> {
  const rows = await read.select({ at: officerReads.at }).from(officerReads).where(and(eq(officerReads.submissionId, submissionId), ne(officerReads.officerId, NOBODY))).orderBy(asc(officerReads.at)).limit(1);
  return rows[0]?.at ?? null;
}

/** The write by which a submission can be opened no more; a Conflict where somebody opened it first. */
export const closed = (submissionId: string, at: Instant): Write => insert(officerReads, { officerId: NOBODY, submissionId, at });

/** The writes that keep that an officer opened a submission, and that somebody did; `before` is when they opened it last. */
export const opened = (officerId: string, submissionId: string, at: Instant, before: Instant | undefined): Write[] =>
  before === undefined ? [insertOnce(officerReads, [{ officerId, submissionId, at }, { officerId: NOBODY, submissionId, at }])] : [update(officerReads, { officerId, submissionId }, { at })];
