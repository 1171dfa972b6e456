import { canonicalJson } from '../../shared/canonical';
import { bySlices } from '../../shared/giveWay';
import type { Instant } from '../../shared/instant';
import { changesInWords, type FieldChange, fieldText, type Names } from '../list/changeWords';
import { diffLists } from '../list/diff';
import { contentOf, type ItemContent, proposedAssessment } from './lay';
import type { RiskStandard } from '../assess/standard';
import { inOneWidth, type TemplateRow } from './template';
import type { RiskItem } from '../types';

/** A row of the factory's list with the edition of the library it came from. */
export type LaidItem = RiskItem & { readonly templateEdition: number | null };

/** What a factory answered before about a row; `edition` is the one it looked at. */
export interface UpdateChoice {
  readonly categoryId: string;
  readonly key: string;
  readonly lineId: string;
  readonly edition: number;
}

/** A row of the library that is not as it was when the factory took it. */
export interface TemplateUpdate {
  readonly kind: 'changed' | 'retired' | 'added';
  readonly categoryId: string;
  readonly key: string;
  /** The line it concerns; empty text for a row the list does not have. */
  readonly lineId: string;
  readonly item: LaidItem | null;
  readonly before: TemplateRow | null;
  readonly after: TemplateRow | null;
}

const nameOf = (row: Pick<TemplateRow, 'categoryId' | 'key'>): string => `${row.categoryId}/${row.key}`;
/** Whether two values say the same; the width of a mark says nothing. */
const sameWords = (a: unknown, b: unknown): boolean => inOneWidth(canonicalJson(a)) === inOneWidth(canonicalJson(b));

/** Whether two rows say the same; rows of two editions are compared once, however many lines of a list came from them. */
function comparing(): (a: TemplateRow | undefined, b: TemplateRow | undefined) => boolean {
  const said = new Map<TemplateRow, string>();
  const words = (row: TemplateRow): string => {
    const known = said.get(row) ?? inOneWidth(canonicalJson({ ...row }));
    said.set(row, known);
    return known;
  };
  return (a, b) => a === b || (a !== undefined && b !== undefined && words(a) === words(b));
}

/**
 * What changed in the library since the factory took its rows: rows that say something else, rows retired, and rows added
 * to categories the factory uses. `editions` gives every edition that is named by a row or an answer, and the latest.
 * What was answered is not asked again until the row changes once more. A row without an edition came from the first.
 * A slice of rows at a time: lists and editions have thousands.
 */
export async function templateUpdates(
  items: readonly LaidItem[], editions: ReadonlyMap<number, readonly TemplateRow[]>, latest: number, choices: readonly UpdateChoice[],
): Promise<TemplateUpdate[]> {
  const index = new Map([...editions].map(([edition, rows]) => [edition, new Map(rows.map((row) => [nameOf(row), row]))]));
  const first = Math.min(...editions.keys());
  const now = index.get(latest) ?? new Map<string, TemplateRow>();
  const sameRow = comparing();
  const answered = (name: string, lineId: string, after: TemplateRow | undefined): boolean =>
    choices.some((choice) => nameOf(choice) === name && choice.lineId === lineId && sameRow(index.get(choice.edition)?.get(name), after));
  const laid = items.filter((item) => item.templateCategory !== null && item.templateKey !== null);
  const ofLaid = (item: LaidItem): TemplateUpdate[] => {
    const name = `${item.templateCategory}/${item.templateKey}`;
    const before = index.get(item.templateEdition ?? first)?.get(name);
    const after = now.get(name);
    if (!before || sameRow(before, after) || answered(name, item.lineId, after)) return [];
    return [{ kind: after ? 'changed' : 'retired', categoryId: before.categoryId, key: before.key, lineId: item.lineId, item, before, after: after ?? null }];
  };
  const have = new Set(laid.map((item) => `${item.templateCategory}/${item.templateKey}`));
  const used = new Map<string, number>();
  for (const item of laid) used.set(item.templateCategory!, Math.min(used.get(item.templateCategory!) ?? latest, item.templateEdition ?? first));
  const added = ([name, after]: readonly [string, TemplateRow]): TemplateUpdate[] => {
    const edition = used.get(after.categoryId);
    if (edition === undefined || have.has(name) || answered(name, '', after)) return [];
    // what stood in the edition the factory laid from was left out or taken away by the factory itself
    if (index.get(edition)?.has(name)) return [];
    return [{ kind: 'added', categoryId: after.categoryId, key: after.key, lineId: '', item: null, before: null, after }];
  };
  const changed = await bySlices(laid, (slice) => slice.flatMap(ofLaid));
  return [...changed, ...(await bySlices([...now], (slice) => slice.flatMap(added)))].flat();
}

/** A library row as it would stand in place of an item. */
const asItem = (row: TemplateRow, item: RiskItem, standard: RiskStandard, at: Instant): RiskItem => ({
  ...item,
  ...contentOf(row, { postId: item.postId, workshopId: item.workshopId, postName: '', workshopName: '' }, proposedAssessment(row, standard, '', at)),
});

/** The fields that differ between the old row and the new one, with what the factory's own row says. */
export function updateFields(update: TemplateUpdate, standard: RiskStandard, at: Instant, names: Names): readonly (FieldChange & { readonly mine: string })[] {
  const { item, before, after } = update;
  if (!item || !before || !after) return [];
  const [change] = diffLists([asItem(before, item, standard, at)], [asItem(after, item, standard, at)]).changed;
  return change ? changesInWords(change, names).filter((field) => !sameWords(field.before, field.after)).map((field) => ({ ...field, mine: fieldText(item, field.field, names) })) : [];
}

const KEPT: ReadonlySet<string> = new Set(['templateCategory', 'templateKey', 'workshopId', 'postId', 'product', 'ownerEnterprise', 'ownerWorkshop', 'ownerPost', 'ownerMarks', 'confirmedBy', 'confirmedAt']);

/**
 * What taking the new row over sets on the factory's own: only what the library changed, so that the factory's other
 * words stay. It is a 范本 again until somebody confirms it; a criterion that changed is as verified as the library says.
 */
export function takeUpdate(update: TemplateUpdate, standard: RiskStandard, by: string, at: Instant): Partial<ItemContent> {
  const { item, before, after } = update;
  if (!item || !before || !after) return {};
  const place = { postId: item.postId, workshopId: item.workshopId, postName: '', workshopName: '' };
  const old = contentOf(before, place, proposedAssessment(before, standard, by, at));
  const fresh = contentOf(after, place, proposedAssessment(after, standard, by, at));
  const changed = (Object.keys(fresh) as (keyof ItemContent)[]).filter((field) => !KEPT.has(field) && !sameWords(old[field], fresh[field]));
  const limit = changed.includes('criterion') || changed.includes('criterionCondition') ? { criterionStandard: fresh.criterionStandard, limitReading: fresh.limitReading, limitVerified: fresh.limitVerified, limitVerifiedBy: null, limitVerifiedAt: null } : {};
  return { ...Object.fromEntries(changed.map((field) => [field, fresh[field]])), ...limit, confirmedBy: null, confirmedAt: null };
}
