import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { analysisTable } from '~/domain/report/analysisTable';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { monthlyMinutesPaper } from '~/domain/report/monthlyMinutes';
import { checkMark, DRAWING_NOTE, type Paper, signatureNote } from '~/domain/report/paper';
import { rectificationNoticePaper } from '~/domain/report/rectificationNotice';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { analysisInput, analysisRow, dailyInput, monthlyInput, noticeInput, rectifiedNotice, verificationInput, weeklyInput } from '../world/papers';
import { readPdf } from './reader';

vi.setConfig({ testTimeout: 20_000 });

const PAPERS: readonly [string, Paper][] = [
  ['风险分析表', analysisTable(analysisInput())],
  ['每日检查记录', dailyRecordPaper(dailyInput())],
  ['每周报告', weeklyReportPaper(weeklyInput())],
  ['每月纪要', monthlyMinutesPaper(monthlyInput())],
  ['整改通知单', rectificationNoticePaper(noticeInput())],
  ['整改通知单（已复查）', rectificationNoticePaper(rectifiedNotice())],
  ['验收表', verificationFormPaper(verificationInput())],
];

describe('a paper that was kept before there were codes', () => {
  it('is drawn with the digits it was signed with', async () => {
    const { look: _, ...paper } = weeklyReportPaper(weeklyInput());
    const [page] = (await readPdf(await renderPaper(paper))).pages;
    expect(page?.text).toContain('校验 9f3a 1c2d 4e5f 6071');
    expect(page?.text).not.toContain('核验码');
  });
});

describe.each(PAPERS)('%s', (_, paper) => {
  it('is read back in Chinese, with page n of m, record code and the code to check it on every page', async () => {
    const { pages, title, created } = await readPdf(await renderPaper(paper));
    expect(title).toBe(paper.title);
    expect(created).toContain('20261118061000');
    expect(pages[0]?.text).toContain(paper.title);
    expect(pages[0]?.text).toContain(`单位：${paper.factory}`);
    expect(pages[0]?.text).toContain(`编号：${paper.number}`);
    pages.forEach((page, index) => {
      expect(page.text).toContain(`第 ${index + 1} 页 / 共 ${pages.length} 页`);
      expect(page.text).toContain(`记录编码 ${paper.recordCode}`);
      expect(page.text).toContain(checkMark(paper));
      expect(checkMark(paper)).toMatch(/^核验码 (\w{4} ?){3}$/);
    });
  });

  it('stays inside its margins, nothing smaller than 8 points', async () => {
    const { pages } = await readPdf(await renderPaper(paper));
    for (const page of pages) {
      expect([page.width, page.height].map(Math.round)).toEqual(paper.orientation === 'portrait' ? [595, 842] : [842, 595]);
      for (const run of page.runs) {
        expect(run.size).toBeGreaterThanOrEqual(8);
        expect(run.x).toBeGreaterThanOrEqual(56);
        expect(run.x + run.width).toBeLessThanOrEqual(page.width - 56);
      }
    }
  });

  it('gives the same bytes for the same paper', async () => {
    expect((await renderPaper(structuredClone(paper))).equals(await renderPaper(paper))).toBe(true);
  });
});

describe('the rendered table', () => {
  it('repeats its head, and the heading of a post with （续），on every page', async () => {
    const { pages } = await readPdf(await renderPaper(analysisTable(analysisInput(40))));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      expect(page.text).toContain('序号');
      expect(page.text).toContain('检查内容与方法');
    }
    expect(pages.some(({ text }) => text.includes('（6 项）（续）'))).toBe(true);
  });

  it('prints every row exactly once', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => analysisRow(index, { riskPoint: `点${String(index).padStart(3, '0')}` }));
    const { pages } = await readPdf(await renderPaper(analysisTable(analysisInput(0, { rows }))));
    const found = [...pages.map(({ text }) => text).join('').matchAll(/点\d{3}/g)].map(([text]) => text);
    expect([...found].sort()).toEqual(rows.map(({ riskPoint }) => riskPoint));
  });

  it('says that there is no row when there is none', async () => {
    const { pages } = await readPdf(await renderPaper(analysisTable(analysisInput(0))));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toContain('清单中没有风险项。');
  });

  it('carries a cell that is higher than a page over several pages and loses nothing', async () => {
    const sentences = Array.from({ length: 260 }, (_, index) => `第${index}句说明。`).join('');
    const rows = [analysisRow(0), analysisRow(1, { measures: [{ kind: 'parameter', text: sentences }] }), analysisRow(2)];
    const { pages } = await readPdf(await renderPaper(analysisTable(analysisInput(0, { rows }))));
    const text = pages.map((page) => page.runs.filter((run) => run.size === 9).map((run) => run.text).join('')).join('');
    expect(pages.length).toBeGreaterThan(2);
    for (const index of [0, 100, 259]) expect(text).toContain(`第${index}句`);
  });

  it('prints 500 rows in at most 1 MB and lets other work run meanwhile', async () => {
    let turns = 0;
    let running = true;
    const beat = (): void => {
      turns += 1;
      if (running) setImmediate(beat);
    };
    setImmediate(beat);
    const progress: [number, number][] = [];
    const bytes = await renderPaper(analysisTable(analysisInput(500)), { onProgress: (done, total) => progress.push([done, total]) });
    running = false;
    expect(bytes.length).toBeLessThanOrEqual(1_000_000);
    expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
    expect(turns).toBeGreaterThan(progress.length);
  });
});

