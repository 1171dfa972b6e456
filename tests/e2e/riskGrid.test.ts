import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { GRID_FIELDS } from '~/domain/risk/list/gridValues';
import { look } from '../routes/records';
import { open, pressAndConfirm } from './browser';
import { ownDemo } from './ownDemo';

/** Rows that are laid in by Excel, so that the sheet is long. */
const LONG = 400;
const PRODUCT = 4;
const FAILURE = 5;
const CONSEQUENCE = 6;
const CRITERION = 10;
const FREQUENCY = GRID_FIELDS.indexOf('frequency');

const demo = ownDemo(['clipboard-read', 'clipboard-write']);
let page: Page;

beforeAll(() => {
  ({ page } = demo);
});

interface Row {
  readonly risk_point: string;
  readonly product: string;
  readonly failure: string;
  readonly consequence: string;
  readonly criterion: string;
  readonly frequency: string;
}

/** The rows of the draft, as they are on record. */
const draft = (): Row[] =>
  look<Row>(
    demo.server,
    `select * from risk_items i where enterprise_id = ?
      and not exists (select 1 from risk_list_publications b where b.enterprise_id = i.enterprise_id and b.version_id = i.version_id) order by position`,
    demo.cable,
  );

const cell = (at: Page, row: number, column: number): Locator => at.locator(`.grid-row[data-row="${row}"] [data-column="${column}"]`);
const texts = (at: Page, rows: readonly number[], columns: readonly number[]): Promise<string[][]> => Promise.all(rows.map((row) => Promise.all(columns.map(async (column) => (await cell(at, row, column).textContent())!))));
const saved = (at: Page): Promise<void> => at.getByText('已全部保存').waitFor();
const openSheet = async (at: Page): Promise<void> => {
  await open(at, '/risk/edit');
  await at.getByRole('grid', { name: '风险管控清单' }).waitFor();
  await at.getByText('正在读取其余的行').waitFor({ state: 'detached' });
};

