import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Reached } from '../../../app/domain/organisation/access/reach';
import { isConfirmed, newerThan, type PaperKind, type PaperLine, PAPER_KINDS } from '../../../app/domain/report/register';
import type { Day } from '../../../app/domain/shared/day';
import { prepared } from '../../dialect/prepared';
import type { Reader } from '../../dialect/reader';
import { issuedFiles, papers } from '../../schema';
import { reachedWhere, type Scope } from '../scope';

const REACH = { workshopId: papers.workshopId, postId: papers.postId, personId: papers.personId };
/** Lines of the series of the row of `papers` that is looked at. */
const OF_SERIES = (name: 'later' | 'newest'): SQL => sql.raw(`${name}.enterprise_id = papers.enterprise_id and ${name}.kind = papers.kind and ${name}.series = papers.series`);
/** A line that a later one of its series has taken the place of under the same number: the same paper, as it was before its last act. */
const EARLIER_STATE = sql`(papers.state = 'replaced' and exists (select 1 from papers later where ${OF_SERIES('later')} and later.number = papers.number and later.ordinal > papers.ordinal))`;
/** What the bureau answered last to a line of the series before this row of `papers`; '' for nothing. */
const ANSWERED_BEFORE = sql<string>`coalesce((select later.step from papers later where ${OF_SERIES('later')} and later.ordinal < papers.ordinal and later.step in ('accepted', 'sentBack') order by later.ordinal desc limit 1), '')`;
const END = '\u{10FFFF}';

const toLine = ({ enterpriseId: _, ...line }: typeof papers.$inferSelect): PaperLine => line;

/** Where a page of the register begins: after this line, the latest day first. */
export interface PaperKey {
  readonly day: Day;
  readonly id: string;
}

/** Lines between two days, of one kind or of all. */
interface OfMonth {
  readonly from: Day;
  readonly to: Day;
  readonly kind: PaperKind | null;
}

const newestOfSeries = prepared((read) =>
  read
    .select()
    .from(papers)
    .where(and(eq(papers.enterpriseId, sql.placeholder('enterpriseId')), eq(papers.kind, sql.placeholder('kind')), eq(papers.series, sql.placeholder('series'))))
    .orderBy(desc(papers.ordinal))
    .limit(1)
    .prepare(),
);

/** The register of one factory. */
export const registerOf = (scope: Scope) => {
  const own = eq(papers.enterpriseId, scope.enterpriseId);
  const one = async (where: SQL | undefined, ...order: SQL[]): Promise<PaperLine | null> => {
    const [row] = await scope.read.select().from(papers).where(and(own, where)).orderBy(...order).limit(1);
    return row ? toLine(row) : null;
  };
  const ofMonth = (reached: Reached, { from, to, kind }: OfMonth): SQL | undefined => and(
    own, gte(papers.day, from), lte(papers.day, to), kind ? eq(papers.kind, kind) : undefined, sql`not ${EARLIER_STATE}`, ne(papers.subjectKind, 'check'), reachedWhere(REACH, reached),
  );
  return {
    /** The last line of a series; null when nothing was entered in it. */
    async newest(kind: PaperKind, series: string): Promise<PaperLine | null> {
      const [row] = await newestOfSeries(scope.read).execute({ enterpriseId: scope.enterpriseId, kind, series });
      return row ? toLine(row) : null;
    },
    /** What an act on a subject goes on from: the subject's own last line, or the last of the series. */
    before: (kind: PaperKind, series: string, subjectId: string) =>
      one(and(eq(papers.kind, kind), eq(papers.series, series)), desc(sql`case when ${papers.subjectId} = ${subjectId} then 1 else 0 end`), desc(papers.ordinal)),
    /** The last line of a subject; null where it has none. */
    lineOf: (kind: PaperKind, subjectId: string) => one(and(eq(papers.kind, kind), eq(papers.subjectId, subjectId)), desc(papers.ordinal)),
    /** A line that somebody reaches; null for any other. */
    byId: (id: string, reached: Reached): Promise<PaperLine | null> => one(and(eq(papers.id, id), reachedWhere(REACH, reached))),
    /** How many lines of a month somebody reaches. */
    count: (reached: Reached, month: OfMonth): Promise<number> => scope.read.$count(papers, ofMonth(reached, month)),
    /** The lines of a month that somebody reaches, or of one kind of it. The record of a post stands on the page of its day. */
    async page(reached: Reached, month: OfMonth, after: PaperKey | null, limit: number): Promise<PaperLine[]> {
      const rows = await scope.read
        .select()
        .from(papers)
        .where(and(
          ofMonth(reached, month),
          after ? or(lt(papers.day, after.day), and(eq(papers.day, after.day), lt(papers.id, after.id))) : undefined,
        ))
        .orderBy(desc(papers.day), desc(papers.id))
        .limit(limit);
      return rows.map(toLine);
    },
    /** Papers whose number begins like this, the latest first. */
    async beginning(number: string, reached: Reached, limit: number): Promise<PaperLine[]> {
      const rows = await scope.read
        .select()
        .from(papers)
        .where(and(own, gte(papers.number, number), lt(papers.number, number + END), sql`not ${EARLIER_STATE}`, reachedWhere(REACH, reached)))
        .orderBy(desc(papers.number), desc(papers.issuedAt))
        .limit(limit);
      return rows.map(toLine);
    },
    /** Whether a paper of exactly this content is in the register. */
    async has(contentHash: string): Promise<boolean> {
      return (await one(eq(papers.contentHash, contentHash))) !== null;
    },
    /** Submissions that were sent back and not followed by another, or by one that was withdrawn. */
    async sentBack(): Promise<string[]> {
      const rows = await scope.read.select({ id: papers.subjectId }).from(papers)
        .where(and(own, eq(papers.kind, 'submission'), ne(papers.state, 'replaced'), or(eq(papers.step, 'sentBack'), and(eq(papers.step, 'withdrawn'), eq(ANSWERED_BEFORE, 'sentBack')))));
      return rows.map(({ id }) => id);
    },
    /** What was submitted before and after a submission of its series, next to it, what was withdrawn left out; null where there is none. */
    async besides(submissionId: string): Promise<{ readonly before: string | null; readonly after: string | null }> {
      const line = await one(and(eq(papers.kind, 'submission'), eq(papers.subjectId, submissionId)), desc(papers.ordinal));
      if (!line) return { before: null, after: null };
      const others = and(eq(papers.kind, 'submission'), eq(papers.series, line.series), ne(papers.step, 'withdrawn'), ne(papers.subjectId, submissionId));
      const [before, after] = await Promise.all([one(and(others, lt(papers.ordinal, line.ordinal)), desc(papers.ordinal)), one(and(others, gt(papers.ordinal, line.ordinal)), desc(papers.ordinal))]);
      return { before: before?.subjectId ?? null, after: after?.subjectId ?? null };
    },
  };
};

