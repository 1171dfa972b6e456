import { gradeFmea } from './methods/fmea';
import { haccpOutcome } from './methods/haccp';
import { gradeLec } from './methods/lec';
import { gradeLs } from './methods/ls';
import { gradeByBounds, OWN_PRODUCT } from './methods/ownProduct';
import { type BandSet, gradeByBands, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from './methods/threeFactor';
import type { RiskStandard } from './standard';
import type { Assessment, FactorKey, HaccpAnswers, Method, RiskLevel } from '../types';

/** Scores by factor, every factor of the method given. */
export type Scores = Readonly<Partial<Record<FactorKey, number>>>;

type Kept<A> = A extends Assessment ? Omit<A, 'standardVersion' | 'factors' | 'grounds' | 'controlLevel' | 'assessedBy' | 'assessedAt' | 'reason'> : never;

/** What the scores of a method give: the value, the level by score, the set it was graded with, and the method's own words. */
export type Grade = Kept<Assessment>;

const scoresOf = (scores: Scores, ...keys: FactorKey[]): number[] => keys.map((key) => scores[key] ?? Number.NaN);

/** Sets whose lines a factory drew itself carry the version of its standard. */
const OWN = { rpn: 'FMEA-RPN', direct: 'DIRECT' } as const;

/** Grades a product by the set a standard names. */
function gradeBySet(given: readonly number[], sets: readonly BandSet[], { setId, levels }: RiskStandard['content']['twoFactor']) {
  const set = sets.find(({ id }) => id === setId);
  if (!set) throw new RangeError(`no set ${setId}`);
  return { setId, setVersion: set.version, ...gradeByBands(given, set, levels) };
}

/**
 * Grades by a method under a standard. Pure and the same in the browser and on the server. Throws a RangeError for scores
 * that are not of the scales; whoever takes them from a person checks them first.
 */
export function gradeBy(method: Method, scores: Scores, answers: HaccpAnswers, { version, content }: RiskStandard): Grade {
  switch (method) {
    case 'LS': {
      const [likelihood, severity] = scoresOf(scores, 'L', 'S') as [number, number];
      return { method, setId: content.ls.id, setVersion: content.ls.version, ...gradeLs(likelihood, severity, content.ls) };
    }
    case 'HACCP': {
      const [likelihood, severity] = scoresOf(scores, 'L', 'S') as [number, number];
      const grade = gradeLs(likelihood, severity, content.ls);
      return { method, setId: content.ls.id, setVersion: content.ls.version, ...grade, answers, outcome: haccpOutcome(grade.value, answers, content.haccp.significantAbove) };
    }
    case 'LEC': {
      const [likelihood, exposure, consequence] = scoresOf(scores, 'L', 'E', 'C') as [number, number, number];
      return { method, setId: `LEC-${content.lec.variant}`, setVersion: 1, ...content.lec, ...gradeLec(likelihood, exposure, consequence, content.lec) };
    }
    case 'FMEA': {
      const [severity, occurrence, detection] = scoresOf(scores, 'S', 'O', 'D') as [number, number, number];
      const set = content.fmea.rule === 'AP' ? { setId: 'FMEA-AP', setVersion: 1 } : { setId: OWN.rpn, setVersion: version };
      return { method, ...set, rule: content.fmea.rule, ...gradeFmea(severity, occurrence, detection, content.fmea) };
    }
    case 'threeFactor': {
      const { thresholds } = content.threeFactor;
      const given = scoresOf(scores, 'S', 'F', 'D');
      if (thresholds) return { method, setId: OWN_PRODUCT, setVersion: version, ...gradeByBounds(given, thresholds) };
      return { method, ...gradeBySet(given, THREE_FACTOR_SETS, content.threeFactor) };
    }
    case 'twoFactor':
      return { method, ...gradeBySet(scoresOf(scores, 'S', 'F'), TWO_FACTOR_SETS, content.twoFactor) };
    case 'direct':
      return { method, setId: OWN.direct, setVersion: version, value: null, level: DIRECT_LEVEL };
  }
}

/** The level every ground of 直接判定 sets. */
export const DIRECT_LEVEL: RiskLevel = 'major';
