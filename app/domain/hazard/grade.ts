import { reachOf } from '../organisation/access/permissions';
import type { Rules } from '../rulepack/rules';
import type { Day } from '../shared/day';
import { type FieldMissing, lacking } from '../shared/contract';
import { decided, type Decision, refused } from '../shared/decision';
import { HAZARD_CONTRACTS } from './contracts';
import { defaultDeadline, deadlineRefusal, type DeadlineRefusal } from './limits';
import { type Deed, type HazardStory, type OrderRefusal, orderRefusal, type Who } from './story';
import type { HazardGrade, Treatment } from './types';

export interface GradeInput {
  readonly grade: HazardGrade;
  /** What of the factory's grading rules speaks for this grade. */
  readonly basis: string;
  readonly treatment: Treatment;
  /** Null takes the default of the rules. */
  readonly deadline: Day | null;
}

export type GradeRefusal = OrderRefusal | DeadlineRefusal | FieldMissing | { readonly code: 'majorNotImmediate' };

/**
 * Grades a hazard (定级), or grades it again before its notice is issued. A 重大 grade given by anybody but the director
 * is recorded and waits for the director where the rules say so; the director confirms by grading.
 */
export function grade(story: HazardStory, input: GradeInput, who: Who, rules: Rules): Decision<Deed<'grade'>, GradeRefusal> {
  const early = orderRefusal(story, ['registered', 'graded'], who.today);
  if (early) return refused(early);
  const missing = lacking(HAZARD_CONTRACTS.grade, input);
  if (missing) return refused(missing);
  if (input.grade === 'major' && input.treatment === 'immediate') return refused({ code: 'majorNotImmediate' });
  const deadline = input.deadline ?? defaultDeadline(input.grade, input.treatment, who.today, rules);
  const limit = deadlineRefusal(deadline, input.grade, input.treatment, who.today, rules);
  if (limit) return refused(limit);
  const confirms = reachOf(who.roles, 'hazard.confirmMajor') !== null;
  return decided({
    verb: 'grade',
    details: {
      grade: input.grade,
      basis: input.basis.trim(),
      treatment: input.treatment,
      deadline,
      confirmedByDirector: confirms,
      awaitsDirector: input.grade === 'major' && rules.directorConfirmsMajor && !confirms,
    },
  });
}
