import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { FloorRegion } from '~/domain/risk/plan/floorPlan';
import { RISK_LEVELS } from '~/domain/risk/types';
import { readPdf } from '../documents/reader';
import { look } from '../routes/records';
import { open } from './browser';
import { ownDemo } from './ownDemo';

const demo = ownDemo();
let page: Page;

beforeAll(() => {
  ({ page } = demo);
});

interface Plan {
  readonly number: number;
  readonly picture: string | null;
  readonly regions: readonly FloorRegion[];
}

/** The plan on record. */
function plan(): Plan | null {
  const [row] = look<{ number: number; picture: string | null; regions: string }>(demo.server, 'select * from floor_plans where enterprise_id = ? order by number desc limit 1', demo.cable);
  return row ? { ...row, regions: JSON.parse(row.regions) as FloorRegion[] } : null;
}

const idOf = (table: 'posts' | 'workshops', name: string): string => look<{ id: string }>(demo.server, `select id from ${table} where enterprise_id = ? and name = ?`, demo.cable, name)[0]!.id;

/** Levels of the published rows of a post. */
const levelsOf = (post: string): string[] =>
  look<{ level: string }>(
    demo.server,
    `select level from risk_items where enterprise_id = ? and post_id = ? and version_id = (select version_id from risk_list_publications where enterprise_id = ? order by published_at desc limit 1)`,
    demo.cable, post, demo.cable,
  ).map(({ level }) => level);

/** The halls as somebody would draw them. */
const floorPlan = (): Promise<Buffer> =>
  sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#fff"/><g fill="none" stroke="#333" stroke-width="6"><rect x="40" y="40" width="520" height="720"/><rect x="600" y="40" width="560" height="340"/><rect x="600" y="420" width="560" height="340"/></g></svg>')).png().toBuffer();

const region = (at: Page, name: string): Locator => at.locator('.plan button.region').filter({ hasText: name });

/** Presses at a point of an element, given in px from its left upper corner (negative: from the right lower one), and pulls it along. */
async function drag(at: Page, what: Locator, from: readonly [number, number], by: readonly [number, number]): Promise<void> {
  const box = (await what.boundingBox())!;
  const [x, y] = [from[0] < 0 ? box.x + box.width + from[0] : box.x + from[0], from[1] < 0 ? box.y + box.height + from[1] : box.y + from[1]];
  await at.mouse.move(x, y);
  await at.mouse.down();
  await at.mouse.move(x + by[0] / 2, y + by[1] / 2);
  await at.mouse.move(x + by[0], y + by[1]);
  await at.mouse.up();
}

test('without a plan the map is made by itself, each post in the colour of its worst level, and leads to its rows', async () => {
  await open(page, '/risk/map');
  expect(await page.locator('.schematic section').evaluateAll((sections) => sections.map((section) => section.getAttribute('aria-label')))).toEqual(['拉丝绞线车间', '挤塑成缆车间', '质检仓储车间']);
  const posts = look<{ id: string; name: string }>(demo.server, 'select id, name from posts where enterprise_id = ?', demo.cable);
  const hazards = new Set(look<{ post_id: string }>(demo.server, "select post_id from hazards where enterprise_id = ? and stage <> 'closed'", demo.cable).map(({ post_id }) => post_id));
  const quiet = posts.filter(({ id }) => !hazards.has(id));
  expect(quiet.length).toBeGreaterThan(2);
  for (const { id, name } of quiet) {
    const worst = RISK_LEVELS.find((level) => levelsOf(id).includes(level)) ?? 'none';
    expect([name, await page.locator('.schematic li.node').filter({ hasText: name }).getAttribute('class')]).toEqual([name, `node ${worst}`]);
  }
  const extruder = page.locator('.schematic li.node').filter({ hasText: '绝缘挤出岗' });
  const total = levelsOf(idOf('posts', '绝缘挤出岗')).length;
  await extruder.getByRole('link', { name: `风险 ${total}` }).click();
  await page.waitForURL((url) => url.pathname === '/risk' && url.searchParams.get('post') === idOf('posts', '绝缘挤出岗'));
  await page.getByText(`符合条件 ${total} 项`).waitFor();
  expect(await page.locator('.risk-rows tbody tr').count()).toBe(total);
});

