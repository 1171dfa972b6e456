import type { FactsBlock, HeadCell, TableBlock } from '../../domain/report/paper';
import { cellMarks, type CellPlace, measureCell, type MeasuredCell, measuredRow, type MeasuredRow, rowMarks, splitRow } from './cells';
import { GROUP_GROUND, HEAD_GROUND, put, roomOn, type Sheet, turnPage } from './sheet';
import { giveWay } from '../../domain/shared/giveWay';

const BODY_SIZE = 10;
/** Rows measured before other work of the process gets its turn. */
const ROWS_A_TURN = 40;

interface Column {
  readonly x: number;
  readonly width: number;
}

function columnsOf(sheet: Sheet, shares: readonly number[]): Column[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let x = sheet.left;
  return shares.map((share) => {
    const width = (share / total) * sheet.inner;
    const column = { x, width };
    x += width;
    return column;
  });
}

const span = (columns: readonly Column[], from: number, count: number): Column => {
  const covered = columns.slice(from, from + count);
  return { x: (covered[0] as Column).x, width: covered.reduce((sum, column) => sum + column.width, 0) };
};

interface Head {
  readonly height: number;
  draw(sheet: Sheet): void;
}

interface PlacedHead {
  readonly cell: MeasuredCell;
  readonly row: number;
  readonly rows: number;
}

function placeHead(head: readonly (readonly HeadCell[])[], columns: readonly Column[], size: number): PlacedHead[] {
  const taken = head.map(() => new Set<number>());
  return head.flatMap((line, row) => {
    let column = 0;
    return line.map((raw): PlacedHead => {
      while (taken[row]?.has(column)) column += 1;
      const { colSpan = 1, rowSpan = 1 } = raw;
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken[r]?.add(c);
      const place: CellPlace = { ...span(columns, column, colSpan), align: 'center', bold: true, ground: HEAD_GROUND };
      return { cell: measureCell(raw.text, place, size), row, rows: rowSpan };
    });
  });
}

function measureHead(head: TableBlock['head'], columns: readonly Column[], size: number): Head {
  const placed = placeHead(head, columns, size);
  const need = (one: PlacedHead): number => measuredRow([one.cell], size).height;
  const heights = head.map((_, row) => Math.max(0, ...placed.filter((one) => one.row === row && one.rows === 1).map(need)));
  const sum = (from: number, count: number): number => heights.slice(from, from + count).reduce((total, height) => total + height, 0);
  for (const one of placed.filter(({ rows }) => rows > 1)) {
    const missing = need(one) - sum(one.row, one.rows);
    if (missing > 0) heights[one.row + one.rows - 1] = (heights[one.row + one.rows - 1] ?? 0) + missing;
  }
  return {
    height: sum(0, heights.length),
    draw(sheet) {
      for (const { cell, row, rows } of placed) put(sheet, ...cellMarks(cell, sheet.y + sum(0, row), sum(row, rows), size));
      sheet.y += sum(0, heights.length);
    },
  };
}

function place(sheet: Sheet, row: MeasuredRow): void {
  put(sheet, ...rowMarks(row, sheet.y));
  sheet.y += row.height;
}

/** Puts a row; one that is higher than a whole page goes on over as many pages as it needs. */
function placeRow(sheet: Sheet, row: MeasuredRow, begin: () => void): void {
  let rest = row;
  while (rest.height > roomOn(sheet)) {
    const parts = splitRow(rest, roomOn(sheet));
    if (parts) {
      place(sheet, parts.first);
      rest = parts.rest;
    }
    turnPage(sheet);
    begin();
  }
  place(sheet, rest);
}

/**
 * Draws a table over as many pages as it needs: head repeated on each page, the heading of a group repeated with (续), no group heading
 * left alone at the foot. `tail` points must follow the last row on its page (signature lines).
 */
export async function drawTable(sheet: Sheet, block: TableBlock, tail: number): Promise<void> {
  const size = Math.max(9, block.size ?? BODY_SIZE);
  const columns = columnsOf(sheet, block.widths);
  const all = span(columns, 0, columns.length);
  const head = measureHead(block.head, columns, size);
  const groupRow = (text: string): MeasuredRow => measuredRow([measureCell(text, { ...all, bold: true, ground: GROUP_GROUND }, size)], size);
  const measure = (cells: Extract<TableBlock['rows'][number], { kind: 'cells' }>['cells']): MeasuredRow => {
    let column = 0;
    return measuredRow(
      cells.map((cell) => {
        const from = column;
        const wide = typeof cell === 'string' ? 1 : (cell.colSpan ?? 1);
        column += wide;
        return measureCell(cell, { ...span(columns, from, wide), align: block.aligns?.[from] ?? 'left' }, size);
      }),
      size,
    );
  };

  const whole = sheet.bottom - sheet.top - head.height;
  let group: string | null = null;
  let continued = false;
  const begin = (): void => {
    head.draw(sheet);
    if (group !== null && continued) place(sheet, groupRow(`${group}（续）`));
  };

  const rows = block.rows.length > 0 ? block.rows : [{ kind: 'cells' as const, cells: [{ text: block.empty, colSpan: columns.length, align: 'center' as const }] }];
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

/** Of a portrait page's width, in percent. */
const LABEL_SHARE = 14;

/** Draws a grid of labels and values; `wide` values take the rest of their line. A grid of less than half a page stays on one page. */
export function drawFacts(sheet: Sheet, block: FactsBlock, tail: number): void {
  const share = 100 / block.perLine;
  const labelShare = (LABEL_SHARE * 482) / sheet.inner;
  const columns = columnsOf(sheet, Array.from({ length: block.perLine }, () => [labelShare, share - labelShare]).flat());
  const lines: FactsBlock['facts'][number][][] = [];
  for (const fact of block.facts) {
    const line = lines.at(-1);
    if (!line || fact.wide || line.length === block.perLine || line.some(({ wide }) => wide)) lines.push([fact]);
    else line.push(fact);
  }
  const rows = lines.map((line) =>
    measuredRow(
      line.flatMap((fact, index) => {
        const last = index === line.length - 1;
        const values = span(columns, index * 2 + 1, last ? columns.length - index * 2 - 1 : 1);
        return [
          measureCell(fact.label, { ...span(columns, index * 2, 1), align: 'center', bold: true, ground: HEAD_GROUND }, BODY_SIZE),
          { ...measureCell(fact.value, values, BODY_SIZE), ground: null },
        ];
      }),
      BODY_SIZE,
      leastHeight(line),
    ),
  );
  const height = rows.reduce((sum, row) => sum + row.height, 0) + tail;
  if (height > roomOn(sheet) && height < (sheet.bottom - sheet.top) / 2) turnPage(sheet);
  rows.forEach((row, index) => {
    const after = index === rows.length - 1 ? tail : 0;
    if (row.height + after > roomOn(sheet) && row.height + after <= sheet.bottom - sheet.top) turnPage(sheet);
    placeRow(sheet, row, () => undefined);
  });
}

/** Lines left empty for the pen are high enough to write in. */
const leastHeight = (line: readonly FactsBlock['facts'][number][]): number => {
  const empty = line.some(({ value }) => (typeof value === 'string' ? value === '' : value.text === '' && !value.boxes && !value.level));
  if (!empty) return 20;
  return line.some(({ wide }) => wide) ? 44 : 24;
};