describe('the file', () => {
  it('embeds subsets of 宋体 and 黑体 with a map back to Unicode', async () => {
    const text = (await renderPaper(weeklyReportPaper(weeklyInput()))).toString('latin1');
    expect(new Set(text.match(/(?<=\/BaseFont \/[A-Z]{6}\+)[\w-]+/g))).toEqual(new Set(['NotoSerifSC-Regular', 'NotoSansSC-Bold']));
    expect(text.match(/\/FontFile2/g)).toHaveLength(2);
    expect(text.match(/\/ToUnicode/g)).toHaveLength(2);
  });

  it('shows a mark for a character the typeface lacks and drops control characters', async () => {
    const { pages } = await readPdf(await renderPaper(analysisTable(analysisInput(0, { factory: '𠮷田\u0007电线厂' }))));
    expect(pages[0]?.text).toContain('单位：〓田电线厂');
  });

  it('embeds a photograph once and says so in the frame when one cannot be read', async () => {
    const jpeg = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#779988' } }).jpeg().toBuffer();
    const photos: Record<string, Buffer> = { 'photo-a': jpeg, 'photo-b': Buffer.from('not a picture') };
    const bytes = await renderPaper(verificationFormPaper(verificationInput({ photosBefore: ['photo-a', 'photo-a'], photosAfter: ['photo-b', 'gone'] })), {
      photo: (hash) => Promise.resolve(photos[hash] ?? null),
    });
    const { pages } = await readPdf(bytes);
    const text = pages.map((page) => page.text).join('');
    expect(bytes.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(1);
    expect(text).toContain('照片未能读取（photo-b）');
    expect(text).toContain('照片未能读取（gone）');
  });

  it('keeps signature lines with the end of the paper and names them for what they are', async () => {
    for (const count of [3, 4, 5, 6, 7, 8]) {
      const { pages } = await readPdf(await renderPaper(analysisTable(analysisInput(count))));
      const last = pages.at(-1)?.text ?? '';
      expect(last).toContain('编制：');
      expect(last).toContain(signatureNote());
      expect(last).toContain('序号');
      expect(last).not.toContain('可靠的电子签名');
    }
  });

  it('draws a signature below its line, calls it an ornament, and is drawn without one as before', async () => {
    const input = weeklyInput();
    const drawn = (drawing?: string): Paper => weeklyReportPaper({ ...input, signatures: input.signatures.map((line) => ({ ...line, signed: line.signed && { ...line.signed, ...(drawing ? { drawing } : {}) } })) });
    const [plain, adorned] = [await renderPaper(drawn()), await renderPaper(drawn('M10 10L40 60L90 20M5 5L5 5'))];
    expect(plain.equals(await renderPaper(weeklyReportPaper(input)))).toBe(true);
    const texts = async (bytes: Buffer): Promise<string> => (await readPdf(bytes)).pages.at(-1)!.text;
    expect(await texts(plain)).not.toContain(DRAWING_NOTE);
    expect(await texts(adorned)).toContain(DRAWING_NOTE);
    const { pages } = await readPdf(adorned);
    for (const run of pages.flatMap((page) => page.runs)) expect(run.x + run.width).toBeLessThanOrEqual(pages[0]!.width - 56);
  });
});
