import { and, asc, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { type Period, type PeriodKind, PERIODS } from '../../../app/domain/routine/periodKind';
import { type PeriodStanding, periodStanding } from '../../../app/domain/routine/periodState';
import type { PaperSignature, PeriodPaper } from '../../../app/domain/routine/signing';
import type { SignedPaper } from '../../../app/domain/routine/types';
import type { Day } from '../../../app/domain/shared/day';
import { monthlyMeetings, signatureProofs, signatures, weeklyReports } from '../../schema';
import { checksOf, PROOF_OF } from './checks';
import { postDaysBetween, type PostDaysView } from './postDays';
import type { Scope } from '../scope';

/** A paper without its content, for lists and states. */
export type PaperHeader = Pick<PeriodPaper, 'id' | 'number' | 'period' | 'compiledAt' | 'signatures'>;

/** The columns that papers of both kinds have, under the same names. */
const TABLES: Readonly<Record<PeriodKind, typeof weeklyReports>> = { week: weeklyReports, month: monthlyMeetings as unknown as typeof weeklyReports };

/** The names under papers of one kind, by paper, in the order they were set. */
export async function signaturesOf(scope: Scope, paper: SignedPaper, paperIds: readonly string[]): Promise<Map<string, PaperSignature[]>> {
  const byPaper = new Map<string, PaperSignature[]>(paperIds.map((id) => [id, []]));
  if (paperIds.length === 0) return byPaper;
  const rows = await scope.read
    .select({
      paperId: signatures.paperId, capacity: signatures.capacity, personId: signatures.personId, personName: signatures.personName,
      personTitle: signatures.personTitle, words: signatures.words, contentHash: signatures.contentHash, signedAt: signatures.signedAt, kind: signatureProofs.method,
      drawing: signatureProofs.drawing,
    })
    .from(signatures)
    .leftJoin(signatureProofs, PROOF_OF)
    .where(and(eq(signatures.enterpriseId, scope.enterpriseId), eq(signatures.paper, paper), inArray(signatures.paperId, [...paperIds])))
    .orderBy(asc(signatures.signedAt), asc(signatures.id));
  for (const { paperId, kind, drawing, ...signature } of rows) byPaper.get(paperId)?.push({ ...signature, ...(kind ? { kind } : {}), ...(drawing ? { drawing } : {}) });
  return byPaper;
}

/** Papers of one kind of one factory without their content, the latest period first, and of a period the latest paper. */
export const headersOf = (scope: Scope, kind: PeriodKind) => {
  const table = TABLES[kind];
  const { paper } = PERIODS[kind];
  const headers = async (where: SQL | undefined): Promise<PaperHeader[]> => {
    const sealed = and(eq(signatures.enterpriseId, table.enterpriseId), eq(signatures.paper, paper), eq(signatures.paperId, table.id), eq(signatures.capacity, 'principal'));
    const rows = await scope.read
      .select({ id: table.id, number: table.number, period: table.period, compiledAt: table.compiledAt })
      .from(table)
      .leftJoin(signatures, sealed)
      .where(and(eq(table.enterpriseId, scope.enterpriseId), where))
      .orderBy(desc(table.period), desc(table.id));
    const signed = await signaturesOf(scope, paper, rows.map(({ id }) => id));
    return rows.map((row) => ({ ...row, signatures: signed.get(row.id) ?? [] }));
  };
  const newest = sql`not exists (select 1 from ${table} later where later.enterprise_id = ${table.enterpriseId} and later.${sql.identifier(table.period.name)} = ${table.period} and later.id > ${table.id})`;
  return {
    /** Of the periods between two. */
    between: (from: Period, to: Period) => headers(and(gte(table.period, from as Day), lte(table.period, to as Day))),
    /** The latest of each period, where the 主要负责人 has not signed it: what waits for a name. */
    unsigned: () => headers(and(isNull(signatures.id), newest)),
  };
};

/** Papers of one kind with their content, the latest of a period first; `complete` adds what stands in other tables. */
export const papersOf = <P extends PeriodPaper>(scope: Scope, kind: PeriodKind, complete: (papers: readonly PeriodPaper[]) => Promise<P[]>) => {
  const table = TABLES[kind];
  const papers = async (where: SQL): Promise<P[]> => {
    const rows = await scope.read.select().from(table).where(and(eq(table.enterpriseId, scope.enterpriseId), where)).orderBy(desc(table.period), desc(table.id));
    const signed = await signaturesOf(scope, PERIODS[kind].paper, rows.map(({ id }) => id));
    return complete(rows.map(({ enterpriseId: _, ...row }) => ({ ...row, signatures: signed.get(row.id) ?? [] })));
  };
  return {
    byId: async (id: string): Promise<P | null> => (await papers(eq(table.id, id)))[0] ?? null,
    byIds: async (ids: readonly string[]): Promise<P[]> => (ids.length === 0 ? [] : papers(inArray(table.id, [...ids]))),
    ofPeriod: (period: Period) => papers(eq(table.period, period as Day)),
  };
};

/** How periods of a kind stand, given in their order; `view` are the days of all of them where they are being read anyway. A fixed number of queries. */
export async function standingsOf(scope: Scope, kind: PeriodKind, periods: readonly Period[], today: Day, view?: Promise<Pick<PostDaysView, 'days'>>): Promise<PeriodStanding<PaperHeader>[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  const [from, to] = [first && PERIODS[kind].span(first), last && PERIODS[kind].span(last)];
  if (!from || !to) return [];
  const [{ days }, papers, reasons] = await Promise.all([
    view ?? postDaysBetween(scope, from.start, to.end, today), headersOf(scope, kind).between(first!, last!), checksOf(scope).gapReasons(kind, first!, last!),
  ]);
  return periods.map((period) => periodStanding(kind, period, today, { days, papers, reasons }));
}
