import type { ReminderRules } from '../rulepack/rules';
import { type Day, daysBetween, formatDay } from '../shared/day';
import { type Rung as StoryRung, rungOn as rungOfLadder } from '../story/deadline';
import type { Hazard } from './types';

/** Rungs of a factory's ladder by days past the deadline, each with those it reaches besides the rungs below it. */
export const rungsOf = ({ ahead, head, director, principal }: ReminderRules['ladder']) => [
  { step: 'before', from: -ahead, reaches: 'responsible' },
  { step: 'due', from: head, reaches: 'workshopHead' },
  { step: 'overdue1', from: director, reaches: 'director' },
  { step: 'overdue3', from: principal, reaches: 'principal' },
] as const satisfies readonly (StoryRung & { readonly reaches: string })[];
export type Rung = ReturnType<typeof rungsOf>[number];

/**
 * The highest rung an open hazard has come to on a day: the responsible person before the limit, then also the workshop's head, the director and the
 * 主要负责人, when the factory says. Null while there is no deadline, it is further away, or the hazard is closed. The ladder is this product's proposal.
 */
export const rungOn = ({ deadline, closedDay }: Pick<Hazard, 'deadline' | 'closedDay'>, today: Day, ladder: ReminderRules['ladder']): Rung | null =>
  deadline && !closedDay ? rungOfLadder<Rung>(rungsOf(ladder), deadline, today) : null;

/** Everybody a rung reaches, the lower rungs included. */
export const reachedBy = ({ step }: Rung, ladder: ReminderRules['ladder']): Rung['reaches'][] => {
  const rungs = rungsOf(ladder);
  return rungs.slice(0, rungs.findIndex((rung) => rung.step === step) + 1).map(({ reaches }) => reaches);
};

/** What the reminder says. */
export function reminderText(hazard: Pick<Hazard, 'number' | 'title' | 'responsibleName'> & { readonly deadline: Day }, today: Day): string {
  const past = daysBetween(hazard.deadline, today);
  const when = past < -1 ? `将于${formatDay(hazard.deadline)}到期，还有 ${-past} 天` : past < 0 ? `将于明天（${formatDay(hazard.deadline)}）到期` : past === 0 ? '今天到期' : `已超期 ${past} 天（期限 ${formatDay(hazard.deadline)}）`;
  return `隐患 ${hazard.number}“${hazard.title}”整改${when}，责任人 ${hazard.responsibleName}。`;
}
