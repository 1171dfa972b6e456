import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import sharp from 'sharp';
import { penPng } from '~/documents/pen/penPng';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { monthlyMinutesPaper } from '~/domain/report/monthlyMinutes';
import { DRAWING_NOTE, type Paper } from '~/domain/report/paper';
import { rectificationNoticePaper } from '~/domain/report/rectificationNotice';
import { renderDocx } from '~/documents/docx/renderDocx';
import { stillZip } from '~/documents/zip/stillZip';
import { renderCards } from '~/documents/pdf/renderCards';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { renderXlsx } from '~/documents/xlsx/renderXlsx';
import { analysisTable } from '~/domain/report/analysisTable';
import { riskListPaper } from '~/domain/report/riskListPaper';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { analysisInput, analysisRow, dailyInput, listInput, monthlyInput, rectifiedNotice, verificationInput, weeklyInput } from '../world/papers';
import { cardsOf, paperHashes } from './paperHashes';
import { readPdf, readZip } from './reader';

vi.setConfig({ testTimeout: 60_000 });

const wordsOf = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets[0]!;
}

const allText = (sheet: ExcelJS.Worksheet): string => {
  const texts: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => { if (!cell.isMerged || cell.master === cell) texts.push(cell.text); }));
  return texts.join('\n');
};

describe('a paper as a Word document', () => {
  it('holds title, facts, every row, level words with shapes and shading, signatures', async () => {
    const files = readZip(await renderDocx(riskListPaper(listInput(12))));
    const xml = files.get('word/document.xml')?.text ?? '';
    const words = wordsOf(xml);
    for (const text of ['工业产品质量安全风险管控清单', '单位：海纳线缆（示范）有限公司', '编号：QD-003', '拉丝车间（6 项）', '◆ 重大', '▲ 较大', '● 一般', '■ 低', '★张三', '○陈静', '批准：']) expect(words).toContain(text);
    expect(words.split('绝缘挤出厚度').length - 1).toBe(3);
    expect(xml).toContain('fdecea');
  });

  it('repeats heads, is A4 on its side in Chinese faces, and numbers its pages at the foot with code and hash', async () => {
    const files = readZip(await renderDocx(riskListPaper(listInput(12))));
    const xml = files.get('word/document.xml')?.text ?? '';
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(2);
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
    expect(xml).toContain('w:eastAsia="宋体"');
    expect(files.get('word/fontTable.xml')?.text).toContain('SimHei');
    const foot = [...files].filter(([path]) => /word\/footer\d*\.xml$/.test(path)).map(([, { text }]) => text)[0] ?? '';
    expect(wordsOf(foot)).toContain('记录编码 QD-003');
    expect(wordsOf(foot)).toContain('核验码 KWX1 RBAE BXGS');
    expect(foot).toContain('NUMPAGES');
  });

  it('takes text that XML cannot hold or would read as its own', async () => {
    const rows = [analysisRow(0, { riskPoint: `<铜&杆>"\u0000\u000b${'\uFFFE'}` })];
    const xml = readZip(await renderDocx(riskListPaper(listInput(0, { rows })))).get('word/document.xml')?.text ?? '';
    expect(xml).toContain('&lt;铜&amp;杆&gt;');
    for (const character of ['\u0000', '\u000b', '\uFFFE']) expect(xml).not.toContain(character);
  });

  it('draws every kind of block', async () => {
    for (const paper of [weeklyReportPaper(weeklyInput()), verificationFormPaper(verificationInput())]) {
      const words = wordsOf(readZip(await renderDocx(paper)).get('word/document.xml')?.text ?? '');
      expect(words).toContain(paper.title);
    }
    expect(wordsOf(readZip(await renderDocx(verificationFormPaper(verificationInput()))).get('word/document.xml')?.text ?? '')).toContain('☑');
  });
});

