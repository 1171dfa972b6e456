import type { ItemContent } from '../library/lay';
import type { RiskItem } from '../types';
import type { ImportField } from './fields';
import type { Layout } from './columns';
import { contentOf, type ImportPreview, previewImport } from './preview';
import type { RowNote } from './problems';
import { sheetRows } from './rows';
import type { ImportGround } from './settle';
import type { Sheet } from './sheet';

/** What of a sheet is looked at while its columns are chosen. */
export interface SheetLook {
  /** The beginning of its first rows. */
  readonly top: readonly (readonly string[])[];
  readonly columns: readonly { readonly title: string; readonly field: ImportField | null; readonly hidden: boolean; readonly samples: readonly string[] }[];
}

/** What a sheet would do to the draft: every row counted, the first of each kind in full. */
export interface Comparison extends Pick<ImportPreview, 'changed' | 'refused' | 'unknownPlaces' | 'declinedPlaces' | 'frequencies'> {
  readonly added: readonly { readonly number: number; readonly content: ItemContent; readonly notes: readonly RowNote[] }[];
  /** Rows that change nothing and of which something is noted. */
  readonly noted: ImportPreview['same'];
  readonly counts: Readonly<Record<'added' | 'changed' | 'same' | 'noted' | 'refused' | 'untouched' | 'passed' | 'blank' | 'unknownPlaces' | 'declined', number>>;
}

/** What an import writes into the draft. */
export interface Taken {
  readonly added: readonly ItemContent[];
  readonly changed: readonly { readonly lineId: string; readonly set: Partial<ItemContent> }[];
  readonly refused: number;
  readonly same: number;
}

const TOP = { rows: 12, columns: 12, signs: 16 } as const;
const SAMPLES = 3;
const SAMPLE_SIGNS = 200;

const cut = (text: string, signs: number): string => (text.length > signs ? `${text.slice(0, signs)}…` : text);

/** The first texts of a column below the head. */
function samplesOf({ rows }: Sheet, from: number, column: number): string[] {
  const samples: string[] = [];
  for (let row = from; row < rows.length && samples.length < SAMPLES; row += 1) if (rows[row]![column]) samples.push(cut(rows[row]![column]!, SAMPLE_SIGNS));
  return samples;
}

/** The head of a sheet and its columns as they are taken. */
export const lookAt = (sheet: Sheet, layout: Layout | null): SheetLook => ({
  top: sheet.rows.slice(0, TOP.rows).map((row) => row.slice(0, TOP.columns).map((cell) => cut(cell, TOP.signs))),
  columns: (layout?.titles ?? []).map((title, column) => ({
    title, field: layout!.fields[column] ?? null, hidden: sheet.hiddenColumns?.includes(column) ?? false, samples: samplesOf(sheet, layout!.head + layout!.headRows, column),
  })),
});

/** Compares a sheet with the rows of a draft; `listed` of each kind are given in full, and so many of the places nobody knows. */
export function compareSheet(sheet: Sheet, layout: Layout, items: readonly RiskItem[], ground: ImportGround, listed: { readonly rows: number; readonly places: number }): Comparison {
  const read = sheetRows(sheet, layout);
  const { added, changed, same, refused, unknownPlaces, declinedPlaces, frequencies, untouched } = previewImport(read.rows, items, ground);
  const noted = same.filter(({ notes }) => notes.length > 0);
  return {
    frequencies: frequencies.slice(0, listed.rows).map((word) => ({ ...word, text: cut(word.text, SAMPLE_SIGNS) })),
    added: added.slice(0, listed.rows).map((row) => ({ number: row.number, content: contentOf(row, ground), notes: row.notes })), changed: changed.slice(0, listed.rows), refused: refused.slice(0, listed.rows), noted: noted.slice(0, listed.rows), unknownPlaces: unknownPlaces.slice(0, listed.places), declinedPlaces: declinedPlaces.slice(0, listed.places),
    counts: {
      added: added.length, changed: changed.length, same: same.length, noted: noted.length, refused: refused.length, untouched, passed: read.passed.length, blank: read.blank, unknownPlaces: unknownPlaces.length, declined: declinedPlaces.reduce((sum, { rows }) => sum + rows, 0),
    },
  };
}

/** What confirming a sheet writes. */
export function takeSheet(sheet: Sheet, layout: Layout, items: readonly RiskItem[], ground: ImportGround): Taken {
  const { added, changed, refused, same } = previewImport(sheetRows(sheet, layout).rows, items, ground);
  return { added: added.map((row) => contentOf(row, ground)), changed: changed.map(({ item, set }) => ({ lineId: item.lineId, set })), refused: refused.length, same: same.length };
}
