import type { StandardInput } from '~/domain/risk/assess/adoptStandard';
import type { ASSESS_CONTRACTS } from '~/domain/risk/assess/contracts';
import { factorNameField, factorStepsField, OWN_PRODUCT, OWN_PRODUCT_LEVELS, type OwnFactor, PRODUCT_KEYS, type ProductContent } from '~/domain/risk/assess/methods/ownProduct';
import { type BandSet, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from '~/domain/risk/assess/methods/threeFactor';
import { OWN_SET } from '~/domain/risk/assess/standard';
import { bandField, ownField } from '~/domain/risk/assess/standardFields';
import { RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';
import type { CutOffSet } from '~/domain/rulepack/rules';
import type { InputOfContract } from '~/domain/shared/contract';
import type { Fault } from './verb';

type Said = InputOfContract<typeof ASSESS_CONTRACTS.adoptStandard>;

const numberIn = (text: unknown, pattern: RegExp): number | null => (typeof text === 'string' && pattern.test(text) ? Number(text) : null);
/** An end of a band, and a bound of the factory's own. */
const END = /^\d{1,2}$/;
const BOUND = /^\d{1,6}(\.\d)?$/;

const levelsOf = (setId: string, sets: readonly BandSet[], said: Readonly<Record<string, unknown>>): RiskLevel[] =>
  sets.find(({ id }) => id === setId)?.bands.map((_, index) => said[bandField(setId, index)] as RiskLevel) ?? [];

/** One step a line: the value, then its words. A line without a value keeps its words, so that they can be named. */
const stepsOf = (text: string): OwnFactor['steps'] =>
  text.split(/\r?\n/).map((row) => row.trim()).filter(Boolean).map((row) => {
    const [, value, words] = /^(\d{1,4}(?:\.\d)?)(?:[\s,，、：:.]+(.*))?$/u.exec(row) ?? [];
    return value === undefined ? { score: Number.NaN, text: row } : { score: Number(value), text: (words ?? '').trim() };
  });

/** The three factors as typed; undefined when the form did not ask for them. */
function factorsOf(said: Readonly<Record<string, unknown>>): OwnFactor[] | undefined {
  const given = PRODUCT_KEYS.map((key) => [key, ...[factorNameField(key), factorStepsField(key)].map((name) => (said[name] as readonly string[])[0])] as const);
  return given.every(([, name, steps]) => name !== undefined && steps !== undefined) ? given.map(([key, name, steps]) => ({ key, name: name!, steps: stepsOf(steps!) })) : undefined;
}

/** Own bands, where each of the eight numbers was given. */
function ownBandsOf(said: Readonly<Record<string, unknown>>): CutOffSet['bands'] | null {
  const ends = RISK_LEVELS.map((risk) => [risk, [numberIn(said[ownField(risk, 'low')], END), numberIn(said[ownField(risk, 'high')], END)]] as const);
  return ends.every(([, [low, high]]) => low !== null && high !== null) ? (Object.fromEntries(ends) as unknown as CutOffSet['bands']) : null;
}

/** A new version of the standard as a form says it, and what stands against numbers of the factory's own. */
export function standardIn(said: Said): { readonly input: StandardInput; readonly faults: readonly Fault[] } {
  const ownBands = said.lsSetId === OWN_SET ? ownBandsOf(said) : null;
  const factors = factorsOf(said);
  const [major, considerable, general] = [said.ownMajor, said.ownConsiderable, said.ownGeneral].map((text) => numberIn(text, BOUND));
  const bounds = major !== null && considerable !== null && general !== null ? { major: major!, considerable: considerable!, general: general! } : null;
  const ownProduct = said.threeFactorSet === OWN_PRODUCT;
  const threeFactor: ProductContent = {
    setId: said.threeFactorSet,
    levels: ownProduct ? OWN_PRODUCT_LEVELS : levelsOf(said.threeFactorSet, THREE_FACTOR_SETS, said),
    ...(factors ? { factors } : {}),
    ...(ownProduct && bounds ? { thresholds: bounds } : {}),
  };
  const { methods, firstMethod: first } = said;
  return {
    faults: [
      ...(said.lsSetId === OWN_SET && !ownBands ? [{ field: 'ownBands', sentence: '自定分级请把四个等级的上下限都填成整数。' }] : []),
      ...(ownProduct && !bounds ? [{ field: 'ownMajor', sentence: '自定界限请把重大、较大、一般三个界限都填成数。' }] : []),
    ],
    input: {
      methods: methods.includes(first) ? [...new Set([first, ...methods])] : methods,
      lsSetId: said.lsSetId,
      ownBands,
      lec: { variant: said.lecVariant, seventy: said.seventy, twenty: said.twenty },
      fmea: { rule: said.fmeaRule, thresholds: { major: said.thresholdMajor, considerable: said.thresholdConsiderable, general: said.thresholdGeneral } },
      haccp: { significantAbove: said.significantAbove },
      threeFactor,
      twoFactor: { setId: said.twoFactorSet, levels: levelsOf(said.twoFactorSet, TWO_FACTOR_SETS, said) },
      ownGrounds: said.groundText.map((text, index) => ({ text, basis: said.groundBasis[index] ?? '' })),
      document: said.document,
      reason: said.reason,
    },
  };
}
