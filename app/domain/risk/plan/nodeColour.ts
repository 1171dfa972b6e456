import type { HazardGrade } from '../../hazard/types';
import { RISK_LEVELS, type RiskLevel } from '../types';

/** How many of what stand at a node of the tree. */
export interface NodeLoad {
  /** Rows of the list in force, by level; `none` for those not assessed. */
  readonly items: Readonly<Partial<Record<RiskLevel | 'none', number>>>;
  /** Hazards without a close, by grade; `none` for those not graded yet. */
  readonly hazards: Readonly<Partial<Record<HazardGrade | 'none', number>>>;
}

/** What decided the colour: a row of the list, an open hazard, or both alike. */
export type ColourCause = 'item' | 'hazard' | 'both';

/** The worst of some levels; null when there is none. */
export const worstLevel = (levels: readonly (RiskLevel | null | undefined)[]): RiskLevel | null => RISK_LEVELS.find((level) => levels.includes(level)) ?? null;

const present = <K extends string>(counts: Readonly<Partial<Record<K, number>>>, key: K): boolean => (counts[key] ?? 0) > 0;

/**
 * The level whose colour a node carries: the worst of the list in force or of an open hazard, a hazard's 重大/较大/一般
 * counting as the level of the same word. What is not assessed or not graded gives no colour. Only the scheme 红橙黄蓝 of
 * risk grading; a node without any level is null.
 */
export function nodeColour({ items, hazards }: NodeLoad): { level: RiskLevel; cause: ColourCause } | null {
  const level = RISK_LEVELS.find((one) => present(items, one) || (one !== 'low' && present(hazards, one)));
  if (!level) return null;
  const byHazard = level !== 'low' && present(hazards, level);
  return { level, cause: byHazard ? (present(items, level) ? 'both' : 'hazard') : 'item' };
}

const added = <K extends string>(counts: readonly Readonly<Partial<Record<K, number>>>[]): Partial<Record<K, number>> => {
  const sum: Partial<Record<K, number>> = {};
  for (const one of counts) for (const [key, n] of Object.entries(one) as [K, number][]) sum[key] = (sum[key] ?? 0) + n;
  return sum;
};

/** The load of a node that stands over others. */
export const together = (loads: readonly NodeLoad[]): NodeLoad => ({ items: added(loads.map(({ items }) => items)), hazards: added(loads.map(({ hazards }) => hazards)) });

/** How many rows or hazards a load counts. */
export const totalOf = (counts: Readonly<Partial<Record<string, number>>>): number => Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
