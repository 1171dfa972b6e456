import type { Rules } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { daysPast, termEnd } from '../story/deadline';
import type { Hazard, HazardGrade, Treatment } from './types';

/** The deadline a grade gets when nobody names another: today for 即查即改, else the days of the rules. */
export const defaultDeadline = (grade: HazardGrade, treatment: Treatment, today: Day, rules: Pick<Rules, 'hazardDays'>): Day =>
  treatment === 'immediate' ? today : termEnd(today, { count: rules.hazardDays[grade], counted: 'days' }).day;

export type DeadlineRefusal =
  | { readonly code: 'deadlinePast'; readonly today: Day }
  | { readonly code: 'deadlineTooFar'; readonly latest: Day; readonly days: number; readonly gradeName: string }
  | { readonly code: 'immediateToday'; readonly today: Day };

/** Why a deadline may not be set today; null when it may. Longer than the rules' days is what an extension is for. */
export function deadlineRefusal(
  deadline: Day,
  grade: HazardGrade,
  treatment: Treatment,
  today: Day,
  rules: Pick<Rules, 'hazardDays' | 'gradeNames'>,
): DeadlineRefusal | null {
  if (deadline < today) return { code: 'deadlinePast', today };
  if (treatment === 'immediate') return deadline === today ? null : { code: 'immediateToday', today };
  const days = rules.hazardDays[grade];
  const { day: latest } = termEnd(today, { count: days, counted: 'days' });
  return deadline > latest ? { code: 'deadlineTooFar', latest, days, gradeName: rules.gradeNames[grade] } : null;
}

/** Open after its deadline: computed from deadline and close, never stored. */
export const isOverdue = (hazard: Pick<Hazard, 'closedDay' | 'deadline'>, today: Day): boolean =>
  hazard.closedDay === null && daysPast(hazard.deadline, today) > 0;
