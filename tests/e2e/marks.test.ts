import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Shape } from '~/domain/shared/marks';
import { look } from '../routes/records';
import { DESK, open, PHONE } from './browser';
import { ownDemo } from './ownDemo';
import { alive, answer, answerRest, items } from './phone';
import { cameraPhoto } from './photo';

/** What is drawn over a photo on a phone, and where it is seen afterwards. */
const demo = ownDemo();
const POST = '护套挤出岗';

/** Red of the ink, in parts of a picture. */
async function inked(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  let red = 0;
  for (let at = 0; at < data.length; at += info.channels) if (data[at]! > 150 && data[at + 1]! < 90) red += 1;
  return red / (info.width * info.height);
}

/** The JPEG files that stand in a PDF as they are. */
function picturesIn(pdf: Buffer): Buffer[] {
  const pictures: Buffer[] = [];
  for (let at = pdf.indexOf(Buffer.from([0xff, 0xd8, 0xff])); at >= 0; at = pdf.indexOf(Buffer.from([0xff, 0xd8, 0xff]), at + 3)) pictures.push(pdf.subarray(at, pdf.indexOf('endstream', at)));
  return pictures;
}

/** A place on the photo that is drawn over, in pixels of the screen. */
async function at(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.mk-stage').boundingBox())!;
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const [begin, end] = [await at(page, ...from), await at(page, ...to)];
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + end.x) / 2, (begin.y + end.y) / 2);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
}
const tap = async (page: Page, x: number, y: number): Promise<void> => {
  const spot = await at(page, x, y);
  await page.mouse.click(spot.x, spot.y);
};
const drawn = (page: Page, count: number) => page.locator('.mk [role=status]').filter({ hasText: `已标注 ${count} 处` }).waitFor();

