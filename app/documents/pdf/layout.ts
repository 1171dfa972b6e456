import { type Block, type Paper, checkMark } from '../../domain/report/paper';
import { drawHeading, drawParagraph, drawPhotos, isOneLine, paragraphBeginning, photoLineHeight } from './blocks';
import { breakLines, emsOf, printable } from './lines';
import { drawFacts, factsBeginning } from './facts';
import { baselineOf, GREY, INK, leadingOf, type Mark, MARGIN, newSheet, put, type Sheet } from './sheet';
import { drawSignatures, signaturesHeight } from './signatures';
import { drawTable, tableBeginning } from './tables';
import { MISSING, OFFICE_LOOK } from './typefaces';

const TITLE_SIZE = 18;
const LINE_SIZE = 10.5;
const FOOT_SIZE = 8;
/** Side of the QR code; it stands in the lower margin on the right. */
export const QR_SIZE = 36;

type Align = 'left' | 'center' | 'right';

function textMark(sheet: Sheet, raw: string, y: number, size: number, align: Align, bold = false, colour = INK, inner = sheet.inner): Mark {
  const face = bold ? sheet.faces.bold : sheet.faces.regular;
  const text = printable(raw, face).replaceAll('\n', ' ');
  const spare = inner - emsOf(text, face) * size;
  const x = sheet.left + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2);
  return { kind: 'text', x, y, text, size, bold, colour };
}

function drawTitle(sheet: Sheet, paper: Paper): void {
  for (const line of breakLines(paper.title, sheet.inner, TITLE_SIZE, sheet.faces.bold)) {
    put(sheet, textMark(sheet, line, baselineOf(sheet.y, TITLE_SIZE), TITLE_SIZE, 'center', true));
    sheet.y += leadingOf(TITLE_SIZE);
  }
  if (paper.subtitle) {
    put(sheet, textMark(sheet, paper.subtitle, baselineOf(sheet.y + 2, LINE_SIZE), LINE_SIZE, 'center'));
    sheet.y += leadingOf(LINE_SIZE) + 4;
  }
  sheet.y += 4;
  const number = paper.number ? `编号：${paper.number}` : '';
  const numberWidth = emsOf(number, sheet.faces.regular) * LINE_SIZE;
  const names = breakLines(`单位：${paper.factory}`, sheet.inner - numberWidth - 20, LINE_SIZE, sheet.faces.regular);
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

/** What of a block a heading must have below it; `tail` must follow the end of the block on its page. */
async function following(sheet: Sheet, block: Block | undefined, tail: number): Promise<number> {
  if (sheet.look < OFFICE_LOOK || !block) return block?.kind === 'photos' ? photoLineHeight(sheet) + 6 : 60;
  switch (block.kind) {
    case 'heading': return 60;
    case 'photos': return photoLineHeight(sheet) + 6 + (isOneLine(sheet, block) ? tail : 0);
    case 'paragraph': return paragraphBeginning(sheet, block, tail);
    case 'facts': return factsBeginning(sheet, block, tail);
    case 'table': return tableBeginning(sheet, block, tail);
    case 'signatures': return signaturesHeight(sheet, block);
  }
}

const tailOf = (sheet: Sheet, next: Block | undefined): number => (next?.kind === 'signatures' ? signaturesHeight(sheet, next) : 0);

async function drawBlock(sheet: Sheet, [block, next, afterNext]: readonly [Block, Block?, Block?], factory: string): Promise<void> {
  const tail = tailOf(sheet, next);
  switch (block.kind) {
    case 'heading': return drawHeading(sheet, block, await following(sheet, next, tailOf(sheet, afterNext)));
    case 'paragraph': return drawParagraph(sheet, block, tail);
    case 'facts': return drawFacts(sheet, block, tail);
    case 'table': return drawTable(sheet, block, tail);
    case 'photos': return drawPhotos(sheet, block, tail);
    case 'signatures': return drawSignatures(sheet, block, factory);
  }
}

/** Code points that are named where no font has them; more are counted. */
const NAMED = 6;

/** What of a paper's words no font has, said below it; none where every character can be printed. */
function missingNote({ faces }: Sheet, { title, subtitle, factory, blocks }: Paper): Block[] {
  const lacking = Array.from([title, subtitle, factory, JSON.stringify(blocks)].join('')).filter((one) => !faces.regular.has(one) && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(one));
  if (lacking.length === 0) return [];
  const codes = [...new Set(lacking)].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`);
  const named = `${codes.slice(0, NAMED).join('、')}${codes.length > NAMED ? ` 等 ${codes.length} 个字` : ''}`;
  return [{ kind: 'paragraph', tone: 'note', text: `注：文中“${MISSING}”共 ${lacking.length} 处，是字库里没有的字（字符编码 ${named}），请手写补上；记录和 Word、Excel 文件里保留原字。` }];
}

/** Lays a paper out: every mark of every page. Signature lines take the end of what they sign onto their page. */
export async function layoutPaper(paper: Paper): Promise<Sheet> {
  const sheet = newSheet(paper.orientation, paper.look);
  const blocks = sheet.look >= OFFICE_LOOK ? [...paper.blocks, ...missingNote(sheet, paper)] : paper.blocks;
  drawTitle(sheet, paper);
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before && (before.kind === 'table' || before.kind === 'facts') && (block.kind === 'table' || block.kind === 'facts' || block.kind === 'paragraph')) sheet.y += 6;
    await drawBlock(sheet, [block, blocks[index + 1], blocks[index + 2]], paper.factory);
  }
  drawMargins(sheet, paper);
  return sheet;
}
