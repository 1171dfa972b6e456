import { textOf } from '../../domain/report/cellText';
import { type Cell, type FactsBlock, type HeadCell, type SignaturesBlock, signatureNote, type TableBlock } from '../../domain/report/paper';
import { headPlaces } from '../../domain/report/tableHead';
import { formatDate } from '../../domain/shared/day';
import { dayOf, formatInstant, timeOf } from '../../domain/shared/instant';
import { GREY, GROUP_GROUND, HEAD_GROUND } from '../pdf/sheet';
import { type CellStyle, type DraftRow, draftRow, type Grid, heightOf, linesIn, partsOf, putCell, widthOf } from './grid';
import type { Row } from './workbook';

const BODY = 10;
/** Points. */
const LEAST_HEIGHT = 20;

interface Part {
  readonly from: number;
  readonly count: number;
  readonly cell: Cell;
  readonly style: CellStyle;
}

/** A row of merged parts, as high as its longest text. */
function rowOf(grid: Grid, parts: readonly Part[], least = 0): Row {
  const row = draftRow(grid.widths.length, least);
  for (const { from, count, cell, style } of parts) {
    putCell([row], from, cell, style, count);
    row.height = Math.max(row.height, heightOf(linesIn(textOf(cell), widthOf(grid, from, count), style.size), style.size));
  }
  return row;
}

/** A text over the whole width. */
export const textRow = (grid: Grid, text: string, style: CellStyle): Row => rowOf(grid, [{ from: 1, count: grid.widths.length, cell: text, style: { framed: false, ...style } }]);

/** Two texts at the two ends of a row. */
export function endsRow(grid: Grid, left: string, right: string, style: CellStyle): Row {
  const [a, b] = partsOf(grid, [3, 2]) as [Pick<Part, 'from' | 'count'>, Pick<Part, 'from' | 'count'>];
  return rowOf(grid, [{ ...a, cell: left, style: { ...style, framed: false } }, { ...b, cell: right, style: { ...style, framed: false, align: 'right' } }]);
}

/** A row with nothing in it. */
export const blankRow = ({ widths }: Grid): Row => ({ values: widths.map(() => null), looks: widths.map(() => null) });

/** A grid of labels and values. */
export function* factRows(grid: Grid, block: FactsBlock): Generator<Row> {
  const label: CellStyle = { size: BODY, bold: true, align: 'center', ground: HEAD_GROUND };
  const value: CellStyle = { size: BODY };
  const perLine = grid.widths.length < block.perLine * 2 ? 1 : block.perLine;
  const parts = partsOf(grid, Array.from({ length: perLine }, () => [12, 100 / perLine - 12]).flat());
  const last = grid.widths.length;
  const lineOf = (facts: FactsBlock['facts']): Row =>
    rowOf(
      grid,
      facts.flatMap((fact, index): Part[] => {
        const [name, words] = [parts[index * 2], parts[index * 2 + 1]];
        if (!name || !words) return [];
        const count = index === facts.length - 1 ? last - words.from + 1 : words.count;
        const cell: Cell = typeof fact.value === 'string' ? fact.value : { ...fact.value, colSpan: 1 };
        return [{ ...name, cell: fact.label, style: label }, { from: words.from, count, cell, style: value }];
      }),
      LEAST_HEIGHT,
    );
  let waiting: FactsBlock['facts'][number][] = [];
  for (const fact of block.facts) {
    if (waiting.length > 0 && (fact.wide || waiting.length === perLine)) {
      yield lineOf(waiting);
      waiting = [];
    }
    if (fact.wide) yield lineOf([fact]);
    else waiting.push(fact);
  }
  if (waiting.length > 0) yield lineOf(waiting);
}

function headRows(grid: Grid, head: readonly (readonly HeadCell[])[], spread: readonly { from: number; count: number }[], size: number): Row[] {
  const style: CellStyle = { size, bold: true, align: 'center', ground: HEAD_GROUND };
  const rows = head.map(() => draftRow(grid.widths.length, LEAST_HEIGHT));
  for (const { cell: { text }, row, column, rows: tall, columns } of headPlaces(head)) {
    const { from, count } = over(spread, column, columns);
    const covered = rows.slice(row, row + tall) as [DraftRow, ...DraftRow[]];
    putCell(covered, from, text, style, count);
    covered[0].height = Math.max(covered[0].height, heightOf(linesIn(text, widthOf(grid, from, count), size), size) / tall);
  }
  return rows;
}

