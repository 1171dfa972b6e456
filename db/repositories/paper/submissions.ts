import type { Paper } from '../../../app/domain/report/paper';
import type { SignedHead } from '../../../app/domain/shared/signed';
import type { Instant } from '../../../app/domain/shared/instant';
import type { SubmissionAnswerKind, SubmissionKind } from '../../../app/domain/supervision/types';
import type { Reader } from '../../dialect/reader';
import { enterprises, regulators, submissionAnswers, submissions } from '../../schema';
import type { Scope } from '../scope';
import { and, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import { registerOf } from './papers';

export interface SubmissionAnswerRow {
  readonly kind: SubmissionAnswerKind;
  readonly reason: string;
  readonly officerName: string;
  readonly regulatorName: string;
  readonly answeredAt: Instant;
}

/** A submission without its content. */
export interface SubmissionSummary {
  readonly enterpriseId: string;
  readonly id: string;
  readonly number: string;
  readonly kind: SubmissionKind;
  readonly enterpriseName: string;
  readonly region: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly contentHash: string;
  readonly documentHash: string;
  readonly headSeq: number;
  readonly headHash: string;
  /** The head as the platform signed it; null before heads were signed. */
  readonly deposit: SignedHead | null;
  readonly submittedByName: string;
  readonly submittedAt: Instant;
  readonly answer: SubmissionAnswerRow | null;
}

export interface Submission extends SubmissionSummary {
  readonly content: Paper;
}

/** Where a page of submissions begins: after this one, newest first. */
export interface SubmissionKey {
  readonly submittedAt: string;
  readonly id: string;
}

const SUMMARY = {
  enterpriseId: submissions.enterpriseId, id: submissions.id, number: submissions.number, kind: submissions.kind,
  enterpriseName: submissions.enterpriseName, region: submissions.region, subjectId: submissions.subjectId, subjectLabel: submissions.subjectLabel,
  contentHash: submissions.contentHash, documentHash: submissions.documentHash, headSeq: submissions.headSeq, headHash: submissions.headHash, deposit: submissions.deposit,
  submittedByName: submissions.submittedByName, submittedAt: submissions.submittedAt,
};
const ANSWER = {
  kind: submissionAnswers.kind, reason: submissionAnswers.reason, officerName: submissionAnswers.officerName,
  regulatorName: submissionAnswers.regulatorName, answeredAt: submissionAnswers.answeredAt,
};
const answered = and(eq(submissionAnswers.enterpriseId, submissions.enterpriseId), eq(submissionAnswers.submissionId, submissions.id));

const after = (key: SubmissionKey | null): SQL | undefined =>
  key ? or(lt(submissions.submittedAt, key.submittedAt as Instant), and(eq(submissions.submittedAt, key.submittedAt as Instant), lt(submissions.id, key.id))) : undefined;

async function summaries(read: Reader, where: SQL | undefined, size: number): Promise<SubmissionSummary[]> {
  const rows = await read.select({ submission: SUMMARY, answer: ANSWER }).from(submissions).leftJoin(submissionAnswers, answered).where(where).orderBy(desc(submissions.submittedAt), desc(submissions.id)).limit(size);
  return rows.map(({ submission, answer }) => ({ ...submission, answer }));
}

async function whole(read: Reader, where: SQL | undefined): Promise<Submission | null> {
  const [row] = await read.select({ submission: { ...SUMMARY, content: submissions.content }, answer: ANSWER }).from(submissions).leftJoin(submissionAnswers, answered).where(where);
  return row ? { ...row.submission, answer: row.answer } : null;
}

/** What one enterprise submitted. */
export const submissionsOf = (scope: Scope) => {
  const own = eq(submissions.enterpriseId, scope.enterpriseId);
  return {
    page: (key: SubmissionKey | null, size: number) => summaries(scope.read, and(own, after(key)), size),
    count: () => scope.read.$count(submissions, own),
    byId: (id: string) => whole(scope.read, and(own, eq(submissions.id, id))),
    /** The latest submission of each kind, where it was returned: it waits until another of its kind is sent, whichever version that is of. */
    async returnedOpen(): Promise<SubmissionSummary[]> {
      const ids = await registerOf(scope).sentBack();
      return ids.length === 0 ? [] : summaries(scope.read, and(own, inArray(submissions.id, ids)), ids.length);
    },
    ofSubject: (subjectId: string) => summaries(scope.read, and(own, eq(submissions.subjectId, subjectId)), 100),
  };
};

/** What factories submitted to one regulator; drafts and other regions are not even in the query. */
export const receivedBy = (read: Reader, regulatorId: string) => {
  const own = eq(submissions.regulatorId, regulatorId);
  return {
    page: (key: SubmissionKey | null, size: number) => summaries(read, and(own, after(key)), size),
    byId: (id: string) => whole(read, and(own, eq(submissions.id, id))),
  };
};

/** The regulator of a region; null when none receives there. */
export async function regulatorOf(read: Reader, region: string): Promise<{ id: string; name: string } | null> {
  return (await read.select({ id: regulators.id, name: regulators.name }).from(regulators).where(eq(regulators.region, region)))[0] ?? null;
}

/** The regulator of a name or a region; null when there is none. */
export async function regulatorNamed(read: Reader, nameOrRegion: string): Promise<{ id: string; name: string } | null> {
  const rows = await read.select({ id: regulators.id, name: regulators.name }).from(regulators).where(or(eq(regulators.region, nameOrRegion), eq(regulators.name, nameOrRegion))).limit(1);
  return rows[0] ?? null;
}

/** Factories of a region, for the count on the regulator's page. */
export async function enterprisesIn(read: Reader, region: string): Promise<number> {
  return read.$count(enterprises, eq(enterprises.region, region));
}
