import { type Decision, decided, refused } from '../../shared/decision';
import type { Instant } from '../../shared/instant';
import { problemsOf } from './cutOffs';
import { DIRECT_LEVEL, gradeBy, type Scores } from './grade';
import { controlLevelOf } from './levels';
import { factorsOfMethod } from './methods';
import { groundsOf } from './methods/direct';
import { walkHaccp } from './methods/haccp';
import { groundsUnder, type RiskStandard } from './standard';
import type { AssessedFactor, Assessment, FactorKey, HaccpAnswers, Method } from '../types';

export interface AssessInput {
  readonly method: Method;
  /** The score chosen for each factor of the method. */
  readonly factors: Scores;
  /** Answers of the HACCP tree. */
  readonly answers?: HaccpAnswers;
  /** Ids of the grounds of 直接判定 that apply; any of them sets 重大 whatever the score. */
  readonly grounds?: readonly string[];
  readonly reason: string;
}

/** Input of the most common method. */
export const byLs = (likelihood: number, severity: number, reason: string): AssessInput => ({ method: 'LS', factors: { L: likelihood, S: severity }, reason });

/** Why an assessment cannot be made. */
type AssessProblem =
  | { readonly code: 'methodNotInUse'; readonly method: Method }
  | { readonly code: 'outOfScale'; readonly key: FactorKey; readonly name: string; readonly steps: readonly number[]; readonly given: number | undefined }
  | { readonly code: 'groundUnknown' }
  | { readonly code: 'groundMissing' }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'setUnusable'; readonly setId: string };

/** The first of what stands in the way, with the rest of it. */
export type AssessRefusal = AssessProblem & { readonly also?: readonly AssessProblem[] };

/** Several problems as one refusal. */
const together = (first: AssessProblem, also: readonly AssessProblem[]): Decision<never, AssessRefusal> => refused(also.length > 0 ? { ...first, also } : first);

/** The steps chosen for a method's factors, and which of them are none. */
function chosenFactors(input: AssessInput, standard: RiskStandard): { readonly chosen: readonly AssessedFactor[]; readonly problems: readonly AssessProblem[] } {
  const chosen: AssessedFactor[] = [];
  const problems: AssessProblem[] = [];
  for (const { key, name, steps, own } of factorsOfMethod(input.method, standard)) {
    const given = input.factors[key];
    const step = steps.find(({ score }) => score === given);
    if (step) chosen.push({ key, value: step.score, text: step.text, ...(own ? { name } : {}) });
    else problems.push({ code: 'outOfScale', key, name, steps: steps.map(({ score }) => score), given });
  }
  return { chosen, problems };
}

/** Answers to the questions the tree reached; what was answered on a path not taken is not kept. */
const reachedAnswers = (answers: HaccpAnswers): HaccpAnswers => Object.fromEntries(walkHaccp(answers).asked.map((question) => [question, answers[question] ?? null]));

/**
 * Assesses by a method of the factory's standard: value, level, control level, and the words of every scale as they stood.
 * A ground of 直接判定 sets 重大 whatever the score. Refused for a method that is not in use, a score outside its scale, an
 * unknown ground, 直接判定 without a ground (all of them told at once), or a cut-off set that does not give every reachable product exactly one level.
 */
export function assessBy(input: AssessInput, standard: RiskStandard, by: string, at: Instant): Decision<Assessment, AssessRefusal> {
  const { methods, ls } = standard.content;
  const { method } = input;
  if (!methods.includes(method) && method !== 'direct') return refused({ code: 'methodNotInUse', method });
  if ((method === 'LS' || method === 'HACCP') && problemsOf(ls.bands).length > 0) return refused({ code: 'setUnusable', setId: ls.id });
  const { chosen, problems } = chosenFactors(input, standard);
  const grounds = groundsOf(input.grounds ?? [], groundsUnder(standard));
  if (!grounds) return together({ code: 'groundUnknown' }, problems);
  if (method === 'direct' && grounds.length === 0) return together({ code: 'groundMissing' }, problems);
  if (problems.length > 0) return together(problems[0]!, problems.slice(1));
  const grade = gradeBy(method, input.factors, reachedAnswers(input.answers ?? {}), standard);
  const level = grounds.length > 0 ? DIRECT_LEVEL : grade.level;
  return decided({ ...grade, level, standardVersion: standard.version, factors: chosen, grounds, controlLevel: controlLevelOf(level), assessedBy: by, assessedAt: at, reason: input.reason.trim() });
}

/** Assesses as `assessBy` does, and refuses without a reason too. */
export function assess(input: AssessInput, standard: RiskStandard, by: string, at: Instant): Decision<Assessment, AssessRefusal> {
  const made = assessBy(input, standard, by, at);
  if (input.reason.trim()) return made;
  return made.ok ? refused({ code: 'reasonMissing' }) : refused({ ...made.refusal, also: [...(made.refusal.also ?? []), { code: 'reasonMissing' }] });
}
