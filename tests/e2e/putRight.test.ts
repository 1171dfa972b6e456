import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look } from '../routes/records';
import { DESK, open, PHONE } from './browser';
import { ownDemo } from './ownDemo';
import { alive, answer, answerRest, items } from './phone';
import { cameraPhoto } from './photo';

/** What was refused is put right, at the field and on top; and what is sent without a name. */
function allowNameless(dataFolder: string): void {
  const db = new Database(path.join(dataFolder, 'zhian.db'));
  db.prepare(`update settings set "values" = json_set("values", '$.anonymousReports', json('true'))`).run();
  db.close();
}
const demo = ownDemo([], allowNameless);
const errors = (page: Page): Promise<string[]> => page.locator('.error:visible, .form-summary li').allTextContents();

test('on the phone a sentence at a field goes when that is put right, and not before; the last one takes the summary with it', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await page.context().addCookies([{ name: 'check', value: 'list', url: demo.server.origin }]);
  await open(page, '/today');
  await page.locator('a[href^="/check/"]').first().click();
  await alive(page);
  const [first, second] = [items(page).first(), items(page).nth(1)];
  await answer(first, '不符合');
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.locator('.form-summary').waitFor();
  expect((await errors(page)).some((text) => text.includes('没有选择结果'))).toBe(true);
  await answer(second, '符合');
  expect(await second.locator('.error').count()).toBe(0);
  await answerRest(page);
  await page.locator('.form-summary').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '签名并提交' }).click();
  const said = first.getByLabel('哪里不符合');
  await first.locator('.error').filter({ hasText: '请写明哪里不符合' }).waitFor();
  // Other words that say nothing either are not put right.
  await said.fill('无异常');
  expect([await first.locator('.error').count(), await said.getAttribute('aria-invalid')]).toEqual([1, 'true']);
  await said.fill('表面有划痕');
  await page.locator('.form-summary').waitFor({ state: 'detached' });
  expect([await first.locator('.error').count(), await said.getAttribute('aria-invalid'), await said.getAttribute('aria-describedby')]).toEqual([0, null, null]);
});

test('at the desk too, with what is left told on top', async () => {
  const { page } = demo;
  await page.setViewportSize(DESK);
  await open(page, '/hazards/new');
  await page.locator('main form button[type=submit]').last().click();
  const summary = page.locator('.form-summary');
  await summary.waitFor();
  const before = await summary.locator('li').count();
  expect(before).toBeGreaterThan(1);
  const field = page.locator('[aria-invalid=true]').and(page.locator('input, textarea')).first();
  const id = (await field.getAttribute('id'))!;
  await field.fill('护套表面有划痕');
  await page.locator(`[id="${id}-error"]`).waitFor({ state: 'detached' });
  expect([await summary.locator('li').count(), await summary.locator('h2').textContent()]).toEqual([before - 1, `还有 ${before - 1} 处需要改正`]);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
});

test('in a private window a report without a name goes with its photo straight from the page, and names nobody', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await page.addInitScript({ content: `Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });` });
  await open(page, '/my/report');
  await page.getByLabel('在哪个岗位').selectOption({ index: 1 });
  await page.getByLabel('什么问题').fill('匿名看到的积水');
  await page.getByLabel('从相册').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#2255aa') });
  await page.getByText('只在本页上，请不要关闭本页').waitFor();
  await page.getByText('补充说明').click();
  await page.getByRole('checkbox', { name: '匿名上报' }).check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '登记' }).click();
  await page.locator('.form-summary').filter({ hasText: '它只在本页上' }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记，编号').waitFor();
  const rows = look<{ photos: string; found_by: string }>(demo.server, "select photos, found_by from hazards where enterprise_id = ? and title = '匿名看到的积水'", demo.cable);
  expect(rows.map(({ photos, found_by: by }) => [(JSON.parse(photos) as string[]).length, by])).toEqual([[1, '']]);
});
