import { and, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../../app/domain/shared/instant';
import type { Reader } from '../../dialect/reader';
import { insertOnce, update, type Write } from '../../dialect/writes';
import { officerReads } from '../../schema';

/** When an officer last opened some submissions, by their ids; those never opened are left out. */
export async function readsOf(read: Reader, officerId: string, submissionIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await read.select().from(officerReads).where(and(eq(officerReads.officerId, officerId), inArray(officerReads.submissionId, [...submissionIds])));
  return new Map(rows.map(({ submissionId, at }) => [submissionId, at]));
}

/** The write that keeps that an officer opened a submission; `before` is when it was opened last. */
export const opened = (officerId: string, submissionId: string, at: Instant, before: Instant | undefined): Write =>
  before === undefined ? insertOnce(officerReads, [{ officerId, submissionId, at }]) : update(officerReads, { officerId, submissionId }, { at });
