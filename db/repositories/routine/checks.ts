import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { FurtherReport } from '../../../app/domain/routine/postDays';
import type { Confirmation, SignatureKind } from '../../../app/domain/organisation/access/assurance';
import type { Answer, CheckRecord, GapKind, SignatureCapacity, SignedPaper } from '../../../app/domain/routine/types';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { prepared } from '../../dialect/prepared';
import { checkAnswers, checkRecords, gapReasons, hazards, signatureProofs, signatures } from '../../schema';
import type { Scope } from '../scope';

/** Why something owed was not done, and who said so. */
export interface GapReason {
  readonly id: string;
  readonly kind: GapKind;
  readonly postId: string;
  readonly period: string;
  /** The shift of a day; '' where there is none. */
  readonly turn: string;
  readonly reason: string;
  readonly explainedBy: string;
  readonly explainedByName: string;
  readonly explainedAt: Instant;
}

/** A name under a paper. */
export interface Signature {
  readonly id: string;
  readonly paper: SignedPaper;
  readonly paperId: string;
  readonly capacity: SignatureCapacity;
  readonly personId: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly contentHash: string;
  readonly signedAt: Instant;
  readonly kind?: SignatureKind;
  /** How it is drawn, as an ornament (`shared/pen`); missing where nothing was drawn. */
  readonly drawing?: string;
}

/** A hazard that a record opened. */
export interface OpenedHazard {
  readonly id: string;
  readonly number: string;
  readonly recordId: string;
  readonly itemId: string;
}

export interface RecordedAnswer extends Answer {
  readonly recordId: string;
  readonly position: number;
}

const recordByKey = prepared((read) =>
  read
    .select()
    .from(checkRecords)
    .where(and(eq(checkRecords.enterpriseId, sql.placeholder('enterpriseId')), eq(checkRecords.submissionKey, sql.placeholder('key'))))
    .prepare(),
);
const recordsOfPostDay = prepared((read) =>
  read
    .select()
    .from(checkRecords)
    .where(and(eq(checkRecords.enterpriseId, sql.placeholder('enterpriseId')), eq(checkRecords.postId, sql.placeholder('postId')), eq(checkRecords.day, sql.placeholder('day')), eq(checkRecords.turn, sql.placeholder('turn'))))
    .orderBy(asc(checkRecords.further), asc(checkRecords.revision))
    .prepare(),
);

/** Records whose answers one query asks for. */
const MOST_RECORDS = 5_000;

const toRecord = ({ enterpriseId: _, ...record }: typeof checkRecords.$inferSelect): CheckRecord => record;

/** How a signature was confirmed: the proof of the deed that set this name under this paper. */
export const PROOF_OF = and(
  eq(signatureProofs.enterpriseId, signatures.enterpriseId), eq(signatureProofs.subjectId, signatures.paperId), eq(signatureProofs.personId, signatures.personId), eq(signatureProofs.signedAt, signatures.signedAt),
);

