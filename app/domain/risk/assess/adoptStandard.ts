import type { CutOffSet } from '../../rulepack/rules';
import { canonicalJson } from '../../shared/canonical';
import { type Decision, decided, refused } from '../../shared/decision';
import { CUT_OFF_SETS } from '../../rulepack/pack';
import { type CutOffProblem, problemsOf } from './cutOffs';
import { DIRECT_GROUNDS } from './methods/direct';
import { thresholdsOrdered } from './methods/fmea';
import { boundsProblem, OWN_PRODUCT, OWN_PRODUCT_LEVELS, type OwnScaleRefusal, ownFactors, type ProductContent, productFactors } from './methods/ownProduct';
import { reachableProducts, type Thresholds } from './methods/scale';
import { levelsFit, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from './methods/threeFactor';
import { OWN_SET, type RiskStandard, type StandardContent } from './standard';
import { type DirectGround, METHODS } from '../types';

/** A new version as somebody writes it. */
export interface StandardInput extends Pick<StandardContent, 'methods' | 'lec' | 'fmea' | 'haccp' | 'twoFactor' | 'document'> {
  /** A named cut-off set, or `LS-OWN` with the factory's own bands. */
  readonly lsSetId: string;
  readonly ownBands: CutOffSet['bands'] | null;
  /** A named set, or `3F-OWN` with the factory's own bounds; `factors` where names, values or words are its own. */
  readonly threeFactor: ProductContent;
  /** Grounds of 直接判定 the factory adds; lines without a text are none. */
  readonly ownGrounds: readonly Pick<DirectGround, 'text' | 'basis'>[];
  readonly reason: string;
}

export type StandardRefusal =
  | OwnScaleRefusal
  | { readonly code: 'noMethod' }
  | { readonly code: 'setUnknown'; readonly field: string }
  | { readonly code: 'cutOffsWrong'; readonly problems: readonly CutOffProblem[] }
  | { readonly code: 'thresholdsWrong'; readonly thresholds: Thresholds }
  | { readonly code: 'significanceWrong' }
  | { readonly code: 'bandLevelsWrong'; readonly field: 'threeFactor' | 'twoFactor' }
  | { readonly code: 'groundBasisMissing'; readonly text: string }
  | { readonly code: 'standardReasonMissing' }
  | { readonly code: 'standardUnchanged' };

/** The proposal as somebody adopts it whole. */
export const proposedInput = ({ ls, ...content }: StandardContent): StandardInput => ({ ...content, lsSetId: ls.id, ownBands: null, reason: '按本软件的建议采用' });

/** The cut-off set meant: a named one as the rule pack has it, or the factory's own with the version of its standard. */
function setOf(input: StandardInput, version: number): Decision<CutOffSet, StandardRefusal> {
  if (input.lsSetId !== OWN_SET) {
    const named = CUT_OFF_SETS.find(({ id }) => id === input.lsSetId);
    return named ? decided(named) : refused({ code: 'setUnknown', field: 'lsSetId' });
  }
  if (!input.ownBands) return refused({ code: 'setUnknown', field: 'lsSetId' });
  const problems = problemsOf(input.ownBands);
  if (problems.length > 0) return refused({ code: 'cutOffsWrong', problems });
  return decided({ id: OWN_SET, version, name: '企业自定', bands: input.ownBands, source: '企业在分级标准中自行规定', confidence: 'P' });
}

/** The product of three factors as the standard keeps it: a set or bounds under which every reachable product has exactly one level. */
function productOfInput({ setId, levels, factors: given, thresholds }: ProductContent): Decision<ProductContent, StandardRefusal> {
  const made = given ? ownFactors(given) : decided(undefined);
  if (!made.ok) return made;
  const factors = made.fact ? { factors: made.fact } : {};
  const scales = productFactors(factors);
  if (setId === OWN_PRODUCT) {
    if (!thresholds) return refused({ code: 'setUnknown', field: 'threeFactorSet' });
    const wrong = boundsProblem(thresholds, scales);
    return wrong ? refused({ code: 'ownBoundsWrong', ...wrong }) : decided({ setId, levels: OWN_PRODUCT_LEVELS, ...factors, thresholds });
  }
  const set = THREE_FACTOR_SETS.find(({ id }) => id === setId);
  if (!set) return refused({ code: 'setUnknown', field: 'threeFactorSet' });
  if (!levelsFit(set, levels)) return refused({ code: 'bandLevelsWrong', field: 'threeFactor' });
  const missed = reachableProducts(scales.map(({ steps }) => steps)).find((product) => !set.bands.some(({ low, high }) => low <= product && product <= high));
  return missed === undefined ? decided({ setId, levels, ...factors }) : refused({ code: 'bandsMiss', product: missed });
}

/** Own grounds with ids that stay the same as long as the words do. */
function ownGroundsOf(input: StandardInput, current: StandardContent): Decision<DirectGround[], StandardRefusal> {
  const lines = input.ownGrounds.map(({ text, basis }) => ({ text: text.trim(), basis: basis.trim() })).filter(({ text }) => text !== '');
  const bare = lines.find(({ basis }) => basis === '');
  if (bare) return refused({ code: 'groundBasisMissing', text: bare.text });
  const taken = [...DIRECT_GROUNDS, ...current.ownGrounds].map(({ id }) => Number(/^own-(\d+)$/.exec(id)?.[1] ?? 0));
  let next = Math.max(0, ...taken);
  return decided(lines.map((line) => current.ownGrounds.find(({ text, basis }) => text === line.text && basis === line.basis) ?? { id: `own-${(next += 1)}`, ...line }));
}

/**
 * A new version of the factory's standard. Refused without a method or a reason, for an unknown set, own cut-offs that do
 * not give every reachable product exactly one level, own factors or bounds that cannot be used, thresholds or band levels out of order, a ground without its basis,
 * and when nothing differs from the version in force.
 */
export function adoptStandard(input: StandardInput, current: RiskStandard): Decision<{ version: number; content: StandardContent; reason: string }, StandardRefusal> {
  const version = current.version + 1;
  const methods = METHODS.filter((method) => input.methods.includes(method));
  if (methods.length === 0) return refused({ code: 'noMethod' });
  const first = input.methods[0]!;
  const ls = setOf(input, version);
  if (!ls.ok) return ls;
  if (!thresholdsOrdered(input.fmea.thresholds)) return refused({ code: 'thresholdsWrong', thresholds: input.fmea.thresholds });
  const { significantAbove } = input.haccp;
  if (!Number.isInteger(significantAbove) || significantAbove < 0 || significantAbove > 24) return refused({ code: 'significanceWrong' });
  const threeFactor = productOfInput(input.threeFactor);
  if (!threeFactor.ok) return threeFactor;
  const two = TWO_FACTOR_SETS.find(({ id }) => id === input.twoFactor.setId);
  if (!two) return refused({ code: 'setUnknown', field: 'twoFactorSet' });
  if (!levelsFit(two, input.twoFactor.levels)) return refused({ code: 'bandLevelsWrong', field: 'twoFactor' });
  const ownGrounds = ownGroundsOf(input, current.content);
  if (!ownGrounds.ok) return ownGrounds;
  const reason = input.reason.trim();
  if (!reason) return refused({ code: 'standardReasonMissing' });
  const unmoved = ls.fact.id === OWN_SET && current.content.ls.id === OWN_SET && canonicalJson(ls.fact.bands) === canonicalJson(current.content.ls.bands);
  const content: StandardContent = {
    methods: [first, ...methods.filter((method) => method !== first)],
    ls: unmoved ? current.content.ls : ls.fact,
    lec: input.lec,
    fmea: input.fmea,
    haccp: input.haccp,
    threeFactor: threeFactor.fact,
    twoFactor: input.twoFactor,
    ownGrounds: ownGrounds.fact,
    document: input.document.trim(),
  };
  if (current.version > 0 && canonicalJson(content) === canonicalJson(current.content)) return refused({ code: 'standardUnchanged' });
  return decided({ version, content, reason });
}
