import type { Cell, CheckBox, RichCell } from '../../domain/report/paper';
import type { RiskLevel } from '../../domain/risk/types';
import { RISK_LEVEL_NAMES } from '../../domain/risk/words';
import { breakLines, emsOf, printable } from './lines';
import { baselineOf, INK, leadingOf, LEVEL_COLOURS, type Mark } from './sheet';
import type { Typeface, Typefaces } from './typefaces';

/** Space between the grid and the words. */
const PAD = 3;

type Piece = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'level'; readonly level: RiskLevel } | { readonly kind: 'boxes'; readonly boxes: readonly CheckBox[] };

/** A cell broken into lines for its width. */
export interface MeasuredCell {
  readonly x: number;
  readonly width: number;
  readonly pieces: readonly Piece[];
  readonly align: 'left' | 'center' | 'right';
  readonly bold: boolean;
  readonly face: Typeface;
  readonly ground: string | null;
}
export interface MeasuredRow {
  readonly cells: readonly MeasuredCell[];
  readonly height: number;
  readonly size: number;
}

export interface CellPlace {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  readonly ground?: string;
}

const BOX_GAP = 10;

const boxWidth = (box: CheckBox, size: number, face: Typeface): number => size + 3 + emsOf(printable(box.label, face), face) * size;

/** Boxes in lines that fit the width. */
function boxLines(boxes: readonly CheckBox[], width: number, size: number, face: Typeface): Piece[] {
  const lines: CheckBox[][] = [];
  let used = Infinity;
  for (const box of boxes) {
    const wide = boxWidth(box, size, face);
    if (used + BOX_GAP + wide > width) {
      lines.push([box]);
      used = wide;
    } else {
      (lines.at(-1) as CheckBox[]).push(box);
      used += BOX_GAP + wide;
    }
  }
  return lines.map((line) => ({ kind: 'boxes', boxes: line }));
}

/** Breaks a cell for its place in the grid. */
export function measureCell(faces: Typefaces, cell: Cell, place: CellPlace, size: number): MeasuredCell {
  const rich: RichCell = typeof cell === 'string' ? { text: cell } : cell;
  const bold = rich.bold ?? place.bold ?? false;
  const face = bold ? faces.bold : faces.regular;
  const inner = place.width - 2 * PAD;
  const pieces: Piece[] = [];
  if (rich.level) pieces.push({ kind: 'level', level: rich.level });
  if (rich.text !== '') pieces.push(...breakLines(rich.text, inner, size, face).map((text): Piece => ({ kind: 'line', text })));
  if (rich.boxes) pieces.push(...boxLines(rich.boxes, inner, size, face));
  const ground = rich.level ? LEVEL_COLOURS[rich.level].ground : (place.ground ?? null);
  return { x: place.x, width: place.width, pieces, align: rich.align ?? place.align ?? 'left', bold, face, ground };
}

const heightOf = (pieces: number, size: number): number => Math.max(1, pieces) * leadingOf(size) + 2 * PAD;

/** A row as high as its highest cell, `least` points at least. */
export const measuredRow = (cells: readonly MeasuredCell[], size: number, least = 0): MeasuredRow => ({
  cells,
  size,
  height: Math.max(least, ...cells.map((cell) => heightOf(cell.pieces.length, size))),
});

/** The part of a row that fits `room`, and what is left of it; nothing fits when the room has no line. */
export function splitRow(row: MeasuredRow, room: number): { first: MeasuredRow; rest: MeasuredRow } | null {
  const lines = Math.floor((room - 2 * PAD) / leadingOf(row.size));
  if (lines < 1) return null;
  const part = (from: number, to?: number): MeasuredRow => measuredRow(row.cells.map((cell) => ({ ...cell, pieces: cell.pieces.slice(from, to) })), row.size);
  return { first: part(0, lines), rest: part(lines) };
}

function pieceMarks(piece: Piece, cell: MeasuredCell, top: number, size: number): Mark[] {
  const { face } = cell;
  const at = (width: number): number => {
    if (cell.align === 'center') return cell.x + (cell.width - width) / 2;
    return cell.align === 'right' ? cell.x + cell.width - PAD - width : cell.x + PAD;
  };
  const y = baselineOf(top, size);
  if (piece.kind === 'line') {
    if (piece.text === '') return [];
    return [{ kind: 'text', x: at(emsOf(piece.text, face) * size), y, text: piece.text, size, bold: cell.bold, colour: INK }];
  }
  if (piece.kind === 'level') {
    const word = RISK_LEVEL_NAMES[piece.level];
    const x = at(size + 1 + emsOf(word, face) * size);
    return [
      { kind: 'level', x, y: top + (leadingOf(size) - size) / 2, size, level: piece.level },
      { kind: 'text', x: x + size + 1, y, text: word, size, bold: cell.bold, colour: INK },
    ];
  }
  const widths = piece.boxes.map((box) => boxWidth(box, size, face));
  let x = at(widths.reduce((sum, width) => sum + width, 0) + BOX_GAP * (piece.boxes.length - 1));
  return piece.boxes.flatMap((box, index): Mark[] => {
    const boxX = x;
    x += (widths[index] as number) + BOX_GAP;
    return [
      { kind: 'box', x: boxX, y: top + (leadingOf(size) - size * 0.85) / 2, size: size * 0.85, checked: box.checked },
      { kind: 'text', x: boxX + size + 3, y, text: printable(box.label, face), size, bold: cell.bold, colour: INK },
    ];
  });
}

/** The marks of a cell in a frame of `height`, its words in the vertical middle. */
export function cellMarks(cell: MeasuredCell, y: number, height: number, size: number): Mark[] {
  const marks: Mark[] = [];
  if (cell.ground) marks.push({ kind: 'ground', x: cell.x, y, width: cell.width, height, colour: cell.ground });
  marks.push({ kind: 'frame', x: cell.x, y, width: cell.width, height });
  const leading = leadingOf(size);
  const top = y + (height - cell.pieces.length * leading) / 2;
  cell.pieces.forEach((piece, index) => marks.push(...pieceMarks(piece, cell, top + index * leading, size)));
  return marks;
}

/** The marks of a whole row. */
export const rowMarks = (row: MeasuredRow, y: number): Mark[] => row.cells.flatMap((cell) => cellMarks(cell, y, row.height, row.size));

