import type { Activity } from '../../organisation/types';
import { worstLevel } from '../plan/nodeColour';
import { concerns, fills } from './sellers';
import { DIMENSIONS, type Dimension, type RiskLevel, type Stage, STAGES } from '../types';

/** So many rows of a workshop in one stage and dimension at one level. */
export interface CoverageCount {
  readonly workshopId: string;
  readonly stage: Stage;
  readonly dimension: Dimension;
  readonly level: RiskLevel | null;
  readonly n: number;
}

/** One cell: how many rows, the worst level among them (null when none is assessed). */
export interface CoverageCell<A extends string> {
  readonly along: A;
  readonly items: number;
  readonly worst: RiskLevel | null;
}

export interface CoverageRow<A extends string> {
  readonly workshopId: string;
  readonly items: number;
  readonly cells: readonly CoverageCell<A>[];
}

/**
 * Stages a factory is asked about: those it has rows in, and those that concern it by what it does. 储存 and 销售 are not
 * asked for where the library's 销售储运 stands for both, and that one is never asked for beside them.
 */
export function stagesAsked(activity: Activity, counts: readonly CoverageCount[]): Stage[] {
  const used = new Set(counts.map(({ stage }) => stage));
  const joined = used.has('sales') && !used.has('storage') && !used.has('selling');
  return STAGES.filter((stage) => used.has(stage) || (concerns(stage, activity) && stage !== 'sales' && !(joined && fills('sales', stage))));
}

function matrix<A extends string>(workshopIds: readonly string[], along: readonly A[], counts: readonly CoverageCount[], axis: (count: CoverageCount) => A): CoverageRow<A>[] {
  return workshopIds.map((workshopId) => {
    const own = counts.filter((count) => count.workshopId === workshopId);
    const cells = along.map((one): CoverageCell<A> => {
      const here = own.filter((count) => axis(count) === one);
      return { along: one, items: here.reduce((sum, { n }) => sum + n, 0), worst: worstLevel(here.map(({ level }) => level)) };
    });
    return { workshopId, items: own.reduce((sum, { n }) => sum + n, 0), cells };
  });
}

/** Workshop × dimension: the five identification dimensions over every workshop, empty cells included. */
export const byDimension = (workshopIds: readonly string[], counts: readonly CoverageCount[]): CoverageRow<Dimension>[] =>
  matrix(workshopIds, DIMENSIONS, counts, ({ dimension }) => dimension);

/** Workshop × stage, over the stages asked about. */
export const byStage = (workshopIds: readonly string[], stages: readonly Stage[], counts: readonly CoverageCount[]): CoverageRow<Stage>[] =>
  matrix(workshopIds, stages, counts, ({ stage }) => stage);

/** The cells without a row, in the order of the matrix. */
export const emptyCells = <A extends string>(rows: readonly CoverageRow<A>[]): { workshopId: string; along: A }[] =>
  rows.flatMap(({ workshopId, cells }) => cells.filter(({ items }) => items === 0).map(({ along }) => ({ workshopId, along })));
