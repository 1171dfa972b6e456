import type { Instant } from '../../shared/instant';
import { assess, byLs } from '../assess/assess';
import { isDeclined, type Mapping, matchPlace, type Place } from './matching';
import { measuresText, parseMeasures } from '../list/measures';
import type { RiskStandard } from '../assess/standard';
import { COMMON_CATEGORY, type TemplateRow } from './template';
import type { Assessment, RiskItem } from '../types';

/** A row of the list before it has an id and a version. */
export type ItemContent = Omit<RiskItem, 'id' | 'versionId' | 'lineId' | 'position' | 'version'>;

/** A place of the library that none of the factory's posts answers to, with the rows that wait for it. */
export interface UnmatchedPlace {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  readonly rows: readonly TemplateRow[];
}

/** What laying a choice of template rows over the factory gives. Every row given is in exactly one of the lists. */
export interface Laying {
  readonly laid: readonly ItemContent[];
  /** Already in the list, taken from the same template row before. */
  readonly present: readonly TemplateRow[];
  /** The same risk point with the same words at the same post, from another category: one row is enough. */
  readonly merged: readonly TemplateRow[];
  /** Another row of that name already stands at the post and says something else. */
  readonly clashing: readonly TemplateRow[];
  readonly unmatched: readonly UnmatchedPlace[];
  /** Rows of places the factory said it has not. */
  readonly declined: readonly TemplateRow[];
}

/** Where laying happens and what already stands there. */
export interface LayGround {
  readonly places: readonly Place[];
  readonly mappings: readonly Mapping[];
  readonly items: readonly RiskItem[];
  readonly categoryNames: ReadonlyMap<string, string>;
}

type LaidRow = Pick<RiskItem, 'postId' | 'stage' | 'riskPoint' | 'failure' | 'measures' | 'criterion'>;

const pointKey = (item: Pick<RiskItem, 'postId' | 'stage' | 'riskPoint'>): string => `${item.postId}\n${item.stage}\n${item.riskPoint}`;
const sourceKey = (categoryId: string, key: string): string => `${categoryId}/${key}`;

/** Places of the library none of the factory's posts answers to, with their rows, in the library's order; without those it said it has not. */
export function unmatchedPlaces(rows: readonly TemplateRow[], ground: Pick<LayGround, 'places' | 'mappings'>): UnmatchedPlace[] {
  const found = new Map<string, { sourceWorkshop: string; sourcePost: string; rows: TemplateRow[] }>();
  for (const row of rows) {
    if (isDeclined(row.workshop, row.post, ground.mappings) || matchPlace(row.workshop, row.post, ground.places, ground.mappings)) continue;
    const key = `${row.workshop}\n${row.post}`;
    const place = found.get(key) ?? { sourceWorkshop: row.workshop, sourcePost: row.post, rows: [] };
    place.rows.push(row);
    found.set(key, place);
  }
  return [...found.values()];
}

/**
 * Lays template rows over the factory's own posts. A laid row is 范本: nobody has confirmed it, its assessment is the
 * library's proposal graded by LS with the factory's set, its measure is of the kind proposed for the stage, and its criterion is as verified as the library says. Two categories
 * with the same risk point at one post: equal words are one row, different words keep both, the second with its
 * category in the name. Throws when the library holds a score outside the scale.
 */
export function layRows(rows: readonly TemplateRow[], ground: LayGround, standard: RiskStandard, by: string, at: Instant): Laying {
  const sources = new Set(ground.items.flatMap(({ templateCategory, templateKey }) => (templateCategory && templateKey ? [sourceKey(templateCategory, templateKey)] : [])));
  const points = new Map<string, LaidRow>(ground.items.map((item) => [pointKey(item), item]));
  const laid: ItemContent[] = [];
  const present: TemplateRow[] = [];
  const merged: TemplateRow[] = [];
  const clashing: TemplateRow[] = [];
  const waiting: TemplateRow[] = [];
  const declined: TemplateRow[] = [];
  for (const row of rows) {
    if (sources.has(sourceKey(row.categoryId, row.key))) {
      present.push(row);
      continue;
    }
    const match = matchPlace(row.workshop, row.post, ground.places, ground.mappings);
    if (!match) {
      (isDeclined(row.workshop, row.post, ground.mappings) ? declined : waiting).push(row);
      continue;
    }
    const product = row.categoryId === COMMON_CATEGORY ? '' : (ground.categoryNames.get(row.categoryId) ?? '');
    const content = contentOf(row, match.place, proposedAssessment(row, standard, by, at), product);
    const twin = points.get(pointKey(content));
    const named = twin ? { ...content, riskPoint: `${row.riskPoint}（${ground.categoryNames.get(row.categoryId) ?? row.categoryId}）` } : content;
    if (twin && twin.failure === content.failure && measuresText(twin.measures) === measuresText(content.measures) && twin.criterion === content.criterion) merged.push(row);
    else if (points.has(pointKey(named))) clashing.push(row);
    else {
      points.set(pointKey(named), named);
      sources.add(sourceKey(row.categoryId, row.key));
      laid.push(named);
    }
  }
  return { laid, present, merged, clashing, unmatched: unmatchedPlaces(waiting, ground), declined };
}

/** The library proposes L and S; they are graded by LS whether or not the factory uses other methods beside it. */
export function proposedAssessment(row: TemplateRow, { version, content }: RiskStandard, by: string, at: Instant): Assessment {
  const decision = assess(byLs(row.likelihood, row.severity, `范本建议：${row.ratingReason}`), { version, content: { ...content, methods: ['LS'] } }, by, at);
  if (!decision.ok) throw new RangeError(`template ${row.key}: ${decision.refusal.code}`);
  return decision.fact;
}

/** What a library row says as a row of the list at a place: nobody confirmed it and nobody is named. */
export function contentOf(row: TemplateRow, place: Place, assessment: Assessment, product = ''): ItemContent {
  return {
    templateCategory: row.categoryId,
    templateKey: row.key,
    stage: row.stage,
    workshopId: place.workshopId,
    postId: place.postId,
    dimension: row.dimension,
    product,
    riskPoint: row.riskPoint,
    failure: row.failure,
    consequence: row.consequence,
    measures: parseMeasures(row.measure, row.stage),
    checkContent: row.riskPoint,
    method: row.method,
    criterion: row.criterion,
    criterionCondition: row.criterionCondition,
    limitReading: row.limitReading,
    criterionStandard: row.limitSource,
    limitVerified: row.limitVerified,
    limitVerifiedBy: null,
    limitVerifiedAt: null,
    frequency: row.frequency,
    ownerEnterprise: null,
    ownerWorkshop: null,
    ownerPost: null,
    ownerMarks: null,
    assessment,
    residual: null,
    level: assessment.level,
    controlLevel: assessment.controlLevel,
    confirmedBy: null,
    confirmedAt: null,
  };
}
