import { type ControlLevel, FREQUENCIES, type Frequency, type RiskLevel } from '../types';

/** The levels of the house that must control an item, the highest first: what an upper level controls, the lower ones control too. */
export const CONTROLLED_BY: Readonly<Record<RiskLevel, readonly ControlLevel[]>> = {
  major: ['enterprise', 'workshop', 'team', 'post'],
  considerable: ['enterprise', 'workshop', 'team', 'post'],
  general: ['workshop', 'team', 'post'],
  low: ['team', 'post'],
};

/** The highest level of the house that must control an item of a risk level. */
export const controlLevelOf = (level: RiskLevel): ControlLevel => CONTROLLED_BY[level][0]!;

/** The check frequency proposed for a level; a proposal that the factory changes row by row. */
export const DEFAULT_FREQUENCY: Readonly<Record<RiskLevel, Frequency>> = {
  major: 'day',
  considerable: 'day',
  general: 'week',
  low: 'month',
};

/** Whether a frequency of the calendar is rarer than the one proposed for a level. 事件触发 is compared with none: its event says how often. */
export const rarerThanProposed = (frequency: Frequency, level: RiskLevel): boolean =>
  frequency !== 'event' && FREQUENCIES.indexOf(frequency) > FREQUENCIES.indexOf(DEFAULT_FREQUENCY[level]);