test('arrow, circle and text are drawn without a network, survive a reload, arrive with the check, and are seen at the desk and in the PDF; the photo stays as it was', async () => {
  const [post] = look<{ id: string }>(demo.server, 'select id from posts where enterprise_id = ? and name = ?', demo.cable, POST);
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await page.context().addCookies([{ name: 'check', value: 'list', url: demo.server.origin }]);
  await open(page, '/today');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  const mark = (await page.locator('.phone').getAttribute('data-mark'))!;
  await expect.poll(() => page.evaluate<boolean>(`Promise.all([caches.match('/check/${post!.id}'), caches.match('${mark}')]).then((found) => found.every(Boolean))`)).toBe(true);
  await page.context().setOffline(true);
  await open(page, `/check/${post!.id}`);
  await alive(page);
  const first = items(page).first();
  await answer(first, '不符合');
  await first.getByLabel('哪里不符合').fill('护套表面有裂纹');
  await first.getByLabel('当场采取了什么措施').fill('停机，隔离当班产品');
  await first.getByLabel('从相册').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#5a6b7c') });
  await first.getByRole('button', { name: '标注：第 1 张' }).click();

  await drawn(page, 0);
  await drag(page, [0.1, 0.2], [0.4, 0.5]);
  await drawn(page, 1);
  // Two taps do what dragging does.
  await page.getByRole('button', { name: '圆圈' }).click();
  await tap(page, 0.5, 0.5);
  await tap(page, 0.8, 0.8);
  await drawn(page, 2);
  await page.getByRole('button', { name: '文字', exact: true }).click();
  await tap(page, 0.1, 0.8);
  await page.getByText('先写上文字').waitFor();
  await page.getByLabel('标注的文字').fill('裂纹 3 mm');
  await tap(page, 0.1, 0.8);
  await drawn(page, 3);
  // Arrow keys and Enter do it too; what was drawn last is taken back.
  await page.getByRole('button', { name: '箭头' }).click();
  await page.locator('.mk-stage').focus();
  for (const key of ['ArrowRight', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Enter']) await page.keyboard.press(key);
  await drawn(page, 4);
  await page.getByRole('button', { name: '撤销一笔' }).click();
  await drawn(page, 3);
  const { violations } = await new AxeBuilder({ page }).include('.mk').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  const small = await page.locator('.mk button').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).filter(({ height, width }) => height < 44 || width < 44).length);
  expect([small, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([0, true]);
  await page.screenshot({ path: `${process.env.ZHIAN_SHOTS ?? '/tmp'}/mark-dialog.png` });
  await page.getByRole('button', { name: '保存标注' }).click();
  await page.getByText('已标注 3 处').waitFor();

  await page.reload();
  await alive(page);
  await first.getByText('已标注 3 处').waitFor();
  await first.locator('.mk-laid svg path').first().waitFor();
  await answerRest(page);
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByRole('heading', { name: '已存在这台手机上' }).waitFor({ timeout: 40_000 });
  await page.goto('/my/outbox');
  await page.getByText('填写的内容').click();
  await page.getByAltText('照片，有标注').waitFor();
  await page.context().setOffline(false);
  await open(page, '/today');
  const answers = () => look<{ photos: string; recordId: string; day: string }>(demo.server, "select photos, record_id as recordId, day from check_answers a join check_records r on r.id = a.record_id and r.enterprise_id = a.enterprise_id where a.enterprise_id = ? and description = '护套表面有裂纹'", demo.cable);
  await expect.poll(() => answers().length).toBe(1);

  const { photos, recordId, day } = answers()[0]!;
  const [name] = JSON.parse(photos) as string[];
  const [photo] = name!.split('~');
  const [row] = look<{ shapes: string }>(demo.server, 'select shapes from photo_marks where enterprise_id = ? and photo = ?', demo.cable, photo);
  const shapes = JSON.parse(row!.shapes) as Shape[];
  expect(shapes.map(({ kind }) => kind)).toEqual(['arrow', 'circle', 'text']);
  expect(shapes[0]!.from.map((part, index) => Math.abs(part - [0.1, 0.2][index]!) < 0.02)).toEqual([true, true]);
  expect(shapes[2]).toMatchObject({ text: '裂纹 3 mm' });
  const onDisk = readFileSync(path.join(demo.server.dataFolder, 'files', 'evidence', demo.cable, photo!));
  expect([createHash('sha256').update(onDisk).digest('hex'), await inked(onDisk)]).toEqual([photo, 0]);

  await demo.page.setViewportSize(DESK);
  await open(demo.page, `/routine/records/${recordId}`);
  const shown = demo.page.getByAltText('照片 1，有标注');
  await shown.waitFor();
  const fetched = async (address: string): Promise<Buffer> => (await demo.page.context().request.get(address)).body();
  expect(await inked(await fetched((await shown.getAttribute('src'))!))).toBeGreaterThan(0.01);
  const original = (await demo.page.getByRole('link', { name: /下载照片 1的原件/ }).getAttribute('href'))!;
  expect((await fetched(original)).equals(onDisk)).toBe(true);
  await shown.scrollIntoViewIfNeeded();
  await demo.page.screenshot({ path: `${process.env.ZHIAN_SHOTS ?? '/tmp'}/mark-desk.png` });
  const pictures = picturesIn(await fetched(`/routine/days/${day}/record.pdf`));
  const ink = await Promise.all(pictures.map(inked));
  expect(ink.some((part) => part > 0.01)).toBe(true);
  expect(demo.complaints()).toEqual([]);
});

test('a photo of the moment is kept apart from those of a finding over a reload, and each arrives where it belongs', async () => {
  const db = new Database(path.join(demo.server.dataFolder, 'zhian.db'));
  db.prepare("update settings set \"values\" = json_set(\"values\", '$.signals', json('{\"photoPercent\":100}')) where enterprise_id = ?").run(demo.cable);
  db.close();
  const [post] = look<{ id: string }>(demo.server, 'select id from posts where enterprise_id = ? and name = ?', demo.cable, '成品检验岗');
  const page = await demo.pageOf('deng', { viewport: PHONE });
  await open(page, `/check/${post!.id}`);
  await alive(page);
  const item = items(page).first();
  await answer(item, '不符合');
  const add = async (box: string, colour: string) => {
    await item.locator(`${box} input[type=file]`).first().setInputFiles({ name: `${colour}.jpg`, mimeType: 'image/jpeg', buffer: await cameraPhoto(colour) });
    await item.locator(`${box} li[data-photo]`).filter({ hasText: '已上传' }).waitFor();
  };
  await add('.spot', '#2244aa');
  await add('.finding', '#aa4422');
  await page.reload();
  await alive(page);
  for (const box of ['.spot', '.finding']) await expect.poll(() => item.locator(`${box} li[data-photo]`).count()).toBe(1);
  await item.getByLabel('哪里不符合').fill('外径偏小，已隔离');
  await item.getByLabel('当场采取了什么措施').fill('停机调整');
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.waitForURL(/\/records\//);
  const [row] = look<{ photos: string; spot: string }>(demo.server, 'select photos, spot from check_answers where record_id = ?', page.url().split('/').at(-1)!);
  const [found, moment] = [JSON.parse(row!.photos) as string[], (JSON.parse(row!.spot) as { photos: string[] }).photos];
  expect([found.length, moment.length, found[0] === moment[0]]).toEqual([1, 1, false]);
  expect(await page.locator('.answers').innerText()).toContain('抽拍照片');
  expect(demo.complaints()).toEqual([]);
});
