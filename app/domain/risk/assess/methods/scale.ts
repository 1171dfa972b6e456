import type { FactorKey, RiskLevel } from '../../types';

/** One step of a scale: the number and the words that go with it. */
export interface ScaleStep {
  readonly score: number;
  readonly text: string;
}

/** A factor of a method with its scale; `note` says what a reader must know of the scale's origin. */
export interface Factor {
  readonly key: FactorKey;
  readonly name: string;
  readonly steps: readonly ScaleStep[];
  readonly note: string;
  /** The factory named it; its name is kept with each assessment. */
  readonly own?: boolean;
}

const TENTHS = 10;

/**
 * The product of scores exactly. Scores of LEC include 0.1, 0.2 and 0.5, whose binary fractions could move a product over a
 * boundary, so it is computed in whole tenths.
 */
export function productOf(scores: readonly number[]): number {
  const product = scores.reduce((whole, score) => whole * Math.round(score * TENTHS), 1);
  return product / TENTHS ** scores.length;
}

/** Every product that one step of each scale can give, ascending. */
export function reachableProducts(scales: readonly (readonly ScaleStep[])[]): number[] {
  const products = scales.reduce<number[][]>((made, scale) => made.flatMap((scores) => scale.map(({ score }) => [...scores, score])), [[]]);
  return [...new Set(products.map(productOf))].sort((a, b) => a - b);
}

/** What a factory sets for a value: at or above each, that level; what is below all is 低. No official ones exist. */
export interface Thresholds {
  readonly major: number;
  readonly considerable: number;
  readonly general: number;
}

/** The lowest value of each level, the highest first; 低 has none. */
export const boundsOf = ({ major, considerable, general }: Thresholds): readonly (readonly [RiskLevel, number])[] => [['major', major], ['considerable', considerable], ['general', general]];

/** The level of a value under thresholds. */
export const levelByThresholds = (value: number, thresholds: Thresholds): RiskLevel => boundsOf(thresholds).find(([, bound]) => value >= bound)?.[0] ?? 'low';
