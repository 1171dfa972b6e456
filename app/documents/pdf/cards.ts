import { shortHash, type TableBlock } from '../../domain/report/paper';
import { CARD_TITLE, type CardContact, type RiskCard, type RiskCards } from '../../domain/report/riskCards';
import { criterionOf, type RiskRow } from '../../domain/report/riskRows';
import { RISK_LEVELS } from '../../domain/risk/types';
import { frequencyWords, RISK_LEVEL_NAMES } from '../../domain/risk/words';
import { breakLines, emsOf, printable } from './lines';
import { baselineOf, GREY, INK, leadingOf, MARGIN, newSheet, put, type Sheet } from './sheet';
import { drawTable } from './tables';
import { typefaces } from './typefaces';

/** Side of the code that opens the check, scanned from an arm's length. */
export const CARD_QR = 104;
/** Kept free at the foot of every page for whom to call and the code. */
const FOOT = 146;
/** Kept free at the head of a card's further pages for the name of the post. */
const HEAD = 44;
/** Points of the post's name: 48 can be read at two metres with ease, 34 with good eyes. */
const NAME_SIZES = [54, 48, 44, 40, 36, 34];

type Align = 'left' | 'center';

function text(sheet: Sheet, raw: string, y: number, size: number, { bold = false, align = 'left', colour = INK, x = sheet.left, inner = sheet.inner }: { bold?: boolean; align?: Align; colour?: string; x?: number; inner?: number } = {}): void {
  const face = bold ? typefaces().bold : typefaces().regular;
  const shown = printable(raw, face).replaceAll('\n', ' ');
  const spare = inner - emsOf(shown, face) * size;
  put(sheet, { kind: 'text', x: align === 'center' ? x + spare / 2 : x, y: baselineOf(y, size), text: shown, size, bold, colour });
}

/** The name of the post as large as the page allows, on one line if it can be. */
function drawName(sheet: Sheet, name: string): void {
  const face = typefaces().bold;
  const size = NAME_SIZES.find((candidate) => emsOf(printable(name, face), face) * candidate <= sheet.inner) ?? 34;
  for (const line of breakLines(name, sheet.inner, size, face)) {
    text(sheet, line, sheet.y, size, { bold: true, align: 'center' });
    sheet.y += leadingOf(size);
  }
}

/** How many risks of each level, each with its shape. */
function drawCounts(sheet: Sheet, rows: readonly RiskRow[]): void {
  const size = 13;
  const face = typefaces().bold;
  const parts = RISK_LEVELS.map((level) => ({ level, words: `${RISK_LEVEL_NAMES[level]} ${rows.filter((row) => levelOf(row) === level).length} 项` })).filter(({ words }) => !words.includes(' 0 '));
  const widths = parts.map(({ words }) => size + 4 + emsOf(words, face) * size);
  let x = sheet.left + (sheet.inner - widths.reduce((sum, width) => sum + width, 0) - 22 * Math.max(0, parts.length - 1)) / 2;
  parts.forEach(({ level, words }, index) => {
    put(sheet, { kind: 'level', x, y: sheet.y + (leadingOf(size) - size) / 2, size, level });
    text(sheet, words, sheet.y, size, { bold: true, x: x + size + 4 });
    x += (widths[index] ?? 0) + 22;
  });
  sheet.y += leadingOf(size) + 8;
}

const levelOf = (row: RiskRow) => row.residual?.level ?? row.assessment?.level;

const tableOf = (rows: readonly RiskRow[]): TableBlock => ({
  kind: 'table',
  size: 11.5,
  widths: [52, 92, 172, 166],
  aligns: ['center', 'left', 'left', 'left'],
  head: [[{ text: '等级' }, { text: '风险' }, { text: '怎么做' }, { text: '查什么' }]],
  rows: rows.map((row) => {
    const level = levelOf(row);
    const check = [row.checkContent, row.criterion && `合格：${criterionOf(row)}`, frequencyWords(row)].filter(Boolean).join('\n');
    return {
      kind: 'cells',
      cells: [
        level ? { text: '', level, align: 'center' } : '未评价',
        { text: row.failure ? `${row.riskPoint}\n${row.failure}` : row.riskPoint },
        row.measures.length > 0 ? row.measures.map(({ text: words }, index) => (row.measures.length > 1 ? `${index + 1}. ${words}` : words)).join('\n') : '—',
        check || '—',
      ],
    };
  }),
  empty: '本岗位没有列出的风险。',
});

