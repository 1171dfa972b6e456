import { type Decision, decided, refused } from '../../shared/decision';
import type { Instant } from '../../shared/instant';
import type { ItemContent } from '../library/lay';
import { criterionWords } from '../library/limit';
import type { Place } from '../library/matching';
import { tidyMeasures } from './measures';
import type { Dimension, Frequency, Measure, RiskItem, Stage } from '../types';

/** What a person writes about an item; the assessment, the names and the marks have verbs of their own. */
export interface ItemInput {
  readonly stage: Stage;
  readonly postId: string;
  readonly dimension: Dimension;
  readonly product: string;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measures: readonly Measure[];
  readonly checkContent: string;
  readonly method: string;
  readonly criterion: string;
  /** What the criterion holds for; left out for all. */
  readonly criterionCondition?: string;
  readonly frequency: Frequency;
}

/** What must be known to write an item: the posts it may stand at, and the rows it stands among. */
export interface EditGround {
  readonly places: readonly Place[];
  readonly items: readonly RiskItem[];
}

export type EditRefusal =
  | { readonly code: 'postUnknown' }
  | { readonly code: 'riskPointMissing' }
  | { readonly code: 'duplicate'; readonly riskPoint: string; readonly postName: string };

/** Checks the words of an item against its ground; `self` is the item that is being rewritten. */
function settle(input: ItemInput, ground: EditGround, self: string | null): Decision<Required<ItemInput> & { readonly workshopId: string }, EditRefusal> {
  const place = ground.places.find(({ postId }) => postId === input.postId);
  if (!place) return refused({ code: 'postUnknown' });
  const riskPoint = input.riskPoint.trim();
  if (!riskPoint) return refused({ code: 'riskPointMissing' });
  const twin = ground.items.find((item) => item.id !== self && item.postId === input.postId && item.stage === input.stage && item.riskPoint === riskPoint);
  if (twin) return refused({ code: 'duplicate', riskPoint, postName: place.postName });
  return decided({ ...input, criterionCondition: input.criterionCondition ?? '', riskPoint, measures: tidyMeasures(input.measures), workshopId: place.workshopId });
}

/** A row of the factory's own. Whoever writes it has confirmed it; it has no assessment and no names yet. */
export function addItem(input: ItemInput, ground: EditGround, by: string, at: Instant): Decision<ItemContent, EditRefusal> {
  const settled = settle(input, ground, null);
  if (!settled.ok) return settled;
  return decided({
    ...settled.fact,
    templateCategory: null,
    templateKey: null,
    criterionStandard: '',
    limitReading: null,
    limitVerified: false,
    limitVerifiedBy: null,
    limitVerifiedAt: null,
    ownerEnterprise: null,
    ownerWorkshop: null,
    ownerPost: null,
    ownerMarks: null,
    assessment: null,
    residual: null,
    level: null,
    controlLevel: null,
    confirmedBy: by,
    confirmedAt: at,
  });
}

/**
 * What a rewriting changes. A criterion in other words has not been verified by anybody, so its mark falls; without a
 * measure nothing is lower than before, so the residual assessment falls with the last measure.
 */
export function editItem(item: RiskItem, input: ItemInput, ground: EditGround): Decision<Partial<ItemContent>, EditRefusal> {
  const settled = settle(input, ground, item.id);
  if (!settled.ok) return settled;
  const content: Partial<ItemContent> = item.residual && settled.fact.measures.length === 0 ? { ...settled.fact, residual: null } : settled.fact;
  if (criterionWords(settled.fact) === criterionWords(item)) return decided(content);
  return decided({ ...content, criterionStandard: '', limitReading: null, limitVerified: false, limitVerifiedBy: null, limitVerifiedAt: null });
}
