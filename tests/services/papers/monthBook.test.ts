import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it, vi } from 'vitest';
import { renderBook } from '~/documents/pdf/renderBook';
import { contentsPaper, sparingPhotos } from '~/domain/report/book';
import { NO_WEEK_WORDS } from '~/domain/routine/weekly';
import { day, type Month } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { verificationFormPaper } from '~/domain/report/verificationForm';
import { monthBook } from '~/services/papers/monthBook';
import { readRendering } from '~/services/papers/readRendering';
import { requestMonthBook } from '~/services/papers/requestRendering';
import { signDay } from '~/services/routine/signDay';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { readPdf } from '../../documents/reader';
import { createWorld } from '../../world/factory';
import { dailyInput, verificationInput } from '../../world/papers';
import { publishList, putRecord } from '../../world/records';

vi.setConfig({ testTimeout: 60_000 });

const NOVEMBER = '2026-11' as Month;

const ok = <T>(result: { ok: true; fact: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.fact;
};

const setUp = async () => {
  const world = await createWorld();
  const { haina, cx } = world;
  const { versionId, itemIds } = await publishList(world, haina, day('2026-11-02'), [{ postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' }]);
  await putRecord(world, haina, { postId: haina.posts.extruder, day: day('2026-11-16'), submittedAt: '2026-11-16T09:00:00+08:00', versionId, itemId: itemIds[0]! });
  ok(await signDay(cx, haina.as('officer', 'daily.sign'), day('2026-11-16'), ''));
  const { id } = ok(await compileWeek(cx, haina.as('director', 'weekly.compile'), day('2026-11-09'), { version: null }));
  ok(await editWeekWords(cx, haina.as('director', 'weekly.compile'), id, { words: { ...NO_WEEK_WORDS, evaluation: '总体受控。', nextWeek: '继续。' }, version: 1 }));
  ok(await signWeek(cx, haina.as('director', 'weekly.sign'), id, { words: '', version: 2 }));
  return world;
};

const outlineOf = async (bytes: Buffer) => {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return Promise.all((await document.getOutline()).map(async ({ title, items }) => ({
    title, items: await Promise.all(items.map(async ({ title: of, dest }) => ({ of, page: (await document.getPageIndex((dest as [Parameters<typeof document.getPageIndex>[0]])[0])) + 1 }))),
  })));
};

it('binds the papers of a month, each under its chapter, with contents whose pages are right and the same bytes each time', async () => {
  const { cx, haina } = await setUp();
  const wanted = { enterpriseId: haina.enterpriseId, month: NOVEMBER, today: day('2026-11-18') };
  const { bytes, name } = await monthBook(cx, wanted);
  expect(name).toBe('2026年11月日、周、月文书');
  const { pages, title } = await readPdf(bytes);
  expect(title).toBe(name);
  expect(pages[0]!.text).toContain('目录');
  expect(pages[0]!.text).toContain('待主要负责人签');
  const outline = await outlineOf(bytes);
  expect(outline.map(({ title: chapter }) => chapter)).toEqual(['每周工业产品质量安全排查治理报告', '每日工业产品质量安全检查记录']);
  const turned = outline.flatMap(({ items }) => items);
  // days from the list's first on, whether they were signed or not; none after today
  expect(turned.map(({ of }) => of)).toContain('2026年11月16日（周一）');
  expect(turned.map(({ of }) => of)).not.toContain('2026年11月19日（周四）');
  for (const { of, page } of turned) {
    expect(pages[page - 1]!.text).toContain('第 1 页 / 共');
    expect(pages[page - 1]!.text).toContain(`本册第 ${page - 1} 页`);
    if (of.includes('周一')) expect(pages[page - 1]!.text).toContain(of);
    expect(pages[0]!.text).toContain(of);
  }
  expect((await monthBook(cx, wanted)).bytes.equals(bytes)).toBe(true);
});

it('is a page of contents that says so where the month has no papers', async () => {
  const { cx, beichen } = await createWorld();
  const { pages } = await readPdf((await monthBook(cx, { enterpriseId: beichen.enterpriseId, month: '2026-02' as Month, today: day('2026-11-18') })).bytes);
  expect(pages).toHaveLength(1);
  expect(pages[0]!.text).toContain('这个月没有日、周、月的文书。');
});

it('is asked for by who sees the whole factory, of a month that has begun', async () => {
  const { cx, haina, beichen } = await createWorld();
  const { renderingId } = ok(await requestMonthBook(cx, haina.as('director', 'papers.view'), NOVEMBER));
  expect(await readRendering(cx, haina.as('director', 'papers.view'), renderingId)).toMatchObject({ title: '2026年11月日、周、月文书', paper: 'monthBook', format: 'pdf', state: 'waiting' });
  expect(await readRendering(cx, beichen.as('director', 'papers.view'), renderingId)).toBeNull();
  const unknown = { ok: false, refusal: { code: 'notFound' } };
  expect(await requestMonthBook(cx, haina.as('head', 'papers.view'), NOVEMBER)).toEqual(unknown);
  expect(await requestMonthBook(cx, haina.as('director', 'papers.view'), '2026-12' as Month)).toEqual(unknown);
});

it('draws each paper in its own look, and names photographs beyond the most it holds', async () => {
  const daily = dailyRecordPaper(dailyInput());
  const form = verificationFormPaper(verificationInput({ photosBefore: ['photo-a'], photosAfter: ['photo-b'] }));
  const papers = [{ chapter: '日', about: '今天', paper: { ...daily, look: 2 } }, { chapter: '验收', about: '一', paper: form }];
  const book = { title: '册', subtitle: '', factory: '厂', createdAt: instant('2026-11-18T06:10:00Z'), papers: sparingPhotos(papers, 3) };
  expect(book.papers.map(({ paper }) => paper.blocks.filter(({ kind }) => kind === 'photos').length)).toEqual([1, 0]);
  expect(JSON.stringify(book.papers[1])).toContain('照片 2 张，见单独下载的这份文书。');
  const text = (await renderBook(book)).toString('latin1');
  expect(new Set(text.match(/(?<=\/BaseFont \/[A-Z]{6}\+)[\w-]+/g))).toEqual(new Set(['NotoSansSC-Regular', 'NotoSansSC-Bold', 'NotoSerifSC-Regular']));
  expect(JSON.stringify(contentsPaper(book, [1, 4]))).toContain('"已签"');
});
