import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL } from 'drizzle-orm';
import type { HazardGrade, HazardPending, HazardStage } from '../../../app/domain/hazard/types';
import { type Reached, WHOLE } from '../../../app/domain/organisation/access/reach';
import type { RiskLevel } from '../../../app/domain/risk/types';
import type { Day } from '../../../app/domain/shared/day';
import { checkAnswers, checkRecords, hazards, riskItems } from '../../schema';
import { titledFinding } from '../../../app/domain/hazard/title';
import { HAZARD_REACH, TITLED } from './hazardPage';
import { reachedWhere, type Scope } from '../scope';

/** An open hazard as the workbench lists it. */
export interface OpenHazard {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly riskPoint: string | null;
  readonly workshopId: string;
  readonly workshopName: string;
  readonly postId: string;
  readonly postName: string;
  readonly responsibleId: string;
  readonly responsibleName: string;
  readonly stage: HazardStage;
  readonly grade: HazardGrade | null;
  readonly pending: HazardPending | null;
  readonly deadline: Day | null;
}

const COLUMNS = {
  id: hazards.id, number: hazards.number, ...TITLED, workshopId: hazards.workshopId, workshopName: hazards.workshopName,
  postId: hazards.postId, postName: hazards.postName, responsibleId: hazards.responsibleId, responsibleName: hazards.responsibleName,
  stage: hazards.stage, grade: hazards.grade, pending: hazards.pending, deadline: hazards.deadline,
};

/** What the workbench counts and lists over one factory. */
export const workbenchOf = (scope: Scope) => {
  const open = (reached: Reached, where: SQL | undefined): SQL | undefined =>
    and(eq(hazards.enterpriseId, scope.enterpriseId), isNull(hazards.closedDay), where, reachedWhere(HAZARD_REACH, reached));
  const list = async (reached: Reached, where: SQL | undefined, limit: number): Promise<OpenHazard[]> => {
    const rows = await scope.read.select(COLUMNS).from(hazards).where(open(reached, where)).orderBy(asc(hazards.dueOrder), asc(hazards.id)).limit(limit);
    return rows.map(({ description, sourceItemId, ...row }) => ({ ...row, ...titledFinding({ ...row, description, sourceItemId }) }));
  };
  return {
    /** Open hazards in some of the stages or with something pending, the nearest limit first. */
    waiting: (reached: Reached, stages: readonly HazardStage[], pendings: readonly HazardPending[], limit: number): Promise<OpenHazard[]> => {
      const wanted = [stages.length > 0 ? inArray(hazards.stage, [...stages]) : undefined, pendings.length > 0 ? inArray(hazards.pending, [...pendings]) : undefined];
      return wanted.every((condition) => condition === undefined) ? Promise.resolve([]) : list(reached, or(...wanted), limit);
    },
    /** Open hazards that carry one person's name and wait for a receipt or a rectification. */
    mine: (personId: string, limit: number) =>
      list(WHOLE, and(eq(hazards.responsibleId, personId), inArray(hazards.stage, ['notified', 'rectifying'])), limit),
    /** The same, and those that wait for a verification within `verifies` (null: none) by anybody but whoever answers for the rectification. */
    mineOrToVerify: (personId: string, verifies: Reached | null, limit: number) => {
      const mine = and(eq(hazards.responsibleId, personId), inArray(hazards.stage, ['notified', 'rectifying']));
      const toVerify = verifies && and(eq(hazards.stage, 'awaitingVerification'), ne(hazards.responsibleId, personId), reachedWhere(HAZARD_REACH, verifies));
      return list(WHOLE, or(mine, toVerify ?? undefined), limit);
    },
    overdue: (reached: Reached, today: Day, limit: number) => list(reached, lt(hazards.dueOrder, today), limit),
    /** Open hazards whose limit is a day or before it, the nearest first. */
    dueBy: (reached: Reached, last: Day, limit: number) => list(reached, lte(hazards.dueOrder, last), limit),
    /** Open hazards by workshop and grade. */
    openByWorkshop: (reached: Reached): Promise<{ workshopId: string; grade: HazardGrade | null; n: number }[]> =>
      Promise.resolve(
        scope.read.select({ workshopId: hazards.workshopId, grade: hazards.grade, n: count() }).from(hazards).where(open(reached, undefined)).groupBy(hazards.workshopId, hazards.grade),
      ),
    /** Rows of a list version by workshop and level. */
    levelsByWorkshop: (versionId: string): Promise<{ workshopId: string; level: RiskLevel | null; n: number }[]> =>
      Promise.resolve(
        scope.read
          .select({ workshopId: riskItems.workshopId, level: riskItems.level, n: count() })
          .from(riskItems)
          .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId)))
          .groupBy(riskItems.workshopId, riskItems.level),
      ),
    /** Rows of a version, and how many of them a person confirmed. */
    async draftProgress(versionId: string): Promise<{ items: number; confirmed: number }> {
      const own = and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId));
      const [items, confirmed] = await Promise.all([scope.read.$count(riskItems, own), scope.read.$count(riskItems, and(own, isNotNull(riskItems.confirmedBy)))]);
      return { items, confirmed };
    },
    /** Whether any check was ever submitted. */
    async anyCheck(): Promise<boolean> {
      const rows = await scope.read.select({ id: checkRecords.id }).from(checkRecords).where(eq(checkRecords.enterpriseId, scope.enterpriseId)).limit(1);
      return rows.length > 0;
    },
    /** 不符合 answers by post and day, of the last revision of each record and of 后续报告. Two queries. */
    async findingsByDay(from: Day, to: Day): Promise<{ day: Day; postId: string; findings: number }[]> {
      const span = and(eq(checkRecords.enterpriseId, scope.enterpriseId), gte(checkRecords.day, from), lte(checkRecords.day, to));
      const [counts, corrections] = await Promise.all([
        scope.read
          .select({ day: checkRecords.day, postId: checkRecords.postId, further: checkRecords.further, revision: checkRecords.revision, findings: count() })
          .from(checkRecords)
          .innerJoin(checkAnswers, and(eq(checkAnswers.enterpriseId, checkRecords.enterpriseId), eq(checkAnswers.recordId, checkRecords.id)))
          .where(and(span, eq(checkAnswers.result, 'nonconforming')))
          .groupBy(checkRecords.day, checkRecords.postId, checkRecords.further, checkRecords.revision),
        scope.read
          .select({ day: checkRecords.day, postId: checkRecords.postId, revision: checkRecords.revision })
          .from(checkRecords)
          .where(and(span, gt(checkRecords.revision, 0)))
          .orderBy(desc(checkRecords.revision)),
      ]);
      const last = new Map<string, number>();
      for (const { day, postId, revision } of corrections) if (!last.has(`${day}/${postId}`)) last.set(`${day}/${postId}`, revision);
      return counts.filter((row) => row.further > 0 || row.revision === (last.get(`${row.day}/${row.postId}`) ?? 0)).map(({ day, postId, findings }) => ({ day, postId, findings }));
    },
  };
};