const over = (spread: readonly { from: number; count: number }[], column: number, columns: number): { from: number; count: number } => {
  const covered = spread.slice(column, column + columns);
  return { from: covered[0]?.from ?? 1, count: covered.reduce((sum, { count }) => sum + count, 0) };
};

/** A table; its first rows are those of its head. */
export function* tableRows(grid: Grid, block: TableBlock): Generator<Row> {
  const size = Math.max(9, block.size ?? BODY);
  const spread = block.widths.length === grid.widths.length ? block.widths.map((_, index) => ({ from: index + 1, count: 1 })) : partsOf(grid, block.widths);
  const all = { from: 1, count: grid.widths.length };
  yield* headRows(grid, block.head, spread, size);
  if (block.rows.length === 0) yield rowOf(grid, [{ ...all, cell: block.empty, style: { size, align: 'center' } }]);
  for (const row of block.rows) {
    if (row.kind === 'group') {
      yield rowOf(grid, [{ ...all, cell: row.text, style: { size, bold: true, ground: GROUP_GROUND } }]);
      continue;
    }
    let column = 0;
    yield rowOf(
      grid,
      row.cells.map((cell): Part => {
        const at = column;
        const columns = typeof cell === 'string' ? 1 : (cell.colSpan ?? 1);
        column += columns;
        return { ...over(spread, at, columns), cell, style: { size, align: block.aligns?.[at] ?? 'left' } };
      }),
      block.least,
    );
  }
}

/** Points of a row to sign in with a pen. */
const PEN_ROOM = 40;
const BLANK_DATE = '       年    月    日';

/** Signature lines, three side by side; below those of an office the unit and its day (落款), with room for the seal. */
export function* signatureRows(grid: Grid, block: SignaturesBlock, factory: string): Generator<Row> {
  const parts = partsOf(grid, [1, 1, 1]);
  const office = block.datedBy !== undefined;
  const nameOf = (signed: SignaturesBlock['lines'][number]['signed']): string => (signed ? (signed.title ? `${signed.name}（${signed.title}）` : signed.name) : '');
  yield blankRow(grid);
  for (let at = 0; at < block.lines.length; at += parts.length) {
    const lines = block.lines.slice(at, at + parts.length);
    const line = (textOfLine: (line: (typeof lines)[number]) => string, style: CellStyle, least = 0): Row =>
      rowOf(grid, lines.map((signature, index) => ({ ...(parts[index] ?? { from: 1, count: 1 }), cell: textOfLine(signature), style: { framed: false, ...style } })), least);
    if (office) {
      yield line(({ label }) => `${label}：________________`, { size: BODY }, PEN_ROOM);
      yield line(({ signed }) => nameOf(signed) || BLANK_DATE, { size: BODY });
      yield line(({ signed }) => (signed ? `${formatDate(dayOf(signed.at))} ${timeOf(signed.at)}，${signatureNote(signed.kind)}` : ''), { size: 9, colour: GREY });
      continue;
    }
    yield line(({ label, signed }) => `${label}：${nameOf(signed) || '________________'}`, { size: BODY });
    yield line(({ signed }) => (signed ? `日期：${formatInstant(signed.at)}` : `日期：${BLANK_DATE}`), { size: BODY });
    yield line(({ signed }) => (signed ? signatureNote(signed.kind) : ''), { size: 9, colour: GREY });
  }
  if (!office) return;
  const dated = block.lines.find(({ label, signed }) => label === block.datedBy && signed)?.signed?.at;
  const half = partsOf(grid, [1, 1])[1]!;
  for (const [text, least] of [[`${factory}（盖章）`, PEN_ROOM], [dated ? formatDate(dayOf(dated)) : BLANK_DATE, PEN_ROOM]] as const) {
    yield rowOf(grid, [{ ...half, cell: text, style: { size: BODY, align: 'center', framed: false } }], least);
  }
}