/** 日管控 records of one factory with their answers, gap reasons and signatures. */
export const checksOf = (scope: Scope) => {
  const records = (where: SQL | undefined): Promise<CheckRecord[]> =>
    scope.read
      .select()
      .from(checkRecords)
      .where(and(eq(checkRecords.enterpriseId, scope.enterpriseId), where))
      .orderBy(asc(checkRecords.day), asc(checkRecords.postId), asc(checkRecords.turn), asc(checkRecords.further), asc(checkRecords.revision))
      .then((rows) => rows.map(toRecord));
  const answers = (where: SQL | undefined): Promise<RecordedAnswer[]> =>
    scope.read
      .select({
        recordId: checkAnswers.recordId, itemId: checkAnswers.itemId, position: checkAnswers.position, result: checkAnswers.result,
        description: checkAnswers.description, immediateMeasure: checkAnswers.immediateMeasure, photos: checkAnswers.photos, values: checkAnswers.values, product: checkAnswers.product, seconds: checkAnswers.seconds, spot: checkAnswers.spot,
      })
      .from(checkAnswers)
      .where(and(eq(checkAnswers.enterpriseId, scope.enterpriseId), where))
      .orderBy(asc(checkAnswers.recordId), asc(checkAnswers.position))
      .then((rows) => rows);
  const everyOfPostDay = async (postId: string, day: Day, turn = ''): Promise<CheckRecord[]> =>
    (await recordsOfPostDay(scope.read).execute({ enterpriseId: scope.enterpriseId, postId, day, turn })).map(toRecord);
  return {
    byId: async (id: string): Promise<CheckRecord | null> => (await records(eq(checkRecords.id, id)))[0] ?? null,
    async bySubmissionKey(key: string): Promise<CheckRecord | null> {
      const [row] = await recordByKey(scope.read).execute({ enterpriseId: scope.enterpriseId, key });
      return row ? toRecord(row) : null;
    },
    /** The check of a post, day and shift with its corrections, the first one first. */
    ofPostDay: async (postId: string, day: Day, turn = ''): Promise<CheckRecord[]> => (await everyOfPostDay(postId, day, turn)).filter(({ further }) => further === 0),
    /** The same with its 后续报告 behind it. */
    everyOfPostDay,
    /** Every revision of the checks of every post from `from` to `to`, by day. */
    between: (from: Day, to: Day) => records(and(gte(checkRecords.day, from), lte(checkRecords.day, to), eq(checkRecords.further, 0))),
    /** The 后续报告 of every post from `from` to `to`, by day, each with how much it found. One query, a second where there are any. */
    async furtherBetween(from: Day, to: Day): Promise<FurtherReport[]> {
      const reports = await records(and(gte(checkRecords.day, from), lte(checkRecords.day, to), gt(checkRecords.further, 0)));
      const found = reports.length === 0 ? [] : await answers(and(inArray(checkAnswers.recordId, reports.map(({ id }) => id)), eq(checkAnswers.result, 'nonconforming')));
      return reports.map((report) => ({ ...report, findings: found.filter(({ recordId }) => recordId === report.id).length }));
    },
    /** The last records of a post before a day (all revisions), the newest day first. */
    async historyOf(postId: string, before: Day, limit: number): Promise<CheckRecord[]> {
      const rows = await scope.read
        .select()
        .from(checkRecords)
        .where(and(eq(checkRecords.enterpriseId, scope.enterpriseId), eq(checkRecords.postId, postId), lt(checkRecords.day, before), eq(checkRecords.further, 0)))
        .orderBy(desc(checkRecords.day), desc(checkRecords.revision))
        .limit(limit);
      return rows.map(toRecord);
    },
    answersOf: (recordId: string) => answers(eq(checkAnswers.recordId, recordId)),
    /** The answers of any number of records, by record; a query for each 5,000 of them, as a database takes only so many names in one. */
    async answersOfAll(recordIds: readonly string[]): Promise<RecordedAnswer[]> {
      const sorted = [...new Set(recordIds)].sort();
      const parts = Array.from({ length: Math.ceil(sorted.length / MOST_RECORDS) }, (_, at) => sorted.slice(at * MOST_RECORDS, (at + 1) * MOST_RECORDS));
      return (await Promise.all(parts.map((ids) => answers(inArray(checkAnswers.recordId, ids))))).flat();
    },
    /** Hazards opened by these records; a correction's hazards carry the id of the first record. */
    async hazardsOf(recordIds: readonly string[]): Promise<OpenedHazard[]> {
      if (recordIds.length === 0) return [];
      const rows = await scope.read
        .select({ id: hazards.id, number: hazards.number, recordId: hazards.sourceRecordId, itemId: hazards.sourceItemId })
        .from(hazards)
        .where(and(eq(hazards.enterpriseId, scope.enterpriseId), inArray(hazards.sourceRecordId, [...recordIds])))
        .orderBy(asc(hazards.number));
      return rows.flatMap(({ id, number, recordId, itemId }) => (recordId && itemId ? [{ id, number, recordId, itemId }] : []));
    },
    /** Reasons given for gaps of one kind, periods from `from` to `to` as text. */
    async gapReasons(kind: GapKind, from: string, to: string): Promise<GapReason[]> {
      const rows = await scope.read
        .select()
        .from(gapReasons)
        .where(and(eq(gapReasons.enterpriseId, scope.enterpriseId), eq(gapReasons.kind, kind), gte(gapReasons.period, from), lte(gapReasons.period, to)));
      return rows.map(({ enterpriseId: _, ...reason }) => reason);
    },
    async gapReason(kind: GapKind, postId: string, period: string, turn = ''): Promise<GapReason | null> {
      const [row] = await scope.read
        .select()
        .from(gapReasons)
        .where(and(eq(gapReasons.enterpriseId, scope.enterpriseId), eq(gapReasons.kind, kind), eq(gapReasons.postId, postId), eq(gapReasons.period, period), eq(gapReasons.turn, turn)));
      if (!row) return null;
      const { enterpriseId: _, ...reason } = row;
      return reason;
    },
    /** Signatures under one paper; a day's paper has the day as its id. */
    /** Which of these days are signed as a whole (签认). */
    async signedDays(days: readonly Day[]): Promise<ReadonlySet<string>> {
      if (days.length === 0) return new Set();
      const rows = await scope.read
        .select({ day: signatures.paperId })
        .from(signatures)
        .where(and(eq(signatures.enterpriseId, scope.enterpriseId), eq(signatures.paper, 'daily'), inArray(signatures.paperId, [...days])));
      return new Set(rows.map(({ day }) => day));
    },
    async signatures(paper: SignedPaper, paperId: string): Promise<Signature[]> {
      const rows = await scope.read
        .select({ signature: signatures, kind: signatureProofs.method, drawing: signatureProofs.drawing })
        .from(signatures)
        .leftJoin(signatureProofs, PROOF_OF)
        .where(and(eq(signatures.enterpriseId, scope.enterpriseId), eq(signatures.paper, paper), eq(signatures.paperId, paperId)))
        .orderBy(asc(signatures.signedAt));
      return rows.map(({ signature: { enterpriseId: _, ...signature }, kind, drawing }) => ({ ...signature, ...(kind ? { kind } : {}), ...(drawing ? { drawing } : {}) }));
    },
    /** How the signature under a record was confirmed, and the drawing that adorned it; null where its signer was signed in and no more. */
    async proofOf(recordId: string): Promise<{ readonly method: Confirmation; readonly drawing: string | null } | null> {
      const [row] = await scope.read
        .select({ method: signatureProofs.method, drawing: signatureProofs.drawing })
        .from(signatureProofs)
        .where(and(eq(signatureProofs.enterpriseId, scope.enterpriseId), eq(signatureProofs.subjectId, recordId)));
      return row ?? null;
    },
  };
};
