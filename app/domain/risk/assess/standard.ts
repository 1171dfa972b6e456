import { CUT_OFF_SETS } from '../../rulepack/pack';
import type { CutOffSet } from '../../rulepack/rules';
import type { Instant } from '../../shared/instant';
import { partsOf } from '../../shared/stored';
import { DIRECT_GROUNDS } from './methods/direct';
import type { ProductContent } from './methods/ownProduct';
import type { Thresholds } from './methods/scale';
import { PROPOSED_LEVELS } from './methods/threeFactor';
import { type DirectGround, type LecSides, type LecVariant, type Method, METHODS } from '../types';

/** Id of a cut-off set a factory drew itself; its version is that of the standard it stands in. */
export const OWN_SET = 'LS-OWN';

/** What a factory fixes in its 质量风险评估与分级标准. */
export interface StandardContent {
  /** Methods in use; the first is proposed for a new item. */
  readonly methods: readonly Method[];
  /** The cut-off set of LS, whole, so that it is read the same whatever a later rule pack says. */
  readonly ls: CutOffSet;
  readonly lec: LecSides & { readonly variant: LecVariant };
  readonly fmea: { readonly rule: 'AP' | 'RPN'; readonly thresholds: Thresholds };
  /** Likelihood × severity above which a hazard is significant and the tree is asked. */
  readonly haccp: { readonly significantAbove: number };
  readonly threeFactor: ProductContent;
  readonly twoFactor: Pick<ProductContent, 'setId' | 'levels'>;
  /** Grounds of 直接判定 that the factory added to those everybody has. */
  readonly ownGrounds: readonly DirectGround[];
  /** The document in which the factory wrote its standard; empty when it names none. */
  readonly document: string;
}

/** One version of the standard. Version 0 is this product's proposal, in use until a factory adopts its own. */
export interface RiskStandard {
  readonly version: number;
  readonly content: StandardContent;
}

/** A version somebody adopted. */
export interface AdoptedStandard extends RiskStandard {
  readonly id: string;
  readonly adoptedBy: string;
  readonly adoptedByName: string;
  readonly adoptedAt: Instant;
  readonly reason: string;
}

/** The proposal a factory starts from: LS by the default cut-offs; everything in it is a setting. */
export const PROPOSED_STANDARD: RiskStandard = {
  version: 0,
  content: {
    methods: METHODS,
    ls: CUT_OFF_SETS[0]!,
    lec: { variant: 'classic', seventy: 'general', twenty: 'ordinary' },
    fmea: { rule: 'AP', thresholds: { major: 100, considerable: 50, general: 20 } },
    haccp: { significantAbove: 9 },
    threeFactor: { setId: '3F-5', levels: PROPOSED_LEVELS['3F-5']! },
    twoFactor: { setId: '2F-3', levels: PROPOSED_LEVELS['2F-3']! },
    ownGrounds: [],
    document: '',
  },
};

/** Reads what a version fixed; a part it was adopted without is as the proposal has it. */
export const readStandardContent = (stored: unknown): StandardContent => ({ ...PROPOSED_STANDARD.content, ...partsOf<StandardContent>(stored) });

/** All grounds of 直接判定 under a standard: those everybody has, then the factory's own. */
export const groundsUnder = ({ content }: Pick<RiskStandard, 'content'>): readonly DirectGround[] => [...DIRECT_GROUNDS, ...content.ownGrounds];
