import ExcelJS from 'exceljs';
import { type Paper, shortHash, type TableBlock } from '../../domain/report/paper';
import { stillZip } from '../office/stillZip';
import { GREY } from '../pdf/sheet';
import { qrPng } from '../qr/qrPng';
import { type Place, putEnds, putFacts, putSignatures, putTable, putText } from './blocks';

/** Width of the text of an A4 page in the units of a column. */
const PAGE_WIDTH = { portrait: 92, landscape: 140 } as const;
/** Columns of a paper without any table. */
const PLAIN = [12, 34, 12, 34];
/** Pixels of the QR code. */
const QR_SIDE = 84;
const BODY = 10.5;
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 };

/** Columns of the sheet: those of the table with the most. */
function widthsOf(paper: Paper): number[] {
  const tables = paper.blocks.filter((block): block is TableBlock => block.kind === 'table');
  const widest = tables.reduce<readonly number[]>((most, { widths }) => (widths.length > most.length ? widths : most), PLAIN);
  const total = widest.reduce((sum, share) => sum + share, 0);
  return widest.map((share) => Math.round((share / total) * PAGE_WIDTH[paper.orientation] * 10) / 10);
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
  const workbook = new ExcelJS.Workbook();
  const made = new Date(paper.createdAt);
  Object.assign(workbook, { title: paper.title, subject: paper.recordCode, creator: paper.factory, lastModifiedBy: '质安', created: made, modified: made });
  const foot = [`记录编码 ${paper.recordCode}`, paper.versionLabel, paper.contentHash && `校验 ${shortHash(paper.contentHash)}`].filter(Boolean).join('  ');
  const sheet = workbook.addWorksheet(sheetName(paper.title), {
    pageSetup: { paperSize: 9, orientation: paper.orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: MARGINS, horizontalCentered: true },
    headerFooter: { oddFooter: `&L&8${plain(foot)}&C&9第 &P 页 / 共 &N 页&R&8${plain(paper.number)}` },
  });
  const widths = widthsOf(paper);
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  const place: Place = { sheet, grid: { widths, total: widths.reduce((sum, width) => sum + width, 0) }, row: 1 };
  const head = await putPaper(place, paper);
  if (head) {
    sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: head.last, zoomScale: 100 }];
    sheet.pageSetup.printTitlesRow = `${head.first}:${head.last}`;
  }
  if (paper.verifyUrl) {
    const image = workbook.addImage({ base64: (await qrPng(paper.verifyUrl)).toString('base64'), extension: 'png' });
    putText({ ...place, row: place.row + 1 }, '扫码核验本文书：', { size: 9, colour: GREY });
    sheet.addImage(image, { tl: { col: 0, row: place.row + 1 }, ext: { width: QR_SIDE, height: QR_SIDE } });
  }
  return stillZip(Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** Writes all blocks; answers the rows of the head to freeze: that of the only table of the paper. */
async function putPaper(place: Place, paper: Paper): Promise<{ first: number; last: number } | null> {
  putText(place, paper.title, { size: 18, bold: true, align: 'center' });
  if (paper.subtitle) putText(place, paper.subtitle, { size: BODY, align: 'center' });
  putEnds(place, `单位：${paper.factory}`, paper.number ? `编号：${paper.number}` : '', { size: BODY });
  const heads: { first: number; last: number }[] = [];
  for (const block of paper.blocks) {
    await new Promise((resolve) => setImmediate(resolve));
    switch (block.kind) {
      case 'heading':
        putText(place, block.text, { size: 12, bold: true });
        break;
      case 'paragraph':
        putText(place, block.text, block.tone === 'note' ? { size: 9, colour: GREY } : { size: BODY });
        break;
      case 'facts':
        putFacts(place, block);
        break;
      case 'table':
        heads.push(putTable(place, block));
        break;
      case 'photos':
        for (const { hash, caption } of block.photos) putText(place, `照片：${caption}（原件校验 ${hash.slice(0, 12)}）`, { size: BODY });
        break;
      case 'signatures':
        if (block.lines.length > 0) putSignatures(place, block);
    }
  }
  return heads.length === 1 ? (heads[0] ?? null) : null;
}
