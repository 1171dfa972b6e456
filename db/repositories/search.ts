import { and, desc, eq, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import type { HazardGrade, HazardStage } from '../../app/domain/hazard/types';
import type { Reached } from '../../app/domain/organisation/access/reach';
import type { RiskLevel } from '../../app/domain/risk/types';
import { folded, widthsOf } from '../../app/domain/shared/fold';
import type { PeriodKind } from '../../app/domain/routine/periodKind';
import { hazards, monthlyMeetings, riskItems, weeklyReports } from '../schema';
import { type Titled, titledFinding } from '../../app/domain/hazard/title';
import { HAZARD_REACH, TITLED } from './hazard/hazardPage';
import { reachedWhere, type Scope } from './scope';

/** A hazard as the results of a search name it. */
export interface FoundHazard {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly riskPoint: string | null;
  readonly description: string;
  readonly workshopName: string;
  readonly postName: string;
  readonly stage: HazardStage;
  readonly grade: HazardGrade | null;
}

/** A row of the list as the results of a search name it. */
export interface FoundItem {
  readonly id: string;
  readonly riskPoint: string;
  readonly failure: string;
  readonly workshopId: string;
  readonly postId: string;
  readonly level: RiskLevel | null;
}

const HAZARD = {
  id: hazards.id, number: hazards.number, ...TITLED, workshopName: hazards.workshopName, postName: hazards.postName, stage: hazards.stage, grade: hazards.grade,
};
const ITEM = { id: riskItems.id, riskPoint: riskItems.riskPoint, failure: riskItems.failure, workshopId: riskItems.workshopId, postId: riskItems.postId, level: riskItems.level };

const named = <T extends Titled>({ sourceItemId, ...row }: T): Omit<T, 'sourceItemId'> => ({ ...row, ...titledFinding({ ...row, sourceItemId }) });

const END = '\u{10FFFF}';

/** What a search reads; every reading is limited. */
export const searchOf = (scope: Scope) => ({
  /** Hazards whose number or title begins like this, open or closed, the latest first. */
  async hazardsBeginning(text: string, reached: Reached, limit: number): Promise<FoundHazard[]> {
    const number = folded(text).toUpperCase();
    const rows = await scope.read
      .select(HAZARD)
      .from(hazards)
      .where(
        and(
          eq(hazards.enterpriseId, scope.enterpriseId),
          or(and(gte(hazards.number, number), lt(hazards.number, number + END)), ...widthsOf(text).map((typed) => and(gte(hazards.title, typed), lt(hazards.title, typed + END)))),
          reachedWhere(HAZARD_REACH, reached),
        ),
      )
      .orderBy(desc(hazards.number))
      .limit(limit);
    return rows.map(named);
  },
  /** Open hazards, the latest first. */
  async openHazards(reached: Reached, limit: number): Promise<FoundHazard[]> {
    const rows = await scope.read
      .select(HAZARD)
      .from(hazards)
      .where(and(eq(hazards.enterpriseId, scope.enterpriseId), isNull(hazards.closedDay), reachedWhere(HAZARD_REACH, reached)))
      .orderBy(desc(hazards.foundDay), desc(hazards.id))
      .limit(limit);
    return rows.map(named);
  },
  /** Compiled reports or minutes whose number begins like this, signed or not, the latest first. */
  compiled(kind: PeriodKind, number: string, limit: number): Promise<{ id: string; number: string; period: string }[]> {
    const table = kind === 'week' ? weeklyReports : monthlyMeetings;
    return Promise.resolve(
      scope.read
        .select({ id: table.id, number: table.number, period: table.period })
        .from(table)
        .where(and(eq(table.enterpriseId, scope.enterpriseId), gte(table.number, number), lt(table.number, number + END)))
        .orderBy(desc(table.number))
        .limit(limit),
    );
  },
  /** Rows of some versions of the list, in their order. */
  items: (versionIds: readonly string[], reached: Reached, limit: number): Promise<FoundItem[]> =>
    Promise.resolve(
      scope.read
        .select(ITEM)
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), inArray(riskItems.versionId, [...versionIds]), reachedWhere({ workshopId: riskItems.workshopId, postId: riskItems.postId }, reached)))
        .orderBy(riskItems.position, riskItems.id)
        .limit(limit),
    ),
});
