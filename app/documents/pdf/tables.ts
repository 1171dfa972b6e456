import type { HeadCell, TableBlock, TableRow } from '../../domain/report/paper';
import { headPlaces } from '../../domain/report/tableHead';
import { cellMarks, type CellPlace, measureCell, type MeasuredCell, measuredRow, type MeasuredRow } from './cells';
import { beginningOf, type FlowRow, flowRows, place, placeRow } from './flow';
import { GROUP_GROUND, HEAD_GROUND, put, roomOn, type Sheet, turnPage } from './sheet';
import { giveWay } from '../../domain/shared/giveWay';
import { OFFICE_LOOK, type Typefaces } from './typefaces';

export const BODY_SIZE = 10;
/** Rows measured before other work of the process gets its turn. */
const ROWS_A_TURN = 40;

interface Column {
  readonly x: number;
  readonly width: number;
}

export function columnsOf(sheet: Sheet, shares: readonly number[]): Column[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let x = sheet.left;
  return shares.map((share) => {
    const width = (share / total) * sheet.inner;
    const column = { x, width };
    x += width;
    return column;
  });
}

/** Some columns as one. */
export const span = (columns: readonly Column[], from: number, count: number): Column => {
  const covered = columns.slice(from, from + count);
  return { x: (covered[0] as Column).x, width: covered.reduce((sum, column) => sum + column.width, 0) };
};

interface Head {
  readonly height: number;
  readonly draw: (sheet: Sheet) => void;
}

interface PlacedHead {
  readonly cell: MeasuredCell;
  readonly row: number;
  readonly rows: number;
}

function placeHead(faces: Typefaces, head: readonly (readonly HeadCell[])[], columns: readonly Column[], size: number): PlacedHead[] {
  return headPlaces(head).map(({ cell: { text }, row, column, rows, columns: wide }) => {
    const place: CellPlace = { ...span(columns, column, wide), align: 'center', bold: true, ground: HEAD_GROUND };
    return { cell: measureCell(faces, text, place, size), row, rows };
  });
}

function measureHead(faces: Typefaces, head: TableBlock['head'], columns: readonly Column[], size: number): Head {
  const placed = placeHead(faces, head, columns, size);
  const need = (one: PlacedHead): number => measuredRow([one.cell], size).height;
  const heights = head.map((_, row) => Math.max(0, ...placed.filter((one) => one.row === row && one.rows === 1).map(need)));
  const sum = (from: number, count: number): number => heights.slice(from, from + count).reduce((total, height) => total + height, 0);
  for (const one of placed.filter(({ rows }) => rows > 1)) {
    const missing = need(one) - sum(one.row, one.rows);
    if (missing > 0) heights[one.row + one.rows - 1] = (heights[one.row + one.rows - 1] ?? 0) + missing;
  }
  return {
    height: sum(0, heights.length),
    draw: (sheet) => {
      for (const { cell, row, rows } of placed) put(sheet, ...cellMarks(cell, sheet.y + sum(0, row), sum(row, rows), size));
      sheet.y += sum(0, heights.length);
    },
  };
}

/** A table with its columns set out and its rows to be measured one by one. */
function setOut(sheet: Sheet, block: TableBlock) {
  const { faces } = sheet;
  const size = Math.max(9, block.size ?? BODY_SIZE);
  const columns = columnsOf(sheet, block.widths);
  const all = span(columns, 0, columns.length);
  const rows = block.rows.length > 0 ? block.rows : [{ kind: 'cells' as const, cells: [{ text: block.empty, colSpan: columns.length, align: 'center' as const }] }];
  return {
    rows,
    head: measureHead(faces, block.head, columns, size),
    groupRow: (text: string): MeasuredRow => measuredRow([measureCell(faces, text, { ...all, bold: true, ground: GROUP_GROUND }, size)], size),
    measure: (cells: Extract<TableRow, { kind: 'cells' }>['cells']): MeasuredRow => {
      let column = 0;
      return measuredRow(
        cells.map((cell) => {
          const from = column;
          const wide = typeof cell === 'string' ? 1 : (cell.colSpan ?? 1);
          column += wide;
          return measureCell(faces, cell, { ...span(columns, from, wide), align: block.aligns?.[from] ?? 'left' }, size);
        }),
        size,
        block.least,
      );
    },
  };
}

/**
 * Draws a table over as many pages as it needs: head repeated on each page, the heading of a group repeated with (续), no group heading
 * left alone at the foot. `tail` points must follow the last row on its page (signature lines).
 */
export async function drawTable(sheet: Sheet, block: TableBlock, tail: number): Promise<void> {
  if (sheet.look >= OFFICE_LOOK) return drawOfficeTable(sheet, block, tail);
  const { rows, head, groupRow, measure } = setOut(sheet, block);
  const whole = sheet.bottom - sheet.top - head.height;
  let group: string | null = null;
  let continued = false;
  const begin = (): void => {
    head.draw(sheet);
    if (group !== null && continued) place(sheet, groupRow(`${group}（续）`));
  };

  let begun = false;
  let waiting: MeasuredRow | null = null;
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await giveWay();
    if (row.kind === 'group') {
      group = row.text;
      continued = false;
      waiting = groupRow(row.text);
      continue;
    }
    const measured = measure(row.cells);
    const before = (begun ? 0 : head.height) + (waiting?.height ?? 0);
    const after = index === rows.length - 1 ? tail : 0;
    const needed = before + measured.height + after;
    if (needed > roomOn(sheet) && (measured.height + (waiting?.height ?? 0) + after <= whole || roomOn(sheet) < before + 60) && sheet.y > sheet.top) {
      turnPage(sheet);
      begin();
      begun = true;
    } else if (!begun) {
      begin();
      begun = true;
    }
    if (waiting) place(sheet, waiting);
    waiting = null;
    continued = true;
    placeRow(sheet, measured, begin);
  }
}

/** The rows of a table with the headings of groups that stand over them. */
async function flowRowsOf({ rows, groupRow, measure }: ReturnType<typeof setOut>, most = Infinity): Promise<FlowRow[]> {
  const flow: FlowRow[] = [];
  let group: string | null = null;
  let over: MeasuredRow[] = [];
  for (const row of rows) {
    if (flow.length >= most) break;
    if (row.kind === 'group') {
      group = row.text;
      over = [groupRow(row.text)];
      continue;
    }
    if (flow.length % ROWS_A_TURN === ROWS_A_TURN - 1) await giveWay();
    flow.push({ row: measure(row.cells), over, again: group === null ? null : groupRow(`${group}（续）`) });
    over = [];
  }
  return flow;
}

/** Whether rows are numbered in their first column. */
const isNumbered = ({ head }: TableBlock): boolean => head[0]?.[0]?.text === '序号';

/** The same by the rules of `flow`; a row that goes on over a page says its number again. */
async function drawOfficeTable(sheet: Sheet, block: TableBlock, tail: number): Promise<void> {
  const table = setOut(sheet, block);
  flowRows(sheet, await flowRowsOf(table), { begin: table.head, repeats: isNumbered(block), tail });
}

/** What of a table stands with the heading above it: all of a short one, the beginning of a long one. */
export async function tableBeginning(sheet: Sheet, block: TableBlock, tail: number): Promise<number> {
  const table = setOut(sheet, block);
  return table.head.height + beginningOf(sheet, await flowRowsOf(table, ROWS_A_TURN), { height: table.head.height, tail });
}
