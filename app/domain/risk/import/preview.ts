import { FREQUENCY_NAMES } from '../words';
import { FIELD_NAMES, type ComparedField } from '../list/diff';
import type { ItemContent } from '../library/lay';
import type { Place } from '../library/matching';
import type { Frequency, RiskItem } from '../types';
import { readFrequency } from './frequency';
import type { RowNote, RowProblem } from './problems';
import type { SheetRow } from './rows';
import { changesOfRow, type ImportGround, keyOf, placeOf, type SettledRow, settleRow } from './settle';

export interface ChangedRow {
  readonly number: number;
  readonly item: RiskItem;
  readonly set: Partial<ItemContent>;
  readonly fields: readonly ComparedField[];
  readonly notes: readonly RowNote[];
}
export interface RefusedRow {
  readonly number: number;
  readonly riskPoint: string;
  /** Everything that stands in its way, what to do about each. */
  readonly problems: readonly RowProblem[];
  readonly notes: readonly RowNote[];
}
/** A place of the sheet that none of the factory's posts answers to. */
export interface UnknownPlace {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  readonly rows: number;
}

/** A word of frequency; `taken` is null where nobody understands it. */
export interface FrequencyWord {
  readonly text: string;
  readonly taken: Frequency | null;
  /** Whether the word says the same, not only something laxer. */
  readonly exact: boolean;
  readonly rows: number;
}

/** What a sheet would do to the draft. Every row of the sheet is in exactly one of the first four, or counted at a place the factory has not. */
export interface ImportPreview {
  readonly added: readonly SettledRow[];
  readonly changed: readonly ChangedRow[];
  readonly same: readonly { readonly number: number; readonly riskPoint: string; readonly notes: readonly RowNote[] }[];
  readonly refused: readonly RefusedRow[];
  readonly unknownPlaces: readonly UnknownPlace[];
  /** Places of the sheet that the factory said it has not; their rows are left out. */
  readonly declinedPlaces: readonly UnknownPlace[];
  /** The words of frequency in the sheet that are no name of one, with what each was taken for; those nobody understands first. */
  readonly frequencies: readonly FrequencyWord[];
  /** Rows of the draft that the sheet does not speak of; they stay as they are. */
  readonly untouched: number;
}

const pointKey = (item: Pick<RiskItem, 'postId' | 'stage' | 'riskPoint'>): string => `${item.postId}\n${item.stage}\n${item.riskPoint.replace(/\s+/g, ' ')}`;

/** A row of the factory's own sheet is the factory's own: whoever takes it over confirms it. */
export function contentOf({ set, stage, riskPoint, place }: SettledRow, { by, at }: ImportGround): ItemContent {
  return {
    templateCategory: null, templateKey: null, product: '', failure: '', consequence: '', measures: [], checkContent: riskPoint, method: '', criterion: '', criterionCondition: '', criterionStandard: '',
    limitReading: null, limitVerified: false, limitVerifiedBy: null, limitVerifiedAt: null, ownerEnterprise: null, ownerWorkshop: null, ownerPost: null, ownerMarks: null,
    assessment: null, residual: null, level: null, controlLevel: null, confirmedBy: by, confirmedAt: at,
    dimension: set.dimension!, frequency: set.frequency!, stage, riskPoint, workshopId: place.workshopId, postId: place.postId,
    ...set,
    ...(set.checkContent === '' ? { checkContent: riskPoint } : {}),
  };
}

const NAMES: ReadonlySet<string> = new Set(Object.values(FREQUENCY_NAMES));

function frequencyWords(rows: readonly SheetRow[]): FrequencyWord[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows) if (cells.frequency && !NAMES.has(cells.frequency)) counts.set(cells.frequency, (counts.get(cells.frequency) ?? 0) + 1);
  const words = [...counts].map(([text, count]): FrequencyWord => {
    const read = readFrequency(text);
    return { text, taken: read?.frequency ?? null, exact: read?.exact ?? false, rows: count };
  });
  const rank = ({ taken, exact }: FrequencyWord): number => (taken === null ? 0 : exact ? 2 : 1);
  return words.sort((one, other) => rank(one) - rank(other) || other.rows - one.rows);
}

