import type { Borders, Cell as SheetCell, Fill, RichText, Worksheet } from 'exceljs';
import { type Cell, LEVEL_SHAPES } from '../../domain/report/paper';
import { RISK_LEVEL_NAMES } from '../../domain/vocabulary/labels';
import { LEVEL_COLOURS } from '../pdf/sheet';

const BODY_FACE = '宋体';
const HEAD_FACE = '黑体';

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

const argb = (colour: string) => ({ argb: `FF${colour.slice(1).toUpperCase()}` });
const THIN = { style: 'thin', color: argb('#333333') } as const;
const FRAME: Partial<Borders> = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const fillOf = (ground: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(ground) });

/** Text without what a workbook cannot hold, cut to the length of a cell. */
const held = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Cs}|[\uFFFE\uFFFF]/gu, '').slice(0, 32_000);

/** The words of a cell, the level first. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return held(cell);
  const boxes = (cell.boxes ?? []).map(({ label, checked }) => `${checked ? '☑' : '☐'} ${label}`).join('  ');
  return held([cell.level && `${LEVEL_SHAPES[cell.level]} ${RISK_LEVEL_NAMES[cell.level]}`, cell.text, boxes].filter(Boolean).join('\n'));
}

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

/** Numbers as numbers, so that they can be reckoned with; everything else as text, never as a formula. */
function valueOf(cell: Cell, style: CellStyle): SheetCell['value'] {
  const text = textOf(cell);
  if (typeof cell !== 'string' && cell.level) {
    const font = { name: BODY_FACE, size: style.size };
    const [first = '', ...rest] = text.split('\n');
    const richText: RichText[] = [
      { text: first.slice(0, 1), font: { ...font, color: argb(LEVEL_COLOURS[cell.level].shape) } },
      { text: [first.slice(1), ...rest].join('\n'), font },
    ];
    return { richText };
  }
  return isNumber(text) ? Number(text) : text;
}

/** Writes a cell over so many columns and rows of the sheet, framed all round. */
export function putCell(sheet: Worksheet, row: number, column: number, cell: Cell, style: CellStyle, columns = 1, rows = 1): void {
  const rich = typeof cell === 'string' ? null : cell;
  const bold = rich?.bold ?? style.bold ?? false;
  const ground = rich?.level ? LEVEL_COLOURS[rich.level].ground : style.ground;
  const alignment = { horizontal: rich?.align ?? style.align ?? 'left', vertical: 'middle', wrapText: true } as const;
  const font = { name: bold ? HEAD_FACE : BODY_FACE, size: style.size, bold, ...(style.colour ? { color: argb(style.colour) } : {}) };
  for (let r = row; r < row + rows; r += 1) {
    for (let c = column; c < column + columns; c += 1) {
      sheet.getCell(r, c).style = { font, alignment, ...(style.framed === false ? {} : { border: FRAME }), ...(ground ? { fill: fillOf(ground) } : {}) };
    }
  }
  sheet.getCell(row, column).value = valueOf(cell, style);
  if (columns > 1 || rows > 1) sheet.mergeCells(row, column, row + rows - 1, column + columns - 1);
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
