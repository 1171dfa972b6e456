import type { Worksheet } from 'exceljs';
import { type Cell, type FactsBlock, type HeadCell, type SignaturesBlock, SIGNATURE_NOTE, type TableBlock } from '../../domain/report/paper';
import { formatInstant } from '../../domain/shared/instant';
import { GREY, GROUP_GROUND, HEAD_GROUND } from '../pdf/sheet';
import { type CellStyle, type Grid, heightOf, linesIn, partsOf, putCell, textOf, widthOf } from './grid';

const BODY = 10;

/** Where the next row goes. */
export interface Place {
  readonly sheet: Worksheet;
  readonly grid: Grid;
  row: number;
}

interface Part {
  readonly from: number;
  readonly count: number;
  readonly cell: Cell;
  readonly style: CellStyle;
}

/** A row of merged parts, as high as its longest text. */
function putRow(place: Place, parts: readonly Part[], least = 0): void {
  let height = least;
  for (const { from, count, cell, style } of parts) {
    putCell(place.sheet, place.row, from, cell, style, count);
    height = Math.max(height, heightOf(linesIn(textOf(cell), widthOf(place.grid, from, count), style.size), style.size));
  }
  place.sheet.getRow(place.row).height = height;
  place.row += 1;
}

/** A text over the whole width. */
export const putText = (place: Place, text: string, style: CellStyle): void => putRow(place, [{ from: 1, count: place.grid.widths.length, cell: text, style: { framed: false, ...style } }]);

/** Two texts at the two ends of a row. */
export function putEnds(place: Place, left: string, right: string, style: CellStyle): void {
  const [a, b] = partsOf(place.grid, [3, 2]);
  if (!a || !b) return;
  putRow(place, [{ ...a, cell: left, style: { ...style, framed: false } }, { ...b, cell: right, style: { ...style, framed: false, align: 'right' } }]);
}

/** A grid of labels and values. */
export function putFacts(place: Place, block: FactsBlock): void {
  const label: CellStyle = { size: BODY, bold: true, align: 'center', ground: HEAD_GROUND };
  const value: CellStyle = { size: BODY };
  const perLine = place.grid.widths.length < block.perLine * 2 ? 1 : block.perLine;
  const parts = partsOf(place.grid, Array.from({ length: perLine }, () => [12, 100 / perLine - 12]).flat());
  const last = place.grid.widths.length;
  let waiting: FactsBlock['facts'][number][] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    putRow(
      place,
      waiting.flatMap((fact, index): Part[] => {
        const [name, words] = [parts[index * 2], parts[index * 2 + 1]];
        if (!name || !words) return [];
        const count = index === waiting.length - 1 ? last - words.from + 1 : words.count;
        const cell: Cell = typeof fact.value === 'string' ? fact.value : { ...fact.value, colSpan: 1 };
        return [{ ...name, cell: fact.label, style: label }, { from: words.from, count, cell, style: value }];
      }),
      20,
    );
    waiting = [];
  };
  for (const fact of block.facts) {
    if (fact.wide || waiting.length === perLine) flush();
    waiting.push(fact);
    if (fact.wide) flush();
  }
  flush();
}

function putHead(place: Place, head: readonly (readonly HeadCell[])[], spread: readonly { from: number; count: number }[], size: number): void {
  const style: CellStyle = { size, bold: true, align: 'center', ground: HEAD_GROUND };
  const taken = head.map(() => new Set<number>());
  const first = place.row;
  head.forEach((line, row) => {
    let column = 0;
    let height = 20;
    for (const { text, colSpan = 1, rowSpan = 1 } of line) {
      while (taken[row]?.has(column)) column += 1;
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken[r]?.add(c);
      const { from, count } = over(spread, column, colSpan);
      putCell(place.sheet, first + row, from, text, style, count, rowSpan);
      height = Math.max(height, heightOf(linesIn(text, widthOf(place.grid, from, count), size), size) / rowSpan);
    }
    place.sheet.getRow(first + row).height = height;
  });
  place.row += head.length;
}

const over = (spread: readonly { from: number; count: number }[], column: number, columns: number): { from: number; count: number } => {
  const covered = spread.slice(column, column + columns);
  return { from: covered[0]?.from ?? 1, count: covered.reduce((sum, { count }) => sum + count, 0) };
};

/** A table; answers the first and last row of its head. */
export function putTable(place: Place, block: TableBlock): { first: number; last: number } {
  const size = Math.max(9, block.size ?? BODY);
  const spread = block.widths.length === place.grid.widths.length ? block.widths.map((_, index) => ({ from: index + 1, count: 1 })) : partsOf(place.grid, block.widths);
  const all = { from: 1, count: place.grid.widths.length };
  const first = place.row;
  putHead(place, block.head, spread, size);
  const last = place.row - 1;
  if (block.rows.length === 0) putRow(place, [{ ...all, cell: block.empty, style: { size, align: 'center' } }]);
  for (const row of block.rows) {
    if (row.kind === 'group') {
      putRow(place, [{ ...all, cell: row.text, style: { size, bold: true, ground: GROUP_GROUND } }]);
      continue;
    }
    let column = 0;
    putRow(
      place,
      row.cells.map((cell): Part => {
        const at = column;
        const columns = typeof cell === 'string' ? 1 : (cell.colSpan ?? 1);
        column += columns;
        return { ...over(spread, at, columns), cell, style: { size, align: block.aligns?.[at] ?? 'left' } };
      }),
    );
  }
  return { first, last };
}

/** Signature lines, three side by side. */
export function putSignatures(place: Place, block: SignaturesBlock): void {
  const parts = partsOf(place.grid, [1, 1, 1]);
  place.row += 1;
  for (let at = 0; at < block.lines.length; at += parts.length) {
    const lines = block.lines.slice(at, at + parts.length);
    const put = (textOfLine: (line: (typeof lines)[number]) => string, style: CellStyle): void =>
      putRow(place, lines.map((line, index) => ({ ...(parts[index] ?? { from: 1, count: 1 }), cell: textOfLine(line), style: { framed: false, ...style } })));
    put(({ label, signed }) => `${label}：${signed ? (signed.title ? `${signed.name}（${signed.title}）` : signed.name) : '________________'}`, { size: BODY });
    put(({ signed }) => (signed ? `日期：${formatInstant(signed.at)}` : '日期：       年    月    日'), { size: BODY });
    put(({ signed }) => (signed ? SIGNATURE_NOTE : ''), { size: 9, colour: GREY });
  }
}