/**
 * Compares the rows of a sheet with the draft: by the row mark of an export where there is one (its first occurrence, so
 * that a row copied within the sheet is a new one), otherwise by post, stage and risk point.
 */
export function previewImport(rows: readonly SheetRow[], items: readonly RiskItem[], ground: ImportGround): ImportPreview {
  const byLine = new Map(items.map((item) => [item.lineId, item]));
  const byPoint = new Map(items.map((item) => [pointKey(item), item]));
  const taken = new Map<string, number>();
  const spoken = new Set<string>();
  const memo = new Map<string, Place | null>();
  const unknown = new Map<string, UnknownPlace>();
  const declined = new Map<string, UnknownPlace>();
  const preview = { added: [] as SettledRow[], changed: [] as ChangedRow[], same: [] as ImportPreview['same'][number][], refused: [] as RefusedRow[] };
  for (const row of rows) {
    const marked = row.cells.lineId ? byLine.get(row.cells.lineId) : undefined;
    const line = marked && !spoken.has(marked.lineId) ? marked : null;
    const place = placeOf(row, ground, line, memo);
    if (!place.ok && (place.refusal.code === 'postUnknown' || place.refusal.code === 'postDeclined')) {
      const { code, workshop, post } = place.refusal;
      count(code === 'postUnknown' ? unknown : declined, workshop, post);
      if (code === 'postDeclined') continue;
    }
    const point = place.ok ? keyOf(row, place.fact, line) : null;
    const key = point && pointKey(point);
    const twin = key === null ? undefined : byPoint.get(key);
    const held = line ?? twin ?? null;
    if (held) spoken.add(held.lineId);
    const settled = settleRow(row, place, held, ground);
    const earlier = key === null ? undefined : taken.get(key);
    const problems: RowProblem[] = [
      ...(settled.ok ? [] : settled.refusal),
      ...(earlier === undefined ? [] : [{ code: 'duplicateInSheet', row: earlier } as const]),
      ...(line && twin && twin !== line ? [{ code: 'duplicateInDraft', riskPoint: twin.riskPoint } as const] : []),
    ];
    if (!settled.ok || problems.length > 0) {
      preview.refused.push({ number: row.number, riskPoint: row.cells.riskPoint ?? '', problems, notes: row.notes ?? [] });
      continue;
    }
    if (key !== null) taken.set(key, row.number);
    if (held) sort(preview, settled.fact, held, line !== null);
    else preview.added.push(settled.fact);
  }
  return { ...preview, frequencies: frequencyWords(rows), unknownPlaces: [...unknown.values()], declinedPlaces: [...declined.values()], untouched: items.filter(({ lineId }) => !spoken.has(lineId)).length };
}

function count(places: Map<string, UnknownPlace>, sourceWorkshop: string, sourcePost: string): void {
  const key = `${sourceWorkshop}\n${sourcePost}`;
  places.set(key, { sourceWorkshop, sourcePost, rows: (places.get(key)?.rows ?? 0) + 1 });
}

/** An empty cell clears what an export had written; in a sheet without row marks it says nothing. */
function sort(preview: { changed: ChangedRow[]; same: ImportPreview['same'][number][] }, row: SettledRow, item: RiskItem, byMark: boolean): void {
  const said = byMark ? row.set : (Object.fromEntries(Object.entries(row.set).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0))) as Partial<ItemContent>);
  const set = changesOfRow(item, said);
  const fields = (Object.keys(FIELD_NAMES) as ComparedField[]).filter((field) => field in set && field !== 'limitVerified' && !(field === 'level' && 'assessment' in set && set.level === item.level));
  if (fields.length === 0) preview.same.push({ number: row.number, riskPoint: row.riskPoint, notes: row.notes.filter(({ code }) => code !== 'asAbove' && code !== 'asHeaded') });
  else preview.changed.push({ number: row.number, item, set, fields, notes: [...row.notes, ...(set.limitVerified === false ? [{ code: 'limitFalls' } as const] : [])] });
}
