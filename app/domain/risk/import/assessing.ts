import type { Instant } from '../../shared/instant';
import { type Decision, decided, refused } from '../../shared/decision';
import { METHOD_NAMES } from '../words';
import { assess, type AssessInput } from '../assess/assess';
import { factorsOfMethod } from '../assess/methods';
import type { RiskStandard } from '../assess/standard';
import { type Assessment, FACTOR_KEYS, type FactorKey, type HaccpAnswers, type Method } from '../types';
import type { SheetRow } from './rows';
import type { RowNote, RowProblem } from './problems';
import { levelOfWord, methodOf, saysNoLevel, scoreOf } from './words';

/** What the sheet says about the grading of a row: nothing new, or an assessment to take over. */
export interface GivenGrade {
  /** Undefined: leave what stands. */
  readonly assessment: Assessment | undefined;
  readonly notes: readonly RowNote[];
}

interface Who {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
}

/** The method by which the filled factors of a row can be graded. */
function methodOfFactors(filled: readonly FactorKey[], standard: RiskStandard, held: Method | undefined): Method | null {
  const fits = (method: Method): boolean => {
    const asked = factorsOfMethod(method, standard).map(({ key }) => key);
    return asked.length > 0 && asked.every((key) => filled.includes(key)) && filled.every((key) => asked.includes(key));
  };
  const candidates: readonly Method[] = [...(held ? [held] : []), ...standard.content.methods, 'LS', 'LEC', 'FMEA', 'threeFactor', 'twoFactor'];
  return candidates.find(fits) ?? null;
}

type Graded = ReturnType<typeof assess>;
const graded = new WeakMap<Who, Map<string, Graded>>();

/** Assesses for somebody; the same scores come to the same, and a sheet of thousands of rows has few different ones. */
function assessOnce(input: Omit<AssessInput, 'reason'>, standard: RiskStandard, who: Who): Graded {
  const known = graded.get(who) ?? new Map<string, Graded>();
  graded.set(who, known);
  const name = JSON.stringify(input);
  const made = known.get(name) ?? assess({ ...input, reason: who.reason }, standard, who.by, who.at);
  known.set(name, made);
  return made;
}

/**
 * Reads method, factors and level of a row. Equal factors leave the assessment as it was made; others are assessed by the
 * factory's standard, and a level that the sheet gives beside them is only compared. A level alone is no assessment, so a word for
 * one that nobody knows is told and stands in nobody's way.
 */
export function gradeOfRow({ cells }: SheetRow, held: Assessment | null, standard: RiskStandard, who: Who): Decision<GivenGrade, RowProblem> {
  const given = cells.level ? levelOfWord(cells.level) : null;
  const unread: readonly RowNote[] = cells.level && !given && !saysNoLevel(cells.level) ? [{ code: 'levelUnknown', text: cells.level }] : [];
  const named = cells.assessMethod ? methodOf(cells.assessMethod) : null;
  if (cells.assessMethod && !named) return refused({ code: 'wordUnknown', field: 'assessMethod', text: cells.assessMethod });
  const filled = FACTOR_KEYS.filter((key) => cells[`factor.${key}`]);
  if (filled.length === 0) {
    const news = given !== null && given !== held?.level;
    return decided({ assessment: undefined, notes: news ? [{ code: 'levelOnly', level: given }] : unread });
  }
  const method = named && factorsOfMethod(named, standard).length > 0 ? named : methodOfFactors(filled, standard, held?.method);
  if (!method) return refused({ code: 'factorsIncomplete' });
  const scores: Partial<Record<FactorKey, number>> = {};
  for (const { key, name, steps } of factorsOfMethod(method, standard)) {
    const text = cells[`factor.${key}`];
    if (!text) return refused({ code: 'factorsIncomplete' });
    const step = steps.find(({ score }) => score === scoreOf(text));
    if (!step) return refused({ code: 'outOfScale', name, text, steps: steps.map(({ score }) => score) });
    scores[key] = step.score;
  }
  if (held && held.method === method && held.factors.length === Object.keys(scores).length && held.factors.every(({ key, value }) => scores[key] === value)) {
    return decided({ assessment: undefined, notes: given && given !== held.level ? [{ code: 'levelDiffers', given, level: held.level }] : unread });
  }
  const answers: HaccpAnswers = held?.method === 'HACCP' ? held.answers : {};
  const decision = assessOnce({ method, factors: scores, answers }, standard, who);
  if (!decision.ok) return refused(decision.refusal.code === 'methodNotInUse' ? { code: 'methodNotInUse', name: METHOD_NAMES[method] } : { code: 'setUnusable' });
  const { level } = decision.fact;
  return decided({ assessment: decision.fact, notes: given && given !== level ? [{ code: 'levelDiffers', given, level }] : unread });
}