function drawContacts(sheet: Sheet, contacts: readonly CardContact[]): void {
  const inner = sheet.inner - CARD_QR - 20;
  let y = sheet.height - MARGIN - FOOT + 18;
  text(sheet, '发现异常，马上找', y, 16, { bold: true });
  y += leadingOf(16) + 4;
  for (const level of ['岗位', '车间', '企业']) {
    const names = contacts.filter((contact) => contact.level === level).map(({ name }) => name);
    const line = breakLines(`${level}：${names.length > 0 ? names.join('、') : '未指定'}`, inner, 14, typefaces().regular)[0] ?? '';
    text(sheet, line, y, 14);
    y += leadingOf(14) + 2;
  }
}

function drawMargins(sheet: Sheet, cards: RiskCards, card: RiskCard): void {
  const foot = [`记录编码 ${cards.recordCode}`, cards.publishedOn ? cards.versionLabel : `${cards.versionLabel}（草稿，未发布）`, `校验 ${shortHash(cards.contentHash)}`].join('  ');
  const last = sheet.pages.length;
  const pages = [...sheet.pages];
  pages.forEach((marks, index) => {
    const own: Sheet = { ...sheet, pages: [marks] };
    if (index > 0) {
      text(own, card.post, MARGIN, 26, { bold: true });
      put(own, { kind: 'rule', x: own.left, y: MARGIN + HEAD - 6, width: own.inner });
    }
    drawContacts(own, card.contacts);
    text(own, '扫码做当天的检查', own.height - MARGIN - FOOT + 18 + CARD_QR + 4, 10.5, { align: 'center', x: own.left + own.inner - CARD_QR, inner: CARD_QR });
    if (cards.codeWarning) text(own, cards.codeWarning, own.height - MARGIN - FOOT + 18 + CARD_QR + 19, 8, { bold: true, align: 'center', x: own.left + own.inner - CARD_QR, inner: CARD_QR });
    text(own, foot, own.height - MARGIN + 12, 8, { colour: GREY });
    if (last > 1) text(own, `第 ${index + 1} 页 / 共 ${last} 页`, own.height - MARGIN + 11, 9, { align: 'center' });
  });
}

/** Lays one card out: name, risks, what to do, what to check, whom to call; as many pages as its risks need, each complete in itself. */
export async function layoutCard(cards: RiskCards, card: RiskCard): Promise<Sheet> {
  const plain = newSheet('portrait');
  const sheet: Sheet = { ...plain, top: MARGIN + HEAD, bottom: plain.height - MARGIN - FOOT, y: MARGIN - 14 };
  text(sheet, `${cards.factory}${cards.publishedOn ? '' : '  草稿'}`, sheet.y, 11, { align: 'center', colour: GREY });
  sheet.y += leadingOf(11) + 2;
  text(sheet, CARD_TITLE, sheet.y, 22, { bold: true, align: 'center' });
  sheet.y += leadingOf(22) + 2;
  drawName(sheet, card.post);
  text(sheet, card.workshop, sheet.y, 16, { align: 'center' });
  sheet.y += leadingOf(16) + 4;
  drawCounts(sheet, card.rows);
  await drawTable(sheet, tableOf(card.rows), 0);
  drawMargins(sheet, cards, card);
  return sheet;
}

/** Where the code stands on every page of a card. */
export const cardQrPlace = (sheet: Sheet) => ({ x: sheet.left + sheet.inner - CARD_QR, y: sheet.height - MARGIN - FOOT + 18, side: CARD_QR });
