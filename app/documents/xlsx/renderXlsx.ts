import { type Block, type Paper, checkMark, type TableBlock } from '../../domain/report/paper';
import { photoWords } from '../../domain/shared/marks';
import { GREY } from '../pdf/sheet';
import { qrPng } from '../qr/qrPng';
import { blankRow, endsRow, factRows, signatureRows, tableRows, textRow } from './blocks';
import type { Grid } from './grid';
import { type Row, workbookBytes } from './workbook';

/** Width of the text of an A4 page in the units of a column. */
const PAGE_WIDTH = { portrait: 92, landscape: 140 } as const;
/** Columns of a paper without any table. */
const PLAIN = [12, 34, 12, 34];
/** Pixels of the QR code. */
const QR_SIDE = 84;
const BODY = 10.5;
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 };

/** Columns of the sheet: those of the table with the most. */
function gridOf(paper: Paper): Grid {
  const tables = paper.blocks.filter((block): block is TableBlock => block.kind === 'table');
  const widest = tables.reduce<readonly number[]>((most, { widths }) => (widths.length > most.length ? widths : most), PLAIN);
  const whole = widest.reduce((sum, share) => sum + share, 0);
  const widths = widest.map((share) => Math.round((share / whole) * PAGE_WIDTH[paper.orientation] * 10) / 10);
  return { widths, total: widths.reduce((sum, width) => sum + width, 0) };
}

/** `&` begins a code in headers and footers. */
const plain = (text: string): string => text.replaceAll('&', '&&');

/** Name of a sheet: at most 31 characters, none that a workbook forbids. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/**
 * A paper as a workbook of one sheet: title, facts and table as on paper, the head frozen on screen and repeated in print, A4 fitted to
 * one page wide. Photographs are named, not shown. Equal papers give equal bytes: the only date in the file is the paper's own `createdAt`.
 */
export async function renderXlsx(paper: Paper): Promise<Buffer> {
  const grid = gridOf(paper);
  const foot = [`记录编码 ${paper.recordCode}`, paper.versionLabel, checkMark(paper)].filter(Boolean).join('  ');
  const { rows, heads } = rowsOf(grid, paper);
  // The head stays in sight where it is that of the only table of the paper.
  const head = heads.length === 1 ? heads[0] : undefined;
  return workbookBytes({
    about: { title: paper.title, subject: paper.recordCode, author: paper.factory, at: paper.createdAt },
    sheet: {
      name: sheetName(paper.title),
      columns: grid.widths.map((width) => ({ width })),
      ...(head ? { frozen: { rows: head[1], columns: 0 }, printHead: head } : {}),
      orientation: paper.orientation,
      centred: true,
      margins: MARGINS,
      foot: `&L&8${plain(foot)}&C&9第 &P 页 / 共 &N 页&R&8${plain(paper.number)}`,
      ...(paper.verifyUrl ? { picture: { png: await qrPng(paper.verifyUrl), side: QR_SIDE } } : {}),
    },
    rows,
  });
}

/** All rows of a paper, and the first and last of the head of each table. */
function rowsOf(grid: Grid, paper: Paper): { rows: Row[]; heads: (readonly [number, number])[] } {
  const rows: Row[] = [textRow(grid, paper.title, { size: 18, bold: true, align: 'center' })];
  const heads: (readonly [number, number])[] = [];
  if (paper.subtitle) rows.push(textRow(grid, paper.subtitle, { size: BODY, align: 'center' }));
  rows.push(endsRow(grid, `单位：${paper.factory}`, paper.number ? `编号：${paper.number}` : '', { size: BODY }));
  for (const block of paper.blocks) {
    if (block.kind === 'table') heads.push([rows.length + 1, rows.length + block.head.length]);
    for (const row of blockRows(grid, block, paper.factory)) rows.push(row);
  }
  if (paper.verifyUrl) rows.push(blankRow(grid), textRow(grid, '扫码核验本文书：', { size: 9, colour: GREY }));
  return { rows, heads };
}

function* blockRows(grid: Grid, block: Block, factory: string): Generator<Row> {
  switch (block.kind) {
    case 'heading':
      yield textRow(grid, block.text, { size: 12, bold: true });
      break;
    case 'paragraph':
      yield textRow(grid, block.text, block.tone === 'note' ? { size: 9, colour: GREY } : { size: BODY });
      break;
    case 'facts':
      yield* factRows(grid, block);
      break;
    case 'table':
      yield* tableRows(grid, block);
      break;
    case 'photos':
      for (const { hash, caption } of block.photos) yield textRow(grid, `照片：${caption}（${photoWords(hash)}）`, { size: BODY });
      break;
    case 'signatures':
      if (block.lines.length > 0) yield* signatureRows(grid, block, factory);
  }
}
