import type { Layout } from './columns';
import type { ImportField } from './fields';
import type { RowNote } from './problems';
import type { CellNote, Merge, Sheet } from './sheet';
import { saysNothing } from './words';

/** One row of the list as a sheet tells it. */
export interface SheetRow {
  /** Row number as Excel shows it. */
  readonly number: number;
  readonly cells: Readonly<Partial<Record<ImportField, string>>>;
  /** What of it could not be taken as it is seen on the sheet, and that it is hidden there. */
  readonly notes?: readonly RowNote[];
}

/** What was read of a sheet, and what was passed over. */
export interface SheetRows {
  readonly rows: readonly SheetRow[];
  readonly blank: number;
  /** Rows that only carry a heading, a repeated head or a signature line. */
  readonly passed: readonly number[];
}

const joined = (texts: readonly string[]): string => [...new Set(texts.flatMap((text) => text.split('\n')).map((line) => line.trim()).filter(Boolean))].join('\n');

/** The merged cell that the risk point of each row stands in, where it spans several rows. */
function spansOf({ merges }: Sheet, column: number): ReadonlyMap<number, Merge> {
  const spans = new Map<number, Merge>();
  for (const merge of merges) {
    if (merge.left > column || column > merge.right || merge.bottom === merge.top) continue;
    for (let row = merge.top; row <= merge.bottom; row += 1) spans.set(row, merge);
  }
  return spans;
}

/** The notes of the columns that are read, by row. */
function notesOf({ notes = [] }: Sheet, columns: ReadonlySet<number>): ReadonlyMap<number, CellNote[]> {
  const byRow = new Map<number, CellNote[]>();
  for (const note of notes) {
    if (!columns.has(note.column)) continue;
    const others = byRow.get(note.row);
    if (others) others.push(note);
    else byRow.set(note.row, [note]);
  }
  return byRow;
}

/** Adds what is noted of the cells of a row, each cell once. */
function addNotes(notes: RowNote[], given: readonly CellNote[]): void {
  for (const { cell, trouble } of given) if (!notes.some((note) => note.code === 'cell' && note.cell === cell)) notes.push({ code: 'cell', cell, trouble });
}

/**
 * The rows of a list. A risk point whose cell is merged over several rows is one row, with what stands beside it put
 * together, line by line; headings across the table, repeated heads and blank rows are passed over. A stage chosen for all
 * rows is what each of them says, unless a column says it.
 */
export function sheetRows(sheet: Sheet, layout: Layout): SheetRows {
  const columns = layout.fields.flatMap((field, column) => (field ? [{ field, column }] : []));
  const point = layout.fields.indexOf('riskPoint');
  const ofAll = layout.stage && !layout.fields.includes('stage') ? { stage: layout.stage } : {};
  const spans = spansOf(sheet, point);
  const notes = notesOf(sheet, new Set(columns.map(({ column }) => column)));
  const hidden = new Set(sheet.hiddenRows);
  const rows: { number: number; cells: Partial<Record<ImportField, string>>; notes: RowNote[] }[] = [];
  const passed: number[] = [];
  let blank = 0;
  let span: { top: number; bottom: number } | null = null;
  for (let at = layout.head + layout.headRows; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at]!;
    const filled = row.filter((cell) => cell !== '');
    const noted = notes.get(at) ?? [];
    if (filled.length === 0 && noted.length === 0) {
      blank += 1;
      continue;
    }
    const values = columns.map(({ field, column }) => ({ field, text: row[column] ?? '' })).filter(({ text }) => text !== '');
    const heading = filled.length > 0 && new Set(filled).size === 1 && columns.length > 1 && (filled.length > 1 || values.every(({ field }) => field !== 'riskPoint'));
    const repeated = values.length > 1 && columns.every(({ column }) => (row[column] ?? '') === (sheet.rows[layout.head + layout.headRows - 1]?.[column] ?? ''));
    if (heading || repeated || (values.length === 0 && noted.length === 0)) {
      passed.push(at + 1);
      continue;
    }
    const inside = span !== null && at <= span.bottom && rows.length > 0;
    if (!inside) span = spans.get(at) ?? null;
    const target = inside ? rows.at(-1)! : { number: at + 1, cells: { ...ofAll }, notes: hidden.has(at) ? [{ code: 'rowHidden' as const }] : [] };
    addNotes(target.notes, noted);
    for (const { field, text } of values) {
      const before = target.cells[field];
      const said = saysNothing(text) && field !== 'riskPoint' ? '' : text;
      target.cells[field] = before === undefined ? said : field.startsWith('factor.') || field === 'lineId' ? before || said : joined([before, said]);
    }
    if (!inside) rows.push(target);
  }
  return { rows: rows.map(({ notes, ...row }) => (notes.length > 0 ? { ...row, notes } : row)), blank, passed };
}
