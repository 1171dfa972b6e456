import type { Layout } from './columns';
import type { ImportField } from './fields';
import type { Sheet } from './sheet';

/** One row of the list as a sheet tells it. */
export interface SheetRow {
  /** Row number as Excel shows it. */
  readonly number: number;
  readonly cells: Readonly<Partial<Record<ImportField, string>>>;
}

/** What was read of a sheet, and what was passed over. */
export interface SheetRows {
  readonly rows: readonly SheetRow[];
  readonly blank: number;
  /** Rows that only carry a heading, a repeated head or a signature line. */
  readonly passed: readonly number[];
}

/** What stands where nothing applies. */
const NOTHING = /^[-—–/\\无]$/u;

const joined = (texts: readonly string[]): string => [...new Set(texts.flatMap((text) => text.split('\n')).map((line) => line.trim()).filter(Boolean))].join('\n');

/** The first row of the merged cell a risk point stands in, when it spans several. */
function spanOf(sheet: Sheet, row: number, column: number): { top: number; bottom: number } | null {
  return sheet.merges.find((merge) => merge.left <= column && column <= merge.right && merge.top <= row && row <= merge.bottom && merge.bottom > merge.top) ?? null;
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
  const rows: { number: number; cells: Partial<Record<ImportField, string>> }[] = [];
  const passed: number[] = [];
  let blank = 0;
  let span: { top: number; bottom: number } | null = null;
  for (let at = layout.head + layout.headRows; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at]!;
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 0) {
      blank += 1;
      continue;
    }
    const values = columns.map(({ field, column }) => ({ field, text: row[column] ?? '' })).filter(({ text }) => text !== '');
    const heading = new Set(filled).size === 1 && columns.length > 1 && (filled.length > 1 || values.every(({ field }) => field !== 'riskPoint'));
    const repeated = values.length > 1 && columns.every(({ column }) => (row[column] ?? '') === (sheet.rows[layout.head + layout.headRows - 1]?.[column] ?? ''));
    if (heading || repeated || values.length === 0) {
      passed.push(at + 1);
      continue;
    }
    const inside = span !== null && at <= span.bottom && rows.length > 0;
    if (!inside) span = point < 0 ? null : spanOf(sheet, at, point);
    const target = inside ? rows.at(-1)! : { number: at + 1, cells: { ...ofAll } };
    for (const { field, text } of values) {
      const before = target.cells[field];
      const said = NOTHING.test(text) && field !== 'riskPoint' ? '' : text;
      target.cells[field] = before === undefined ? said : field.startsWith('factor.') || field === 'lineId' ? before || said : joined([before, said]);
    }
    if (!inside) rows.push(target);
  }
  return { rows, blank, passed };
}