/** What anybody who holds a printed paper may learn of it. */
export interface PublicPaper extends Pick<PaperLine, 'kind' | 'title' | 'number' | 'version' | 'factory' | 'issuedAt'> {
  /** What follows on it by now; see `newerThan`. */
  readonly newer: string | null;
}

/** More papers than this never carry the same hash: those of one list, or the two of a hazard. */
const TOGETHER = 10;

/** The papers that carry exactly this hash (SHA-256, hex), in whichever factory they were made; none when there is no such paper. */
export async function publicPapersOf(read: Reader, hash: string): Promise<PublicPaper[]> {
  const newest = (column: 'number' | 'version') =>
    sql<string>`(select newest.${sql.identifier(column)} from papers newest where ${OF_SERIES('newest')} order by newest.ordinal desc limit 1)`;
  const rows = await read
    .select({
      enterpriseId: papers.enterpriseId, kind: papers.kind, title: papers.title, number: papers.number, version: papers.version, factory: papers.factory, issuedAt: papers.issuedAt, state: papers.state,
      newestNumber: newest('number'), newestVersion: newest('version'),
    })
    .from(papers)
    .where(and(eq(papers.contentHash, hash), inArray(papers.kind, PAPER_KINDS.filter(isConfirmed))))
    .orderBy(asc(papers.issuedAt), asc(papers.id))
    .limit(TOGETHER);
  // one factory's alone: a hash covers ids, which no two factories share
  return rows
    .filter(({ enterpriseId }) => enterpriseId === rows[0]?.enterpriseId)
    .sort((a, b) => PAPER_KINDS.indexOf(a.kind) - PAPER_KINDS.indexOf(b.kind))
    .map(({ enterpriseId: _, state, newestNumber, newestVersion, ...paper }) => ({ ...paper, newer: newerThan({ ...paper, state }, { number: newestNumber, version: newestVersion }) }));
}

/** The hash printed on papers that begins as a typed code says (`readVerifyCode`), of whichever factory; null when there is none. */
export async function hashBeginning(read: Reader, { from, to }: { readonly from: string; readonly to: string }): Promise<string | null> {
  const [row] = await read.select({ hash: papers.contentHash }).from(papers)
    .where(and(gte(papers.contentHash, from), lte(papers.contentHash, to), inArray(papers.kind, PAPER_KINDS.filter(isConfirmed)))).orderBy(asc(papers.contentHash)).limit(1);
  return row?.hash ?? null;
}

/** A file that was handed out, by the SHA-256 of its bytes; null when no factory handed out this one. */
export async function issuedFileOf(read: Reader, hash: string): Promise<Pick<typeof issuedFiles.$inferSelect, 'enterpriseId' | 'contentHash' | 'format' | 'issuedAt'> | null> {
  const [row] = await read.select({ enterpriseId: issuedFiles.enterpriseId, contentHash: issuedFiles.contentHash, format: issuedFiles.format, issuedAt: issuedFiles.issuedAt }).from(issuedFiles).where(eq(issuedFiles.hash, hash)).orderBy(asc(issuedFiles.issuedAt)).limit(1);
  return row ?? null;
}
