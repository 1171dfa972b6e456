import { AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Footer, Header, ImageRun, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlign, WidthType } from 'docx';
import { type Block, type Paper, checkMark } from '../../domain/report/paper';
import { photoWords } from '../../domain/shared/marks';
import { stillZip } from '../zip/stillZip';
import { GREY } from '../pdf/sheet';
import { qrPng } from '../qr/qrPng';
import { ownParts } from './parts';
import { closingBlock, signaturesBlock } from './signatures';
import { factsBlock, NO_GRID, tableBlock } from './tables';
import { BODY_FACE, hex, linesOf, runOf, type TextStyle } from './text';

const [SHORT_SIDE, LONG_SIDE] = [11906, 16838];
const MARGIN = convertMillimetersToTwip(20);
const FOOT: TextStyle = { size: 8, colour: GREY };
/** Pixels of the QR code in the foot. */
const QR_SIDE = 48;
const BODY: TextStyle = { size: 10.5 };

const innerOf = ({ orientation }: Paper): number => (orientation === 'portrait' ? SHORT_SIDE : LONG_SIDE) - 2 * MARGIN;

const gap = (points: number): Paragraph => new Paragraph({ spacing: { line: points * 20, lineRule: LineRuleType.EXACT }, children: [] });

function titleOf(paper: Paper, inner: number): Paragraph[] {
  const line = paper.number ? `单位：${paper.factory}\t编号：${paper.number}` : `单位：${paper.factory}`;
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, keepNext: true, children: [runOf(paper.title, { size: 18, bold: true })] }),
    ...(paper.subtitle ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, keepNext: true, children: [runOf(paper.subtitle, BODY)] })] : []),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: inner }], spacing: { after: 80 }, keepNext: true,
      children: line.split('\t').flatMap((part, index) => (index === 0 ? [runOf(part, BODY)] : [new TextRun({ text: '\t' }), runOf(part, BODY)])),
    }),
  ];
}

function blockOf(block: Block, { factory, orientation }: Paper, inner: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ keepNext: true, spacing: { before: 200, after: 100 }, children: [runOf(block.text, { size: 12, bold: true })] })];
    case 'paragraph':
      return block.tone === 'note'
        ? linesOf(block.text, { size: 9, colour: GREY })
        : block.text.split(/\r?\n/).map((line) => new Paragraph({ indent: { firstLine: 420 }, spacing: { line: 336 }, children: [runOf(line, BODY)] }));
    case 'facts':
      return [factsBlock(block, inner), gap(6)];
    case 'table':
      return [tableBlock(block, inner), gap(6)];
    case 'photos':
      return block.photos.flatMap(({ hash, caption }) => linesOf(`照片：${caption}（${photoWords(hash)}）`, BODY));
    case 'signatures':
      return block.lines.length === 0 ? [] : [gap(12), signaturesBlock(block, inner, orientation === 'landscape'), gap(1), ...closingBlock(block, factory, inner)];
  }
}

const footLines = (paper: Paper): string => [[`记录编码 ${paper.recordCode}`, paper.versionLabel].filter(Boolean).join('  '), checkMark(paper)].filter(Boolean).join('\n');

/** Record code and hash on the left, the page in the middle, the code to verify the paper on the right. */
async function footOf(paper: Paper, inner: number): Promise<Footer> {
  const image = paper.verifyUrl ? [new ImageRun({ type: 'png', data: await qrPng(paper.verifyUrl), transformation: { width: QR_SIDE, height: QR_SIDE }, altText: { id: '1', name: '核验码', title: '核验码', description: paper.verifyUrl } })] : [];
  const side = Math.round(inner * 0.38);
  const widths = [side, inner - 2 * side, side];
  const texts = [
    linesOf(footLines(paper), FOOT),
    [new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ font: BODY_FACE, size: 18, children: ['第 ', PageNumber.CURRENT, ' 页 / 共 ', PageNumber.TOTAL_PAGES, ' 页'] })],
    })],
    [new Paragraph({ alignment: AlignmentType.RIGHT, children: image })],
  ];
  const cells = texts.map((text, index) => new TableCell({ width: { size: widths[index] ?? side, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children: text }));
  return new Footer({
    children: [
      new Table({ rows: [new TableRow({ children: cells })], columnWidths: widths, width: { size: inner, type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders: NO_GRID }),
      gap(1),
    ],
  });
}

/** Title and number at the head of every page after the first. */
const headOf = (paper: Paper, inner: number): Header =>
  new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: inner }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: hex(GREY), space: 2 } },
        children: [runOf(paper.title, FOOT), ...(paper.number ? [new TextRun({ text: '\t' }), runOf(`编号：${paper.number}`, FOOT)] : [])],
      }),
    ],
  });

/**
 * A paper as a Word document: A4, 宋体 and 黑体 by name, heads of tables repeated, page n of m. Photographs are named, not shown: they are
 * part of the PDF. Equal papers give equal bytes: the only date in the file is the paper's own `createdAt`.
 */
export async function renderDocx(paper: Paper): Promise<Buffer> {
  const inner = innerOf(paper);
  const landscape = paper.orientation === 'landscape';
  const foot = await footOf(paper, inner);
  const document = new Document({
    title: paper.title,
    creator: paper.factory,
    styles: { default: { document: { run: { font: BODY_FACE, size: 21, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: SHORT_SIDE, height: LONG_SIDE, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: convertMillimetersToTwip(12), footer: convertMillimetersToTwip(6) },
          },
        },
        headers: { first: new Header({ children: [new Paragraph({})] }), default: headOf(paper, inner) },
        footers: { first: foot, default: foot },
        children: [...titleOf(paper, inner), ...paper.blocks.flatMap((block) => blockOf(block, paper, inner))],
      },
    ],
  });
  return stillZip(await Packer.toBuffer(document, undefined, ownParts(paper)));
}
