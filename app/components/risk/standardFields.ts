import type { RiskLevel } from '~/domain/risk/types';

/** Name of the field that gives the level of one band of a set. */
export const bandField = (setId: string, index: number): string => `level-${setId}-${index}`;

/** Name of the field that gives one end of a band of the factory's own cut-offs. */
export const ownField = (level: RiskLevel, end: 'low' | 'high'): string => `own-${level}-${end}`;