test('a file that is no picture is answered at its field, and the map stays', async () => {
  await open(page, '/risk/map');
  const answer = page.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname.startsWith('/risk/map/picture'));
  await page.locator('input[type=file]').setInputFiles({ name: '平面图.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await page.getByRole('button', { name: '上传', exact: true }).click();
  expect((await answer).status()).toBe(415);
  await page.locator('.form-summary').waitFor();
  expect(await page.locator('.schematic li.node').count()).toBe(12);
  expect(plan()).toBeNull();
});

test('on the factory’s own plan regions are placed, dragged, resized and moved by keys, and lie there after a reload', async () => {
  await page.locator('input[type=file]').setInputFiles({ name: '平面图.png', mimeType: 'image/png', buffer: await floorPlan() });
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await page.waitForURL(/edit=1/);
  await page.getByRole('button', { name: '把挤塑成缆车间放到图上' }).click();
  await page.getByRole('button', { name: '把绝缘挤出岗放到图上' }).click();
  await page.getByRole('button', { name: '把火花检验岗放到图上' }).click();
  const board = (await page.locator('.plan img').boundingBox())!;
  await drag(page, region(page, '火花检验岗'), [10, 10], [board.width * 0.25, -board.height * 0.2]);
  await drag(page, region(page, '绝缘挤出岗'), [10, 10], [-board.width * 0.3, board.height * 0.1]);
  await drag(page, region(page, '绝缘挤出岗'), [-6, -6], [board.width * 0.05, board.height * 0.08]);
  await region(page, '火花检验岗').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowDown');
  expect(plan()).toMatchObject({ number: 1, regions: [] });

  await page.getByRole('button', { name: '保存位置' }).click();
  await page.waitForURL((url) => url.pathname === '/risk/map' && !url.searchParams.has('edit'));
  const kept = plan()!;
  expect(kept.number).toBe(2);
  const at = (kind: 'posts' | 'workshops', name: string): FloorRegion => kept.regions.find(({ id }) => id === idOf(kind, name))!;
  expect(at('workshops', '挤塑成缆车间')).toMatchObject({ kind: 'workshop', x: 350, y: 380, w: 300, h: 240 });
  const near = (value: number, wanted: number): void => expect(Math.abs(value - wanted), `${value} is not near ${wanted}`).toBeLessThanOrEqual(3);
  const extruder = at('posts', '绝缘挤出岗');
  for (const [value, wanted] of [[extruder.x, 130], [extruder.y, 545], [extruder.w, 190], [extruder.h, 190]] as const) near(value, wanted);
  const spark = at('posts', '火花检验岗');
  for (const [value, wanted] of [[spark.x, 670], [spark.y, 245], [spark.w, 140], [spark.h, 120]] as const) near(value, wanted);

  await open(page, '/risk/map');
  const lies = await page.locator('.plan .region').filter({ hasText: '绝缘挤出岗' }).evaluate((element) => element.getAttribute('style'));
  expect(lies).toContain(`inset-inline-start:${extruder.x / 10}%`);
  expect(await page.locator('.unplaced li').count()).toBe(12 + 3 - 3);
});

test('a region leads to the rows of its post, and the map is printed on one page', async () => {
  const total = levelsOf(idOf('posts', '火花检验岗')).length;
  await page.locator('.plan .region').filter({ hasText: '火花检验岗' }).getByRole('link', { name: /^风险/ }).click();
  await page.waitForURL((url) => url.searchParams.get('post') === idOf('posts', '火花检验岗'));
  await page.getByText(`符合条件 ${total} 项`).waitFor();
  await open(page, '/risk/map');
  const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(pages).toHaveLength(1);
  // Chromium writes some signs as the radicals they look like; compatibility folding gives most of them back.
  const printed = pages[0]!.text.normalize('NFKC').replace(/\s/g, '');
  for (const words of ['四色图', '恒缆电缆（演示）有限公司', '绝缘挤出岗', '火花检验岗', '交联岗']) expect(printed).toContain(words.normalize('NFKC'));
});

test('of two who place regions the later is told, and what was placed stays on the plan to be saved', async () => {
  const officer = await demo.pageOf('zhou');
  await open(officer, '/risk/map?edit=1');
  await open(page, '/risk/map?edit=1');
  await page.getByRole('button', { name: '把交联岗从图上移除' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '把交联岗放到图上' }).click();
  await page.getByRole('button', { name: '保存位置' }).click();
  await page.waitForURL((url) => !url.searchParams.has('edit'));

  await officer.getByRole('button', { name: '把成缆印字岗放到图上' }).click();
  const answer = officer.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname.startsWith('/risk/map/regions'));
  await officer.getByRole('button', { name: '保存位置' }).click();
  expect((await answer).status()).toBe(409);
  await officer.locator('.form-summary').filter({ hasText: /平面图在您打开之后已更新到第 \d+ 版/ }).waitFor();
  await officer.waitForLoadState('networkidle');
  expect(await region(officer, '成缆印字岗').count()).toBe(1);
  const placed = (): string[] => ['交联岗', '成缆印字岗'].filter((name) => plan()!.regions.some(({ id }) => id === idOf('posts', name)));
  expect(placed()).toEqual(['交联岗']);
  await officer.getByRole('button', { name: '保存位置' }).click();
  await officer.waitForURL((url) => !url.searchParams.has('edit'));
  expect(placed()).toEqual(['成缆印字岗']);
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
