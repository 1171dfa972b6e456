import { and, count, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { HazardGrade } from '../../../app/domain/hazard/types';
import type { Reached } from '../../../app/domain/organisation/access/reach';
import type { CoverageCount } from '../../../app/domain/risk/list/coverage';
import type { Dimension, Measure, RiskItem, RiskLevel, Stage } from '../../../app/domain/risk/types';
import { hazards, riskItems } from '../../schema';
import { HAZARD_REACH } from '../hazard/hazardPage';
import { NARROW_SLICE } from '../../../app/domain/shared/giveWay';
import { inSlices } from '../../dialect/slices';
import { reachedWhere, type Scope } from '../scope';
import { behind, type ItemPlace } from './risk';

/** A row of the list as filters judge it, without its texts. */
export interface IndexLine {
  readonly id: string;
  readonly workshopId: string;
  readonly postId: string;
  readonly stage: Stage;
  readonly dimension: Dimension;
  readonly level: RiskLevel | null;
  readonly confirmedBy: string | null;
  readonly ownerEnterprise: string | null;
  readonly ownerWorkshop: string | null;
  readonly ownerPost: string | null;
  readonly limitVerified: boolean;
}

/** The texts of a row that words are looked for in. */
export interface IndexTexts {
  readonly id: string;
  readonly position: number;
  readonly riskPoint: string;
  readonly failure: string;
  readonly measures: readonly Measure[];
  readonly criterion: string;
  readonly checkContent: string;
  readonly product: string;
}

const LINE = {
  id: riskItems.id, position: riskItems.position, workshopId: riskItems.workshopId, postId: riskItems.postId, stage: riskItems.stage, dimension: riskItems.dimension, level: riskItems.level,
  confirmedBy: riskItems.confirmedBy, ownerEnterprise: riskItems.ownerEnterprise, ownerWorkshop: riskItems.ownerWorkshop, ownerPost: riskItems.ownerPost,
  limitVerified: riskItems.limitVerified,
};
const TEXTS = {
  id: riskItems.id, position: riskItems.position, riskPoint: riskItems.riskPoint, failure: riskItems.failure, measures: riskItems.measures, criterion: riskItems.criterion,
  checkContent: riskItems.checkContent, product: riskItems.product,
};
const SHOWN = {
  id: riskItems.id, lineId: riskItems.lineId, version: riskItems.version, level: riskItems.level, stage: riskItems.stage, riskPoint: riskItems.riskPoint, failure: riskItems.failure,
  measures: riskItems.measures, criterion: riskItems.criterion, criterionCondition: riskItems.criterionCondition, limitReading: riskItems.limitReading,
  limitVerified: riskItems.limitVerified, frequency: riskItems.frequency, controlLevel: riskItems.controlLevel,
  assessment: riskItems.assessment, residual: riskItems.residual, ownerMarks: riskItems.ownerMarks, workshopId: riskItems.workshopId, postId: riskItems.postId, confirmedBy: riskItems.confirmedBy,
  ownerEnterprise: riskItems.ownerEnterprise, ownerWorkshop: riskItems.ownerWorkshop, ownerPost: riskItems.ownerPost,
};

/** A row as the table of the list shows it. */
export type ShownLine = Pick<RiskItem, keyof typeof SHOWN>;

/** Rows of the list carry names of owners, but are reached by their place alone. */
const PLACE = { workshopId: riskItems.workshopId, postId: riskItems.postId };

/** Narrow readings of a large list: columns for filters, words, counts, never whole rows but of one page. */
export const riskIndexOf = (scope: Scope) => {
  const own = (versionId: string, reached: Reached): SQL | undefined =>
    and(eq(riskItems.enterpriseId, scope.enterpriseId), eq(riskItems.versionId, versionId), reachedWhere(PLACE, reached));
  return {
    /** Every row of a version in its order, as filters judge it. */
    lines: (versionId: string, reached: Reached): Promise<IndexLine[]> =>
      inSlices<IndexLine & ItemPlace>(
        (after, limit) => scope.read.select(LINE).from(riskItems).where(and(own(versionId, reached), after ? behind(after) : undefined)).orderBy(riskItems.position, riskItems.id).limit(limit), NARROW_SLICE,
      ),
    /** The texts of every row of a version, in its order. */
    texts: (versionId: string, reached: Reached): Promise<IndexTexts[]> =>
      inSlices((after, limit) =>
        scope.read.select(TEXTS).from(riskItems).where(and(own(versionId, reached), after ? behind(after) : undefined)).orderBy(riskItems.position, riskItems.id).limit(limit),
      ),
    /** Rows by id as the table shows them, in the order of the ids. */
    async shown(ids: readonly string[]): Promise<ShownLine[]> {
      if (ids.length === 0) return [];
      const rows: ShownLine[] = await scope.read
        .select(SHOWN)
        .from(riskItems)
        .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), inArray(riskItems.id, [...ids])));
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    /** Rows of a version counted by workshop, stage, dimension and level. */
    coverage: (versionId: string, reached: Reached): Promise<CoverageCount[]> =>
      Promise.resolve(
        scope.read
          .select({ workshopId: riskItems.workshopId, stage: riskItems.stage, dimension: riskItems.dimension, level: riskItems.level, n: count() })
          .from(riskItems)
          .where(own(versionId, reached))
          .groupBy(riskItems.workshopId, riskItems.stage, riskItems.dimension, riskItems.level),
      ),
    /** Rows of a version counted by post and level. */
    levelsByPost: (versionId: string, reached: Reached): Promise<{ workshopId: string; postId: string; level: RiskLevel | null; n: number }[]> =>
      Promise.resolve(
        scope.read
          .select({ workshopId: riskItems.workshopId, postId: riskItems.postId, level: riskItems.level, n: count() })
          .from(riskItems)
          .where(own(versionId, reached))
          .groupBy(riskItems.workshopId, riskItems.postId, riskItems.level),
      ),
    /** Hazards without a close counted by post and grade. */
    openHazardsByPost: (reached: Reached): Promise<{ workshopId: string; postId: string; grade: HazardGrade | null; n: number }[]> =>
      Promise.resolve(
        scope.read
          .select({ workshopId: hazards.workshopId, postId: hazards.postId, grade: hazards.grade, n: count() })
          .from(hazards)
          .where(and(eq(hazards.enterpriseId, scope.enterpriseId), isNull(hazards.closedDay), reachedWhere(HAZARD_REACH, reached)))
          .groupBy(hazards.workshopId, hazards.postId, hazards.grade),
      ),
  };
};
