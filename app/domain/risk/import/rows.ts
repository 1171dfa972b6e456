import type { Layout } from './columns';
import { Above, FILLED_ONCE, isNumberedTitle, type Section, sectionOf } from './continuation';
import type { ImportField } from './fields';
import { MEASURE_KINDS } from '../types';
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

/** Texts that may go on in rows below, while the risk point stands once. */
const GOES_ON: ReadonlySet<ImportField> = new Set<ImportField>(['measures', ...MEASURE_KINDS.map((kind) => `measures.${kind}` as const), 'checkContent', 'method', 'criterion', 'failure', 'consequence']);

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

/** A row while it is put together. */
interface OpenRow {
  readonly number: number;
  readonly cells: Partial<Record<ImportField, string>>;
  readonly notes: RowNote[];
}

/** Adds a text to a row: texts of several lines and columns are put together, factors and marks say one thing. */
function say({ cells }: OpenRow, field: ImportField, text: string): void {
  const before = cells[field];
  const said = saysNothing(text) && field !== 'riskPoint' ? '' : text;
  cells[field] = before === undefined ? said : field.startsWith('factor.') || field === 'lineId' ? before || said : joined([before, said]);
}

/**
 * The rows of a list. A risk point whose cell is merged over several rows, or left blank under it while other texts go on, is one row, with what
 * stands beside it put together, line by line. 同上 and 车间, 岗位, 环节 left blank are as above; a title over the table's width is the stage or
 * workshop of what follows, where no cell says it. Other headings, repeated heads and blank rows are passed over. A stage chosen for all rows is
 * what each of them says, unless a column says it.
 */
export function sheetRows(sheet: Sheet, layout: Layout): SheetRows {
  const columns = layout.fields.flatMap((field, column) => (field ? [{ field, column }] : []));
  const read = new Set(columns.map(({ column }) => column));
  const point = layout.fields.indexOf('riskPoint');
  const ofAll = layout.stage && !layout.fields.includes('stage') ? { stage: layout.stage } : {};
  const spans = spansOf(sheet, point);
  const notes = notesOf(sheet, read);
  const hidden = new Set(sheet.hiddenRows);
  const rows: OpenRow[] = [];
  const passed: number[] = [];
  const above = new Above();
  let section = null as Section | null;
  let blank = 0;
  let span: { top: number; bottom: number } | null = null;
  let adjoins = false;
  for (let at = layout.head + layout.headRows; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at]!;
    const filled = row.filter((cell) => cell !== '');
    const noted = notes.get(at) ?? [];
    if (filled.length === 0 && noted.length === 0) {
      blank += 1;
      adjoins = false;
      continue;
    }
    const values = columns.map(({ field, column }) => ({ field, column, text: above.read(column, row[column] ?? '') })).filter(({ text }) => text !== '');
    const texts = [...new Set(filled)];
    const headed = texts.length === 2 && row[point] !== texts[0] && values.length <= 2 ? sectionOf(texts) : null;
    const follows =
      adjoins && values.length > 0 && filled.length < columns.length && values.every(({ field }) => GOES_ON.has(field)) && row.every((cell, column) => cell === '' || read.has(column));
    const heading = !follows && filled.length > 0 && columns.length > 1 && ((texts.length === 1 && (filled.length > 1 || (row[point] ?? '') === '' || isNumberedTitle(texts[0]!))) || headed !== null);
    const repeated = values.length > 1 && columns.every(({ column }) => (row[column] ?? '') === (sheet.rows[layout.head + layout.headRows - 1]?.[column] ?? ''));
    if (heading || repeated || (values.length === 0 && noted.length === 0)) {
      const next: Section | null = heading && !repeated ? (headed ?? sectionOf(texts)) : null;
      if (next) {
        section = { ...next, workshop: next.workshop ?? section?.workshop ?? null, stage: next.workshop ? (section?.stage ?? null) : next.stage };
        for (const { field, column } of columns) if (field === 'stage' || (field === 'workshop' && next.workshop)) above.forget(column);
      }
      passed.push(at + 1);
      adjoins = false;
      continue;
    }
    const continued = above.continued(columns, new Map(values.map(({ column, text }) => [column, text])));
    const inside = rows.length > 0 && (follows || (span !== null && at <= span.bottom));
    if (!inside) span = spans.get(at) ?? null;
    const target: OpenRow = inside ? rows.at(-1)! : { number: at + 1, cells: { ...ofAll }, notes: hidden.has(at) ? [{ code: 'rowHidden' }] : [] };
    addNotes(target.notes, noted);
    for (const { field, column, text } of values) {
      say(target, field, text);
      above.keep(column, text);
    }
    if (follows) target.notes.push({ code: 'rowFollows', number: at + 1 });
    if (inside) continue;
    complete(target, continued, section, columns.some(({ field }) => field === 'stage') || !ofAll.stage);
    for (const { field, column } of columns) if (FILLED_ONCE.includes(field) && target.cells[field] === undefined) above.forget(column);
    rows.push(target);
    adjoins = true;
  }
  return { rows: rows.map(({ notes, ...row }) => (notes.length > 0 ? { ...row, notes } : row)), blank, passed };
}

/** What a row is told that leaves it out: by its section where that says it, else as above. A row with the mark of an export says itself what it leaves out. */
function complete(row: OpenRow, continued: ReturnType<Above['continued']>, section: Section | null, stageOpen: boolean): void {
  if (row.cells.lineId) return;
  const fields: ImportField[] = [];
  for (const { field, text } of continued) {
    if (row.cells[field] !== undefined) continue;
    say(row, field, text);
    fields.push(field);
  }
  if (fields.length > 0) row.notes.push({ code: 'asAbove', fields });
  if (!section) return;
  const headed: ImportField[] = [];
  if (section.stage && stageOpen && row.cells.stage === undefined) {
    row.cells.stage = section.stage;
    headed.push('stage');
  }
  if (section.workshop && row.cells.workshop === undefined) {
    row.cells.workshop = section.workshop;
    headed.push('workshop');
  }
  if (headed.length > 0) row.notes.push({ code: 'asHeaded', fields: headed, title: section.title });
}
