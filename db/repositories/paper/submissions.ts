import type { Paper } from '../../../app/domain/report/paper';
import type { SignedHead } from '../../../app/domain/shared/signed';
import type { Instant } from '../../../app/domain/shared/instant';
import type { RowRemark, SubmissionAnswerKind, SubmissionKind, SubmissionState } from '../../../app/domain/supervision/types';
import { among } from '../../dialect/among';
import type { Reader } from '../../dialect/reader';
import { enterprises, regulators, submissionAnswers, submissions } from '../../schema';
import type { Scope } from '../scope';
import { and, asc, count, desc, eq, gt, inArray, like, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { registerOf } from './papers';

export interface SubmissionAnswerRow {
  readonly kind: SubmissionAnswerKind;
  readonly reason: string;
  /** What it says of single lines. */
  readonly remarks: readonly RowRemark[];
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
  readonly regulatorId: string;
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
  readonly state: SubmissionState;
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
  enterpriseId: submissions.enterpriseId, id: submissions.id, number: submissions.number, kind: submissions.kind, regulatorId: submissions.regulatorId,
  enterpriseName: submissions.enterpriseName, region: submissions.region, subjectId: submissions.subjectId, subjectLabel: submissions.subjectLabel,
  contentHash: submissions.contentHash, documentHash: submissions.documentHash, headSeq: submissions.headSeq, headHash: submissions.headHash, deposit: submissions.deposit,
  submittedByName: submissions.submittedByName, submittedAt: submissions.submittedAt, state: submissions.state,
};
const ANSWER = {
  kind: submissionAnswers.kind, reason: submissionAnswers.reason, remarks: submissionAnswers.remarks, officerName: submissionAnswers.officerName,
  regulatorName: submissionAnswers.regulatorName, answeredAt: submissionAnswers.answeredAt,
};
const answered = and(eq(submissionAnswers.enterpriseId, submissions.enterpriseId), eq(submissionAnswers.submissionId, submissions.id));

const after = (key: SubmissionKey | null): SQL | undefined =>
  key ? or(lt(submissions.submittedAt, key.submittedAt as Instant), and(eq(submissions.submittedAt, key.submittedAt as Instant), lt(submissions.id, key.id))) : undefined;

const NEWEST_FIRST = [desc(submissions.submittedAt), desc(submissions.id)];
const OLDEST_FIRST = [asc(submissions.submittedAt), asc(submissions.id)];

/** An answer with its remarks: none in those from before they were asked. */
const answerOf = (row: (Omit<SubmissionAnswerRow, 'remarks'> & { readonly remarks: readonly RowRemark[] | null }) | null): SubmissionAnswerRow | null => row && { ...row, remarks: row.remarks ?? [] };

async function summaries(read: Reader, where: SQL | undefined, size: number, order: readonly SQL[] = NEWEST_FIRST): Promise<SubmissionSummary[]> {
  const rows = await read.select({ submission: SUMMARY, answer: ANSWER }).from(submissions).leftJoin(submissionAnswers, answered).where(where).orderBy(...order).limit(size);
  return rows.map(({ submission, answer }) => ({ ...submission, answer: answerOf(answer) }));
}

const later = (key: SubmissionKey | null): SQL | undefined =>
  key ? or(gt(submissions.submittedAt, key.submittedAt as Instant), and(eq(submissions.submittedAt, key.submittedAt as Instant), gt(submissions.id, key.id))) : undefined;

async function whole(read: Reader, where: SQL | undefined): Promise<Submission | null> {
  const [row] = await read.select({ submission: { ...SUMMARY, content: submissions.content }, answer: ANSWER }).from(submissions).leftJoin(submissionAnswers, answered).where(where);
  return row ? { ...row.submission, answer: answerOf(row.answer) } : null;
}

/** What one enterprise submitted. */
export const submissionsOf = (scope: Scope) => {
  const own = eq(submissions.enterpriseId, scope.enterpriseId);
  return {
    page: (key: SubmissionKey | null, size: number) => summaries(scope.read, and(own, after(key)), size),
    count: () => scope.read.$count(submissions, own),
    byId: (id: string) => whole(scope.read, and(own, eq(submissions.id, id))),
    /** Those of some that wait for their answer. */
    waiting: (ids: readonly string[]) => summaries(scope.read, and(own, inArray(submissions.id, [...ids]), eq(submissions.state, 'waiting')), ids.length),
    /** The newest that were not withdrawn. */
    latest: (size: number) => summaries(scope.read, and(own, ne(submissions.state, 'withdrawn')), size),
    /** The latest submission of each kind, where it was returned: it waits until another of its kind is sent, whichever version that is of. */
    async returnedOpen(): Promise<SubmissionSummary[]> {
      const ids = await registerOf(scope).sentBack();
      return ids.length === 0 ? [] : summaries(scope.read, and(own, inArray(submissions.id, ids)), ids.length);
    },
    ofSubject: (kind: SubmissionKind, subjectId: string) => summaries(scope.read, and(own, eq(submissions.kind, kind), eq(submissions.subjectId, subjectId)), 100),
  };
};

/** What a regulator knows of a factory of its region that has submitted nothing yet: its name and 统一社会信用代码. */
export interface RegionFactory {
  readonly enterpriseId: string;
  readonly name: string;
  readonly creditCode: string;
  readonly region: string;
}
const FACTORY = { enterpriseId: enterprises.enterpriseId, name: enterprises.name, creditCode: enterprises.creditCode, region: enterprises.region };

/** Whether a factory has sent a regulator no list after a submission, what it withdrew left out. */
const isNewest = (bureaus: readonly string[]): SQL => sql`not exists (
  select 1 from ${submissions} newer where newer.enterprise_id = ${submissions.enterpriseId} and newer.regulator_id in ${[...bureaus]} and newer.submitted_at > ${submissions.submittedAt} and newer.kind = 'riskList' and newer.state <> 'withdrawn')`;

/** Whether the newest list that a factory sent a regulator is not under way or accepted: it sent none, or that was returned, or replaced by one that was withdrawn. */
const owes = (bureaus: readonly string[]): SQL => sql`coalesce((
  select ${submissions.state} from ${submissions} where ${submissions.enterpriseId} = ${enterprises.enterpriseId} and ${submissions.regulatorId} in ${[...bureaus]} and ${submissions.kind} = 'riskList' and ${submissions.state} <> 'withdrawn'
  order by ${submissions.submittedAt} desc, ${submissions.id} desc limit 1), 'returned') in ('returned', 'replaced')`;

/** Which of what was received is listed: what waits for an answer, what has one, what ended without, or all; with a number, or of factories that a text names. */
export interface ReceivedFilter {
  readonly show: 'waiting' | 'answered' | 'ended' | 'all';
  readonly q: string;
  /** Ids of the factories that the text names; null where they are too many to be told apart, and '' names none. */
  readonly named: readonly string[] | null;
}

/** A text as part of a pattern: signs that stand for others in it are left out. */
const within = (text: string): string => `%${text.replace(/[%_\\]/g, '')}%`;

/** What factories submitted to a regulator, or to several (one's own and those below); drafts and other regions are not even in the query. */
export const receivedBy = (read: Reader, of: string | readonly string[]) => {
  const bureaus = [of].flat();
  const own = among(submissions.regulatorId, bureaus);
  const ofState: Readonly<Record<ReceivedFilter['show'], SQL | undefined>> = {
    waiting: eq(submissions.state, 'waiting'), answered: notInArray(submissions.state, ['waiting', 'withdrawn', 'replaced']), ended: inArray(submissions.state, ['withdrawn', 'replaced']), all: undefined,
  };
  /** One way of looking at a time: two in one question would go through everything. */
  const sought = (q: string, named: readonly string[] | null): SQL => {
    if (named === null) return like(submissions.enterpriseName, within(q));
    return named.length > 0 ? inArray(submissions.enterpriseId, [...named]) : eq(submissions.number, q.toUpperCase());
  };
  const found = ({ show, q, named }: ReceivedFilter): SQL | undefined =>
    and(own, ofState[show], q === '' ? undefined : sought(q, named));
  return {
    /** What waits longest first; of the others the newest. */
    page: (filter: ReceivedFilter, key: SubmissionKey | null, size: number) =>
      filter.show === 'waiting' ? summaries(read, and(found(filter), later(key)), size, OLDEST_FIRST) : summaries(read, and(found(filter), after(key)), size),
    count: (show: ReceivedFilter['show']): Promise<number> => read.$count(submissions, found({ show, q: '', named: [] })),
    /** The newest of one factory. */
    from: (enterpriseId: string, size: number) => summaries(read, and(own, eq(submissions.enterpriseId, enterpriseId)), size),
    /** The newest list of each of some factories. */
    async newestFrom(enterpriseIds: readonly string[]): Promise<ReadonlyMap<string, SubmissionSummary>> {
      if (enterpriseIds.length === 0) return new Map();
      const rows = await summaries(read, and(own, inArray(submissions.enterpriseId, [...enterpriseIds]), eq(submissions.kind, 'riskList'), ne(submissions.state, 'withdrawn'), isNewest(bureaus)), enterpriseIds.length);
      return new Map(rows.map((row) => [row.enterpriseId, row]));
    },
    /** Factories of a region that have sent nothing, or whose newest was returned, by name; those after a key. */
    owing: (regions: readonly string[], after: string | null, size: number): Promise<RegionFactory[]> =>
      read.select(FACTORY).from(enterprises)
        .where(and(among(enterprises.region, regions), after === null ? undefined : gt(enterprises.enterpriseId, after), owes(bureaus)))
        .orderBy(asc(enterprises.enterpriseId)).limit(size),
    /** All those, each with where it is. */
    owingIn: (regions: readonly string[]): Promise<{ readonly id: string; readonly region: string }[]> =>
      read.select({ id: enterprises.enterpriseId, region: enterprises.region }).from(enterprises).where(and(among(enterprises.region, regions), owes(bureaus))),
    /** What waits for its answer, by the factory it came from and where that is. */
    waitingFrom: (): Promise<{ readonly id: string; readonly region: string }[]> =>
      read.select({ id: submissions.enterpriseId, region: enterprises.region }).from(submissions).innerJoin(enterprises, eq(enterprises.enterpriseId, submissions.enterpriseId)).where(and(own, eq(submissions.state, 'waiting'))),
    owingCount: (regions: readonly string[]): Promise<number> => read.$count(enterprises, and(among(enterprises.region, regions), owes(bureaus))),
    byId: (id: string) => whole(read, and(own, eq(submissions.id, id))),
    /** Where one stands, without its content; null for any other. */
    stateOf: async (id: string): Promise<SubmissionState | null> => (await read.select({ state: submissions.state }).from(submissions).where(and(own, eq(submissions.id, id))))[0]?.state ?? null,
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

/** Factories of some regions whose name holds a text, or with this 统一社会信用代码, by name. */
export const factoriesNamed = (read: Reader, regions: readonly string[], q: string, size: number): Promise<RegionFactory[]> =>
  read.select(FACTORY).from(enterprises).where(and(among(enterprises.region, regions), or(like(enterprises.name, within(q)), eq(enterprises.creditCode, q.toUpperCase())))).orderBy(asc(enterprises.name)).limit(size);

/** Factories of some regions, for the count on the regulator's page. */
export const enterprisesIn = (read: Reader, regions: readonly string[]): Promise<number> => read.$count(enterprises, among(enterprises.region, regions));

/** A factory of some regions; null for any other. */
export const enterpriseIn = async (read: Reader, regions: readonly string[], enterpriseId: string): Promise<RegionFactory | null> =>
  (await read.select(FACTORY).from(enterprises).where(and(among(enterprises.region, regions), eq(enterprises.enterpriseId, enterpriseId))))[0] ?? null;

/** How many factories each of some regions has; a region with none is left out. */
export const factoriesByRegion = async (read: Reader, regions: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await read.select({ region: enterprises.region, n: count() }).from(enterprises).where(among(enterprises.region, regions)).groupBy(enterprises.region);
  return new Map(rows.map(({ region, n }) => [region, n]));
};

/** Some factories by their ids, as they are known. */
export const factoriesOf = (read: Reader, ids: readonly string[]): Promise<RegionFactory[]> =>
  ids.length === 0 ? Promise.resolve([]) : read.select(FACTORY).from(enterprises).where(inArray(enterprises.enterpriseId, [...ids]));