test('a draft of some hundred rows opens as a sheet that draws only what is in sight', async () => {
  await open(page, '/risk');
  await page.getByRole('button', { name: /新建第 \d+ 版草稿/ }).click();
  await page.waitForURL(/version=draft/);
  const own = draft().length;
  const rows = Array.from({ length: LONG }, (_, index) => ['挤塑成缆车间', '绝缘挤出岗', '生产过程控制', `工序参数 ${index + 1}`, '首件确认', '每日']);
  const sheet = [['车间', '岗位', '环节', '风险点', '管控措施', '频次'], ...rows].map((row) => row.join(',')).join('\n');
  await open(page, '/risk/import');
  await page.locator('input[type=file]').setInputFiles({ name: '长清单.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await page.getByRole('button', { name: '上传并读取' }).click();
  await page.getByRole('heading', { level: 2, name: '对比结果' }).waitFor();
  await pressAndConfirm(page, `确认导入 ${LONG} 行`);
  await page.getByText(`已写入草稿：新增 ${LONG} 行`).waitFor();

  await openSheet(page);
  const grid = page.getByRole('grid', { name: '风险管控清单' });
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(own + LONG + 1));
  expect(await page.locator('.grid-row').count()).toBeLessThan(60);
  await cell(page, 0, 0).click();
  await page.keyboard.press('Control+End');
  await cell(page, own + LONG - 1, FREQUENCY).waitFor();
  expect(await cell(page, own + LONG - 1, 0).textContent()).toBe(`工序参数 ${LONG}`);
  expect(await page.locator('.grid-row').count()).toBeLessThan(60);
  await page.keyboard.press('Control+Home');
  await cell(page, 0, 0).waitFor();
});

test('cells are written by the keyboard and by a block from Excel, taken back and saved; a reload shows it', async () => {
  const before = draft();
  await cell(page, 0, PRODUCT).click();
  await page.keyboard.type('BV 2.5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('BVR 4');
  await page.keyboard.press('Tab');
  await page.keyboard.type('写错了');
  await page.keyboard.press('Escape');
  expect(await texts(page, [0, 1], [PRODUCT, FAILURE])).toEqual([['BV 2.5', before[0]!.failure], ['BVR 4', before[1]!.failure]]);

  await page.evaluate((text) => navigator.clipboard.writeText(text), 'YJV\t"偏心\n超差"\t绝缘击穿\r\nVV\t颈缩\t断芯\r\n');
  await cell(page, 2, PRODUCT).click();
  await page.keyboard.press('Control+v');
  const block = [['YJV', '偏心 ⏎ 超差', '绝缘击穿'], ['VV', '颈缩', '断芯']];
  await cell(page, 2, PRODUCT).filter({ hasText: 'YJV' }).waitFor();
  expect(await texts(page, [2, 3], [PRODUCT, FAILURE, CONSEQUENCE])).toEqual(block);
  await page.keyboard.press('Control+z');
  await cell(page, 2, PRODUCT).filter({ hasNotText: 'YJV' }).waitFor();
  expect(await texts(page, [2, 3], [FAILURE, CONSEQUENCE])).toEqual([2, 3].map((row) => [before[row]!.failure, before[row]!.consequence]));
  expect(await texts(page, [0, 1], [PRODUCT])).toEqual([['BV 2.5'], ['BVR 4']]);
  await page.keyboard.press('Control+y');
  await cell(page, 2, PRODUCT).filter({ hasText: 'YJV' }).waitFor();

  await saved(page);
  const after = draft();
  expect(after.slice(0, 4).map(({ product, failure, consequence }) => [product, failure, consequence])).toEqual([
    ['BV 2.5', before[0]!.failure, before[0]!.consequence], ['BVR 4', before[1]!.failure, before[1]!.consequence], ['YJV', '偏心\n超差', '绝缘击穿'], ['VV', '颈缩', '断芯'],
  ]);
  expect(after.slice(4)).toEqual(before.slice(4));
  await openSheet(page);
  expect(await texts(page, [2, 3], [PRODUCT, FAILURE, CONSEQUENCE])).toEqual(block);

  await cell(page, 3, PRODUCT).click();
  await page.keyboard.press('Delete');
  await saved(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await cell(page, 3, PRODUCT).filter({ hasText: 'VV' }).waitFor();
  await saved(page);
  expect(draft()[3]).toMatchObject({ product: 'VV', failure: '颈缩' });
});

test('a word that means nothing stays at its cell with what is allowed; the other rows are saved', async () => {
  await cell(page, 5, FREQUENCY).click();
  await page.keyboard.type('看情况');
  await page.keyboard.press('Enter');
  await page.keyboard.type('每周');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft()[6]!.frequency).toBe('week');
  await page.getByText('第 6 行有没保存的单元格').waitFor();
  await page.getByRole('button', { name: '去看' }).click();
  await page.getByRole('toolbar', { name: '编辑' }).getByText(/应为：.*每日、每周/).waitFor();
  expect(await cell(page, 5, FREQUENCY).getAttribute('aria-invalid')).toBe('true');
  expect(await cell(page, 5, FREQUENCY).textContent()).toBe('看情况');
  await page.keyboard.type('每半年');
  await page.keyboard.press('Enter');
  await saved(page);
  expect(draft()[5]!.frequency).toBe('halfYear');
});

test('of two who write in one row the later is told, keeps what was typed beside what is stored, and undoes nothing of the other’s', async () => {
  const officer = await demo.pageOf('zhou');
  await openSheet(officer);
  await cell(page, 0, PRODUCT).click();
  await page.keyboard.type('总监写的');
  await page.keyboard.press('Enter');
  await cell(page, 0, CRITERION).click();
  await page.keyboard.type('总监的准则');
  await page.keyboard.press('Enter');
  await saved(page);

  const answer = officer.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname.startsWith('/risk/edit/rows'));
  await cell(officer, 0, PRODUCT).click();
  await officer.keyboard.type('安全员写的');
  await officer.keyboard.press('Enter');
  expect((await answer).status()).toBe(409);
  await officer.getByText('第 1 行有没保存的单元格').waitFor();
  await officer.getByRole('button', { name: '去看' }).click();
  await officer.getByRole('toolbar', { name: '编辑' }).getByText(/在您打开之后已被改动.*这一格现在是“总监写的”/).waitFor();
  expect(await texts(officer, [0], [PRODUCT, CRITERION])).toEqual([['安全员写的', '总监的准则']]);
  expect(draft()[0]).toMatchObject({ product: '总监写的', criterion: '总监的准则' });

  await officer.keyboard.press('Enter');
  await officer.keyboard.press('Enter');
  await saved(officer);
  expect(draft()[0]).toMatchObject({ product: '安全员写的', criterion: '总监的准则' });
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