describe('a paper as a workbook', () => {
  it('has its head frozen and repeated, A4 on its side fitted to the width, code and pages at the foot', async () => {
    const sheet = await sheetOf(await renderXlsx(analysisTable(analysisInput(12))));
    const head = sheet.views[0] as { ySplit: number; state: string };
    expect(head.state).toBe('frozen');
    expect(sheet.getRow(head.ySplit).getCell(10).text).toBe('方法\n因子');
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${head.ySplit - 1}:${head.ySplit}` });
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 / 共 &N 页');
    expect(sheet.headerFooter.oddFooter).toContain('核验码 KWX1 RBAE BXGS');
  });

  it('holds every row, levels with shape and ground, numbers as numbers, and nothing as a formula', async () => {
    const rows = [analysisRow(0, { riskPoint: '=1+1' }), ...Array.from({ length: 11 }, (_, index) => analysisRow(index + 1))];
    const sheet = await sheetOf(await renderXlsx(analysisTable(analysisInput(0, { rows }))));
    const text = allText(sheet);
    for (const part of ['工业产品质量风险分析表', '单位：海纳线缆（示范）有限公司', '◆ 重大\n企业级', '拉丝车间 · 拉丝岗位（6 项）', '编制：____', '王芳（质量安全员）']) expect(text).toContain(part);
    const first = sheet.getRow((sheet.views[0] as { ySplit: number }).ySplit + 2);
    expect(first.getCell(4).value).toBe('=1+1');
    expect(first.getCell(11).value).toBe(20);
    expect(first.getCell(12).fill).toMatchObject({ fgColor: { argb: 'FFFDECEA' } });
  });

  it('draws papers of several tables and of none', async () => {
    for (const paper of [weeklyReportPaper(weeklyInput()), verificationFormPaper(verificationInput())]) expect(allText(await sheetOf(await renderXlsx(paper)))).toContain(paper.title);
  });
});

const DRAWN = 'M10 10L40 60L90 20M5 5L5 5';
const drawn = (paper: Paper): Paper => ({
  ...paper,
  blocks: paper.blocks.map((block) => (block.kind === 'signatures' ? { ...block, lines: block.lines.map((line) => ({ ...line, signed: line.signed && { ...line.signed, drawing: DRAWN } })) } : block)),
});

describe.each([
  ['每日检查记录', dailyRecordPaper(dailyInput())], ['每周报告', weeklyReportPaper(weeklyInput())], ['每月纪要', monthlyMinutesPaper(monthlyInput())],
  ['整改通知单', rectificationNoticePaper(rectifiedNotice())], ['验收表', verificationFormPaper(verificationInput())],
] as const)('%s', (_, paper) => {
  it('has in Word and Excel what the PDF has: words, lines for the pen, the unit with its day and room for the seal', async () => {
    const signers = paper.blocks.flatMap((block) => (block.kind === 'signatures' ? block.lines : []));
    const word = wordsOf(readZip(await renderDocx(paper)).get('word/document.xml')?.text ?? '');
    const sheet = allText(await sheetOf(await renderXlsx(paper)));
    for (const text of [word, sheet]) {
      for (const part of [paper.title, paper.number, `${paper.factory}（盖章）`, ...signers.flatMap(({ label, signed }) => [`${label}：___`, signed?.name ?? ''])]) expect(text).toContain(part);
    }
  });

  it('shows a drawn signature in Word as often as somebody signed, and says what it is', async () => {
    const signed = paper.blocks.flatMap((block) => (block.kind === 'signatures' ? block.lines.filter((line) => line.signed) : [])).length;
    const xml = readZip(await renderDocx(drawn(paper))).get('word/document.xml')?.text ?? '';
    expect(xml.match(/<wp:docPr [^>]*name="手写图样"/g) ?? []).toHaveLength(signed);
    expect(new Set(xml.match(/<wp:docPr id="\d+"/g)).size).toBe(signed);
    expect(wordsOf(xml)).toContain(`上为${DRAWING_NOTE}`);
    expect((await renderDocx(drawn(paper))).equals(await renderDocx(drawn(structuredClone(paper))))).toBe(true);
  });
});

it('a drawn signature is black along its strokes and white elsewhere', async () => {
  const { data, info } = await sharp(penPng(DRAWN)).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([900, 300]);
  const at = (x: number, y: number): number => data[y * 3 * info.width + x * 3]!;
  for (const [x, y] of [[10, 10], [25, 35], [40, 60], [65, 40], [5, 5]] as const) expect(at(x, y)).toBe(0);
  for (const [x, y] of [[60, 90], [200, 50], [0, 99]] as const) expect(at(x, y)).toBe(255);
});

describe('the cards', () => {
  it('are one a post, the name large enough to be read across a room, complete on every page', async () => {
    const { pages } = await readPdf(await renderCards(cardsOf()));
    expect(pages.length).toBeGreaterThan(2);
    const name = pages[0]?.runs.find(({ text }) => text === '绝缘挤出岗');
    expect(name?.size).toBeGreaterThanOrEqual(48);
    for (const page of pages) {
      expect([page.width, page.height].map(Math.round)).toEqual([595, 842]);
      for (const text of ['发现异常，马上找', '车间：李卫东', '扫码做当天的检查', '怎么做', '查什么']) expect(page.text).toContain(text);
      for (const run of page.runs) expect(run.x + run.width).toBeLessThanOrEqual(page.width - 56);
    }
    expect(pages[0]?.text.indexOf('重大')).toBeLessThan(pages[0]!.text.indexOf('较大'));
  });
});

describe('equal papers', () => {
  it('give equal bytes in every form, at another hour and in another process', async () => {
    const here = await paperHashes();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    expect(await paperHashes()).toEqual(here);
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/documents/paperHashes.ts', 'print'], { env: { ...process.env, TZ: 'America/New_York' } });
    expect(JSON.parse(stdout)).toEqual(here);
  });

  it('date every entry of an archive alike', async () => {
    for (const bytes of [await renderDocx(analysisTable(analysisInput(1))), await renderXlsx(analysisTable(analysisInput(1)))]) {
      expect(new Set([...readZip(bytes).values()].map(({ date, time }) => `${date} ${time}`))).toEqual(new Set(['33 0']));
    }
    expect(() => stillZip(Buffer.from('no archive at all, but long enough'))).toThrow('not a ZIP archive');
  });
});

describe('five hundred rows', () => {
  it('are made in any form within seconds', async () => {
    const paper = analysisTable(analysisInput(500));
    for (const render of [renderPaper, renderDocx, renderXlsx]) {
      const began = performance.now();
      expect((await render(paper)).length).toBeLessThan(1_000_000);
      expect(performance.now() - began).toBeLessThan(20_000);
    }
  });
});
