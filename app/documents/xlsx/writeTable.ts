import type { Look } from './looks';
import { type Row, type Workbook, workbookBytes, workbookPieces } from './workbook';

/** How a cell looks. */
export type CellLook = 'text' | 'head' | 'locked' | 'major' | 'considerable' | 'general' | 'low';

export interface TableColumn {
  readonly head: string;
  /** In characters of the standard typeface. */
  readonly width: number;
  readonly hidden?: boolean;
  /** Values that Excel offers and insists on; empty cells stay allowed. */
  readonly choices?: readonly string[];
  readonly look?: CellLook;
}

type Cells = readonly (string | number | null)[];

/** One sheet with a head of one row; the head stays in sight. */
export interface Table<Rows = readonly Cells[]> {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: Rows;
  /** Looks of the cells of one column by what they say, where they are not those of the column. */
  readonly looks?: { readonly column: number; readonly byText: Readonly<Record<string, CellLook>> };
  /** Columns at the left that stay in sight. */
  readonly frozenColumns: number;
}

const PLAIN: Look = { text: true, vertical: 'top', frame: 'C5CDD1' };
const LOOKS: Readonly<Record<CellLook, Look>> = {
  text: PLAIN,
  head: { ...PLAIN, bold: true, vertical: 'center', ground: 'E8EDEE' },
  locked: { ...PLAIN, ground: 'F6F8F8' },
  major: { ...PLAIN, ground: 'FDEEEC' },
  considerable: { ...PLAIN, ground: 'FDF1E4' },
  general: { ...PLAIN, ground: 'FCF6DA' },
  low: { ...PLAIN, ground: 'EBF2FC' },
};
const HEAD_HEIGHT = 30;
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

async function* rowsOf({ columns, rows, looks }: Table<AsyncIterable<Cells> | Iterable<Cells>>): AsyncGenerator<Row> {
  yield { values: columns.map(({ head }) => head), looks: columns.map(() => LOOKS.head), height: HEAD_HEIGHT };
  const usual = columns.map(({ look = 'text' }) => LOOKS[look]);
  for await (const cells of rows) {
    const values = cells.map((cell) => (cell === '' ? null : cell));
    const own = looks && looks.byText[String(values[looks.column])];
    yield { values, looks: own === undefined ? usual : usual.map((look, column) => (column === looks?.column ? LOOKS[own] : look)) };
  }
}

const workbookOf = (table: Table<AsyncIterable<Cells> | Iterable<Cells>>): Workbook => ({
  sheet: {
    name: table.name,
    columns: table.columns,
    frozen: { rows: 1, columns: table.frozenColumns },
    printHead: [1, 1],
    filter: true,
    choices: table.columns.flatMap(({ choices: values }, column) => (values && values.length > 0 ? [{ column, values }] : [])),
    orientation: 'landscape',
    margins: MARGINS,
  },
  rows: rowsOf(table),
});

/** A table as an Excel workbook. Equal tables give equal bytes. */
export const writeTable = (table: Table): Promise<Buffer> => workbookBytes(workbookOf(table));

/** The same piece by piece, of rows that are made while it is read. */
export const tablePieces = (table: Table<AsyncIterable<Cells>>): AsyncGenerator<Buffer> => workbookPieces(workbookOf(table));
