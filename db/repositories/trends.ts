import { and, asc, count, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import { titledFinding } from '../../app/domain/hazard/title';
import type { HazardGrade } from '../../app/domain/hazard/types';
import type { Reached } from '../../app/domain/organisation/access/reach';
import type { RiskLevel } from '../../app/domain/risk/types';
import type { Day } from '../../app/domain/shared/day';
import { hazards, riskItems } from '../schema';
import { HAZARD_REACH, TITLED } from './hazard/hazardPage';
import { reachedWhere, type Scope } from './scope';

/** A hazard that was closed. */
export interface ClosedHazard {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly workshopName: string;
  readonly postName: string;
  readonly responsibleName: string;
  readonly grade: HazardGrade | null;
  readonly foundDay: Day;
  readonly closedDay: Day;
}

/** A row of a version of the list by its place and text. */
export interface LevelLine {
  readonly id: string;
  readonly riskPoint: string;
  readonly workshopId: string;
  readonly postId: string;
  readonly level: RiskLevel | null;
}

const PLACE = { workshopId: riskItems.workshopId, postId: riskItems.postId };

/** What is seen over time beside the days of the posts. */
export const trendsOf = (scope: Scope) => ({
  /** Hazards closed from a day to a day, in the order they were; at most `limit`. */
  async closedBetween(reached: Reached, from: Day, to: Day, limit: number): Promise<ClosedHazard[]> {
    const rows = await scope.read
      .select({
        id: hazards.id, number: hazards.number, ...TITLED, workshopName: hazards.workshopName, postName: hazards.postName, responsibleName: hazards.responsibleName, grade: hazards.grade,
        foundDay: hazards.foundDay, closedDay: hazards.closedDay,
      })
      .from(hazards)
      .where(and(eq(hazards.enterpriseId, scope.enterpriseId), gte(hazards.closedDay, from), lte(hazards.closedDay, to), reachedWhere(HAZARD_REACH, reached)))
      .orderBy(asc(hazards.closedDay), asc(hazards.id))
      .limit(limit);
    return rows.flatMap(({ closedDay, description, riskPoint, sourceItemId, title, ...row }) => (closedDay === null ? [] : [{ ...row, closedDay, title: titledFinding({ title, description, riskPoint, sourceItemId }).title }]));
  },
  /** Rows of versions by version and level. */
  levelsByVersion: (reached: Reached, versionIds: readonly string[]): Promise<{ versionId: string; level: RiskLevel | null; n: number }[]> =>
    Promise.resolve(
      scope.read
        .select({ versionId: riskItems.versionId, level: riskItems.level, n: count() })
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), inArray(riskItems.versionId, [...versionIds]), reachedWhere(PLACE, reached)))
        .groupBy(riskItems.versionId, riskItems.level),
    ),
  /** The rows of one version at one level, or those nobody assessed; at most `limit`. */
  linesOfLevel: (reached: Reached, versionId: string, level: RiskLevel | null, limit: number): Promise<LevelLine[]> =>
    Promise.resolve(
      scope.read
        .select({ id: riskItems.id, riskPoint: riskItems.riskPoint, ...PLACE, level: riskItems.level })
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId), level === null ? isNull(riskItems.level) : eq(riskItems.level, level), reachedWhere(PLACE, reached)))
        .orderBy(asc(riskItems.position))
        .limit(limit),
    ),
});
