import { AlignmentType, Paragraph, TextRun } from 'docx';
import { type Cell, LEVEL_SHAPES, type RichCell } from '../../domain/report/paper';
import { RISK_LEVEL_NAMES } from '../../domain/risk/words';
import { GREY, LEVEL_COLOURS } from '../pdf/sheet';

/** Names Word knows; `altName`s of other systems stand in the font table. */
export const BODY_FACE = '宋体';
export const HEAD_FACE = '黑体';
/** Has the boxes the Chinese faces lack. */
const SYMBOL_FACE = 'Segoe UI Symbol';

export type Align = 'left' | 'center' | 'right';

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: Align;
}

/** `#rrggbb` as OOXML writes it. */
export const hex = (colour: string): string => colour.slice(1);

const faceOf = (bold: boolean) => (bold ? HEAD_FACE : BODY_FACE);
const ALIGNS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** A stretch of text; characters XML cannot hold are dropped. */
export const runOf = (text: string, { size, bold = false, colour }: TextStyle): TextRun =>
  new TextRun({
    text: text.replace(/[^\P{Cc}\t]|\p{Cs}|[\uFFFE\uFFFF]/gu, ''), font: faceOf(bold), size: Math.round(size * 2), bold,
    ...(colour ? { color: hex(colour) } : {}),
  });

const paragraphOf = (children: readonly TextRun[], align: Align, keepNext: boolean): Paragraph => new Paragraph({ children, alignment: ALIGNS[align], keepNext });

/** A text as paragraphs, one a line. `keepNext` holds them on the page of what follows. */
export const linesOf = (text: string, style: TextStyle, keepNext = false): Paragraph[] =>
  text.split(/\r?\n/).map((line) => paragraphOf([runOf(line, style)], style.align ?? 'left', keepNext));

const boxRuns = ({ boxes = [] }: RichCell, style: TextStyle): TextRun[] =>
  boxes.flatMap(({ label, checked }, index) => [
    new TextRun({ text: `${index > 0 ? '   ' : ''}${checked ? '☑' : '☐'} `, font: SYMBOL_FACE, size: Math.round(style.size * 2) }),
    runOf(label, style),
  ]);

/** What stands in a cell: the level with its shape and word, the lines, the boxes. */
export function cellParagraphs(cell: Cell, style: TextStyle, keepNext = false): Paragraph[] {
  if (typeof cell === 'string') return linesOf(cell, style, keepNext);
  const own: TextStyle = { ...style, bold: cell.bold ?? style.bold ?? false, align: cell.align ?? style.align ?? 'left' };
  const paragraphs: Paragraph[] = [];
  if (cell.level) {
    const shape = runOf(`${LEVEL_SHAPES[cell.level]} `, { ...own, colour: LEVEL_COLOURS[cell.level].shape });
    paragraphs.push(paragraphOf([shape, runOf(RISK_LEVEL_NAMES[cell.level], own)], own.align ?? 'left', keepNext));
  }
  if (cell.text !== '') paragraphs.push(...linesOf(cell.text, own, keepNext));
  if (cell.boxes?.length) paragraphs.push(paragraphOf(boxRuns(cell, own), own.align ?? 'left', keepNext));
  return paragraphs.length > 0 ? paragraphs : linesOf('', own, keepNext);
}

/** Small grey text under a signature. */
export const NOTE: TextStyle = { size: 9, colour: GREY };
