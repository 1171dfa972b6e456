import { textOf } from '../../domain/report/cellText';
import type { Cell } from '../../domain/report/paper';
import { LEVEL_COLOURS } from '../pdf/sheet';
import type { Look } from './looks';
import type { Merge, Row, Value } from './workbook';

const BODY_FACE = '宋体';
const HEAD_FACE = '黑体';
const FRAME = '333333';

/** Width of an ideograph of one point, in the units of a column (one digit of the standard typeface). */
const UNIT_A_POINT = 0.19;
/** A line of text to its size, as spreadsheets set it. */
const LEADING = 1.32;

export interface CellStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly ground?: string;
  readonly colour?: string;
  readonly framed?: boolean;
}

/** A colour of the paper as a workbook writes it. */
const digits = (colour: string): string => colour.slice(1).toUpperCase();

/** Lines a text takes in a width of column units at a size in points. */
export function linesIn(text: string, width: number, size: number): number {
  const room = Math.max(2, Math.floor((width - 1) / (size * UNIT_A_POINT)));
  const emsOf = (line: string): number => Array.from(line).reduce((sum, character) => sum + (character.codePointAt(0)! >= 0x2e80 ? 1 : 0.55), 0);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(emsOf(line) / room)), 0);
}

/** Height in points of so many lines. */
export const heightOf = (lines: number, size: number): number => Math.min(409, Math.ceil(lines * size * LEADING) + 5);

/** The longest number that is shown digit by digit in a cell without a format. */
const LONGEST_NUMBER = 10;

/** Whether a text says the same when it is written as a number: `1.10` and `007` do not. */
const isNumber = (text: string): boolean => text.length <= LONGEST_NUMBER && /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;

/** Numbers as numbers, so that they can be reckoned with; everything else as text. */
function valueOf(cell: Cell, { size }: CellStyle): Value {
  const text = textOf(cell);
  if (typeof cell === 'string' || !cell.level) return isNumber(text) ? Number(text) : text;
  const look: Look = { face: BODY_FACE, size };
  const [shape = '', ...rest] = Array.from(text);
  return [{ text: shape, look: { ...look, colour: digits(LEVEL_COLOURS[cell.level].shape) } }, { text: rest.join(''), look }];
}

/** The look of each cell of a paper, made once. */
const looks = new Map<string, Look>();

function lookOf(cell: Cell, style: CellStyle): Look {
  const rich = typeof cell === 'string' ? null : cell;
  const bold = rich?.bold ?? style.bold ?? false;
  const ground = rich?.level ? LEVEL_COLOURS[rich.level].ground : style.ground;
  const look: Look = {
    face: bold ? HEAD_FACE : BODY_FACE,
    size: style.size,
    bold,
    align: rich?.align ?? style.align ?? 'left',
    ...(style.colour ? { colour: digits(style.colour) } : {}),
    ...(style.framed === false ? {} : { frame: FRAME }),
    ...(ground ? { ground: digits(ground) } : {}),
  };
  const name = JSON.stringify(look);
  const known = looks.get(name) ?? look;
  looks.set(name, known);
  return known;
}

/** A row that is put together, with as many cells as the sheet has columns. */
export interface DraftRow extends Row {
  readonly values: Value[];
  readonly looks: (Look | null)[];
  readonly merges: Merge[];
  height: number;
}

export const draftRow = (columns: number, height: number): DraftRow => ({ values: Array<Value>(columns).fill(null), looks: Array<Look | null>(columns).fill(null), merges: [], height });

/** Writes a cell over so many columns (the first counted from 1) of all the rows given, framed all round. */
export function putCell(rows: readonly [DraftRow, ...DraftRow[]], column: number, cell: Cell, style: CellStyle, columns = 1): void {
  const look = lookOf(cell, style);
  for (const row of rows) row.looks.fill(look, column - 1, column - 1 + columns);
  rows[0].values[column - 1] = valueOf(cell, style);
  if (columns > 1 || rows.length > 1) rows[0].merges.push({ column: column - 1, columns, rows: rows.length });
}

/** Columns of the sheet and where a share of the whole width ends among them. */
export interface Grid {
  readonly widths: readonly number[];
  readonly total: number;
}

/** Sum of the widths of some columns. */
export const widthOf = ({ widths }: Grid, from: number, count: number): number => widths.slice(from - 1, from - 1 + count).reduce((sum, width) => sum + width, 0);

/**
 * Cuts the columns into parts of given shares, each at least one column where there are enough of them. Answers first column (from 1)
 * and number of columns of each part; several parts may fall together on a grid of fewer columns.
 */
export function partsOf(grid: Grid, shares: readonly number[]): { from: number; count: number }[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const parts: { from: number; count: number }[] = [];
  let from = 1;
  let wanted = 0;
  shares.forEach((share, index) => {
    wanted += (share / whole) * grid.total;
    const left = shares.length - index - 1;
    let count = 1;
    const near = (n: number): number => Math.abs(widthOf(grid, 1, from - 1 + n) - wanted);
    while (from + count + left <= grid.widths.length && near(count + 1) < near(count)) count += 1;
    if (left === 0) count = grid.widths.length - from + 1;
    parts.push({ from, count });
    from += count;
  });
  return parts;
}
