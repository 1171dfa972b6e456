import { and, asc, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { PaperSignature } from '../../../app/domain/routine/signing';
import type { SignedPaper } from '../../../app/domain/routine/types';
import type { WeeklyReport } from '../../../app/domain/routine/weekly';
import type { Day } from '../../../app/domain/shared/day';
import type { Instant } from '../../../app/domain/shared/instant';
import { signatures, weeklyReports } from '../../schema';
import type { Scope } from '../scope';

/** A weekly report without its content, for lists and states. */
export interface WeeklyHeader {
  readonly id: string;
  readonly number: string;
  readonly weekStart: Day;
  readonly compiledAt: Instant;
  readonly signatures: readonly PaperSignature[];
}

/** The names under papers of one kind, by paper, in the order they were set. */
export async function signaturesOf(scope: Scope, paper: SignedPaper, paperIds: readonly string[]): Promise<Map<string, PaperSignature[]>> {
  const byPaper = new Map<string, PaperSignature[]>(paperIds.map((id) => [id, []]));
  if (paperIds.length === 0) return byPaper;
  const rows = await scope.read
    .select({
      paperId: signatures.paperId, capacity: signatures.capacity, personId: signatures.personId, personName: signatures.personName,
      personTitle: signatures.personTitle, words: signatures.words, contentHash: signatures.contentHash, signedAt: signatures.signedAt,
    })
    .from(signatures)
    .where(and(eq(signatures.enterpriseId, scope.enterpriseId), eq(signatures.paper, paper), inArray(signatures.paperId, [...paperIds])))
    .orderBy(asc(signatures.signedAt), asc(signatures.id));
  for (const { paperId, ...signature } of rows) byPaper.get(paperId)?.push(signature);
  return byPaper;
}

/** A report that no later one of its week follows on. */
const NEWEST = sql`not exists (select 1 from weekly_reports later where later.enterprise_id = ${weeklyReports.enterpriseId} and later.week_start = ${weeklyReports.weekStart} and later.id > ${weeklyReports.id})`;

/** 《每周工业产品质量安全排查治理报告》 of one factory; the latest of a week stands first. */
export const reportsOf = (scope: Scope) => {
  const reports = async (where: SQL | undefined): Promise<WeeklyReport[]> => {
    const rows = await scope.read
      .select()
      .from(weeklyReports)
      .where(and(eq(weeklyReports.enterpriseId, scope.enterpriseId), where))
      .orderBy(desc(weeklyReports.weekStart), desc(weeklyReports.id));
    const signed = await signaturesOf(scope, 'weekly', rows.map(({ id }) => id));
    return rows.map(({ enterpriseId: _, ...report }) => ({
      ...report,
      signatures: signed.get(report.id) ?? [],
    }));
  };
  return {
    byId: async (id: string): Promise<WeeklyReport | null> => (await reports(eq(weeklyReports.id, id)))[0] ?? null,
    byIds: async (ids: readonly string[]): Promise<WeeklyReport[]> => (ids.length === 0 ? [] : reports(inArray(weeklyReports.id, [...ids]))),
    ofWeek: (weekStart: Day) => reports(eq(weeklyReports.weekStart, weekStart)),
    /** The latest report of each week, where the 主要负责人 has not signed it: what waits for a name. */
    async unsigned(): Promise<WeeklyHeader[]> {
      const sealed = and(eq(signatures.enterpriseId, weeklyReports.enterpriseId), eq(signatures.paper, 'weekly'), eq(signatures.paperId, weeklyReports.id), eq(signatures.capacity, 'principal'));
      const rows = await scope.read
        .select({ id: weeklyReports.id, number: weeklyReports.number, weekStart: weeklyReports.weekStart, compiledAt: weeklyReports.compiledAt })
        .from(weeklyReports)
        .leftJoin(signatures, sealed)
        .where(and(eq(weeklyReports.enterpriseId, scope.enterpriseId), isNull(signatures.id), NEWEST))
        .orderBy(desc(weeklyReports.weekStart));
      const signed = await signaturesOf(scope, 'weekly', rows.map(({ id }) => id));
      return rows.map((row) => ({ ...row, signatures: signed.get(row.id) ?? [] }));
    },
    /** Reports of the weeks whose Mondays lie between two days, without their content. */
    async headers(from: Day, to: Day): Promise<WeeklyHeader[]> {
      const rows = await scope.read
        .select({ id: weeklyReports.id, number: weeklyReports.number, weekStart: weeklyReports.weekStart, compiledAt: weeklyReports.compiledAt })
        .from(weeklyReports)
        .where(and(eq(weeklyReports.enterpriseId, scope.enterpriseId), gte(weeklyReports.weekStart, from), lte(weeklyReports.weekStart, to)))
        .orderBy(desc(weeklyReports.weekStart), desc(weeklyReports.id));
      const signed = await signaturesOf(scope, 'weekly', rows.map(({ id }) => id));
      return rows.map((row) => ({ ...row, signatures: signed.get(row.id) ?? [] }));
    },
  };
};
