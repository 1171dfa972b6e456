import { AlignmentType, ImageRun, Paragraph, type Table, TableCell, TableRow as Row, WidthType } from 'docx';
import { DRAWING_NOTE, type SignatureLine, type SignaturesBlock, signatureNote } from '../../domain/report/paper';
import { formatDate } from '../../domain/shared/day';
import { dayOf, formatInstant, timeOf } from '../../domain/shared/instant';
import { penPng } from '../pen/penPng';
import { columnWidths, NO_GRID, sumOf, tableOf } from './tables';
import { linesOf, NOTE, runOf, type TextStyle } from './text';

const BODY: TextStyle = { size: 10.5 };

function signatureCell({ label, signed }: SignatureLine, width: number): TableCell {
  const name = signed ? (signed.title ? `${signed.name}（${signed.title}）` : signed.name) : '________________';
  const date = signed ? `日期：${formatInstant(signed.at)}` : '日期：       年    月    日';
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [...linesOf(`${label}：${name}`, BODY, true), ...linesOf(date, BODY, true), ...linesOf(signed ? signatureNote(signed.kind) : '', NOTE)],
  });
}

/** Twips above the line to sign on with a pen. */
const PEN_ROOM = 480;
/** Pixels of a drawn signature beside its label. */
const DRAWN = { width: 108, height: 36 } as const;
const BLANK_DATE = '        年      月      日';

/** A line to sign on with a pen; who signed in the program and when stand below it, and what was drawn on it. */
function officeCell({ label, signed }: SignatureLine, width: number, position: number): TableCell {
  const drawn = signed?.drawing;
  const line = new Paragraph({
    keepNext: true, spacing: { before: drawn ? 0 : PEN_ROOM },
    children: [
      runOf(`${label}：`, BODY),
      ...(drawn ? [new ImageRun({ type: 'png', data: penPng(drawn), transformation: DRAWN, altText: { id: String(position + 2), name: '手写图样', title: '手写图样', description: DRAWING_NOTE } })] : []),
      runOf(drawn ? '______' : '________________', BODY),
    ],
  });
  const name = signed ? (signed.title ? `${signed.name}（${signed.title}）` : signed.name) : BLANK_DATE;
  const note = signed ? [`${formatDate(dayOf(signed.at))} ${timeOf(signed.at)}`, signatureNote(signed.kind), drawn && `上为${DRAWING_NOTE}`].filter(Boolean).join('，') : '';
  return new TableCell({ width: { size: width, type: WidthType.DXA }, children: [line, ...linesOf(name, BODY, true), ...linesOf(note, NOTE)] });
}

/** 落款: the unit and its day at the lower right, with room for the seal over both; none on papers from before they had it. */
export function closingBlock({ lines, datedBy }: SignaturesBlock, factory: string, inner: number): Paragraph[] {
  if (datedBy === undefined) return [];
  const at = lines.find(({ label, signed }) => label === datedBy && signed)?.signed?.at;
  const shown = [`${factory}（盖章）`, at ? formatDate(dayOf(at)) : BLANK_DATE];
  return shown.map((text, index) => new Paragraph({
    alignment: AlignmentType.CENTER, indent: { left: Math.round(inner / 2) }, keepNext: index === 0, spacing: { before: index === 0 ? 2 * PEN_ROOM : 60 }, children: [runOf(text, BODY)],
  }));
}

/** Signature lines side by side, kept on one page. */
export function signaturesBlock(block: SignaturesBlock, inner: number, landscape: boolean): Table {
  const cellFor = block.datedBy === undefined ? signatureCell : officeCell;
  const perLine = landscape ? 3 : 2;
  const widths = columnWidths(Array.from({ length: perLine }, () => 1), inner);
  const rows = Array.from({ length: Math.ceil(block.lines.length / perLine) }, (_, row) => {
    const cells = block.lines.slice(row * perLine, row * perLine + perLine).map((line, column) => cellFor(line, widths[column] ?? 0, row * perLine + column));
    const free = perLine - cells.length;
    if (free > 0) cells.push(new TableCell({ columnSpan: free, width: { size: sumOf(widths, cells.length, free), type: WidthType.DXA }, children: linesOf('', NOTE) }));
    return new Row({ cantSplit: true, children: cells });
  });
  return tableOf(rows, widths, NO_GRID);
}
