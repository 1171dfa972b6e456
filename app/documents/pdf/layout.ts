import { type Block, type Paper, checkMark } from '../../domain/report/paper';
import { drawHeading, drawParagraph, drawPhotos, drawSignatures, photoLineHeight, signaturesHeight } from './blocks';
import { breakLines, emsOf, printable } from './lines';
import { baselineOf, GREY, INK, leadingOf, type Mark, MARGIN, newSheet, put, type Sheet } from './sheet';
import { drawFacts, drawTable } from './tables';
import { typefaces } from './typefaces';

const TITLE_SIZE = 18;
const LINE_SIZE = 10.5;
const FOOT_SIZE = 8;
/** Side of the QR code; it stands in the lower margin on the right. */
export const QR_SIZE = 36;

type Align = 'left' | 'center' | 'right';

function textMark(sheet: Sheet, raw: string, y: number, size: number, align: Align, bold = false, colour = INK, inner = sheet.inner): Mark {
  const face = bold ? typefaces().bold : typefaces().regular;
  const text = printable(raw, face).replaceAll('\n', ' ');
  const spare = inner - emsOf(text, face) * size;
  const x = sheet.left + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2);
  return { kind: 'text', x, y, text, size, bold, colour };
}

function drawTitle(sheet: Sheet, paper: Paper): void {
  for (const line of breakLines(paper.title, sheet.inner, TITLE_SIZE, typefaces().bold)) {
    put(sheet, textMark(sheet, line, baselineOf(sheet.y, TITLE_SIZE), TITLE_SIZE, 'center', true));
    sheet.y += leadingOf(TITLE_SIZE);
  }
  if (paper.subtitle) {
    put(sheet, textMark(sheet, paper.subtitle, baselineOf(sheet.y + 2, LINE_SIZE), LINE_SIZE, 'center'));
    sheet.y += leadingOf(LINE_SIZE) + 4;
  }
  sheet.y += 4;
  const number = paper.number ? `编号：${paper.number}` : '';
  const numberWidth = emsOf(number, typefaces().regular) * LINE_SIZE;
  const names = breakLines(`单位：${paper.factory}`, sheet.inner - numberWidth - 20, LINE_SIZE, typefaces().regular);
  if (number) put(sheet, textMark(sheet, number, baselineOf(sheet.y, LINE_SIZE), LINE_SIZE, 'right'));
  for (const line of names) {
    put(sheet, textMark(sheet, line, baselineOf(sheet.y, LINE_SIZE), LINE_SIZE, 'left'));
    sheet.y += leadingOf(LINE_SIZE);
  }
  sheet.y += 4;
}

const footLine = (paper: Paper): string =>
  [paper.recordCode && `记录编码 ${paper.recordCode}`, paper.versionLabel, checkMark(paper)].filter(Boolean).join('  ');

function drawMargins(sheet: Sheet, paper: Paper): void {
  const total = sheet.pages.length;
  sheet.pages.forEach((marks, index) => {
    const y = sheet.height - 32;
    if (index > 0) {
      marks.push(textMark(sheet, paper.title, MARGIN - 18, FOOT_SIZE, 'left', false, GREY));
      if (paper.number) marks.push(textMark(sheet, `编号：${paper.number}`, MARGIN - 18, FOOT_SIZE, 'right', false, GREY));
      marks.push({ kind: 'rule', x: sheet.left, y: MARGIN - 12, width: sheet.inner });
    }
    marks.push(
      textMark(sheet, footLine(paper), y + 10, FOOT_SIZE, 'left', false, GREY),
      textMark(sheet, `第 ${index + 1} 页 / 共 ${total} 页`, y - 4, 9, 'center'),
    );
  });
}

/** What of a block a heading must have below it. */
const beginningOf = (sheet: Sheet, block: Block | undefined): number => (block?.kind === 'photos' ? photoLineHeight(sheet) + 6 : 60);

async function drawBlock(sheet: Sheet, block: Block, next: Block | undefined): Promise<void> {
  const tail = next?.kind === 'signatures' ? signaturesHeight(sheet, next) : 0;
  switch (block.kind) {
    case 'heading': return drawHeading(sheet, block, beginningOf(sheet, next));
    case 'paragraph': return drawParagraph(sheet, block, tail);
    case 'facts': return drawFacts(sheet, block, tail);
    case 'table': return drawTable(sheet, block, tail);
    case 'photos': return drawPhotos(sheet, block, tail);
    case 'signatures': return drawSignatures(sheet, block);
  }
}

/** Lays a paper out: every mark of every page. Signature lines take the end of what they sign onto their page. */
export async function layoutPaper(paper: Paper): Promise<Sheet> {
  const sheet = newSheet(paper.orientation);
  drawTitle(sheet, paper);
  for (const [index, block] of paper.blocks.entries()) {
    const before = paper.blocks[index - 1];
    if (before && (before.kind === 'table' || before.kind === 'facts') && (block.kind === 'table' || block.kind === 'facts' || block.kind === 'paragraph')) sheet.y += 6;
    await drawBlock(sheet, block, paper.blocks[index + 1]);
  }
  drawMargins(sheet, paper);
  return sheet;
}
