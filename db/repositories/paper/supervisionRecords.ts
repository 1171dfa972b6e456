import { and, desc, eq, isNull } from 'drizzle-orm';
import type { SupervisionRecord } from '../../../app/domain/supervision/records';
import { among } from '../../dialect/among';
import type { Reader } from '../../dialect/reader';
import { supervisionRecords } from '../../schema';
import type { Scope } from '../scope';

const RECORD = {
  id: supervisionRecords.id, number: supervisionRecords.number, kind: supervisionRecords.kind, day: supervisionRecords.day, subject: supervisionRecords.subject, role: supervisionRecords.role,
  result: supervisionRecords.result, reference: supervisionRecords.reference, words: supervisionRecords.words, regulatorId: supervisionRecords.regulatorId, regulatorName: supervisionRecords.regulatorName,
  officerName: supervisionRecords.officerName, recordedAt: supervisionRecords.recordedAt, withdrawnAt: supervisionRecords.withdrawnAt, withdrawnWords: supervisionRecords.withdrawnWords,
};
const NEWEST = [desc(supervisionRecords.recordedAt), desc(supervisionRecords.id)];

/** What bureaus put on record of one factory, the newest first. */
export const recordsOf = (scope: Scope, size: number): Promise<SupervisionRecord[]> =>
  scope.read.select(RECORD).from(supervisionRecords).where(eq(supervisionRecords.enterpriseId, scope.enterpriseId)).orderBy(...NEWEST).limit(size);

/** What some bureaus put on record; that of others is not even in the query. */
export const recordsBy = (read: Reader, bureaus: readonly string[]) => {
  const own = among(supervisionRecords.regulatorId, bureaus);
  return {
    /** Of one factory, the newest first. */
    to: (enterpriseId: string, size: number): Promise<SupervisionRecord[]> =>
      read.select(RECORD).from(supervisionRecords).where(and(own, eq(supervisionRecords.enterpriseId, enterpriseId))).orderBy(...NEWEST).limit(size),
    byId: async (enterpriseId: string, id: string): Promise<SupervisionRecord | null> =>
      (await read.select(RECORD).from(supervisionRecords).where(and(own, eq(supervisionRecords.enterpriseId, enterpriseId), eq(supervisionRecords.id, id))))[0] ?? null,
    /** The look-back at an instrument that stands; null where there is none. */
    lookBackAt: async (instrumentId: string): Promise<SupervisionRecord | null> =>
      (await read.select(RECORD).from(supervisionRecords).where(and(own, eq(supervisionRecords.instrumentId, instrumentId), isNull(supervisionRecords.withdrawnAt))).orderBy(...NEWEST).limit(1))[0] ?? null,
  };
};
