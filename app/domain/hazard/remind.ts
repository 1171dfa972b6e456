import { type Day, daysBetween, formatDay } from '../shared/day';
import type { Hazard } from './types';

/** Rungs of the ladder by days past the deadline, each with those it reaches besides the rungs below it. */
export const RUNGS = [
  { step: 'before', day: -1, reaches: 'responsible' },
  { step: 'due', day: 0, reaches: 'workshopHead' },
  { step: 'overdue1', day: 1, reaches: 'director' },
  { step: 'overdue3', day: 3, reaches: 'principal' },
] as const;
export type Rung = (typeof RUNGS)[number];

/**
 * The highest rung an open hazard has come to on a day: T−1 the responsible person, T0 also the workshop's head, T+1 also
 * the director, T+3 also the 主要负责人. Null while there is no deadline, it is further away, or the hazard is closed.
 * The ladder is this product's proposal.
 */
export function rungOn(hazard: Pick<Hazard, 'deadline' | 'closedDay'>, today: Day): Rung | null {
  if (!hazard.deadline || hazard.closedDay) return null;
  const past = daysBetween(hazard.deadline, today);
  return RUNGS.findLast((rung) => rung.day <= past) ?? null;
}

/** Everybody a rung reaches, the lower rungs included. */
export const reachedBy = (rung: Rung): Rung['reaches'][] => RUNGS.slice(0, RUNGS.indexOf(rung) + 1).map(({ reaches }) => reaches);

/** What the reminder says. */
export function reminderText(hazard: Pick<Hazard, 'number' | 'title' | 'responsibleName'> & { readonly deadline: Day }, today: Day): string {
  const past = daysBetween(hazard.deadline, today);
  const when = past < 0 ? `将于明天（${formatDay(hazard.deadline)}）到期` : past === 0 ? '今天到期' : `已超期 ${past} 天（期限 ${formatDay(hazard.deadline)}）`;
  return `隐患 ${hazard.number}“${hazard.title}”整改${when}，责任人 ${hazard.responsibleName}。`;
}
