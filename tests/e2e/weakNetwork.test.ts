import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look } from '../routes/records';
import { open, PHONE, fillMore } from './browser';
import { ownDemo } from './ownDemo';
import { alive, answer, answerRest, items, signClean } from './phone';
import { cameraPhoto } from './photo';

/** What becomes of what is filled in on a phone where the network, the server or the phone itself fails. */
const demo = ownDemo();
const phoneOf = (loginName: string): Promise<Page> => demo.pageOf(loginName, { viewport: PHONE });
const count = (title: string): number => look(demo.server, 'select id from hazards where enterprise_id = ? and title = ?', demo.cable, title).length;
const kept = (page: Page) => page.getByRole('heading', { name: '已存在这台手机上' }).waitFor({ timeout: 40_000 });

async function reports(page: Page, title: string): Promise<void> {
  await open(page, '/my/report');
  await page.getByLabel('在哪个岗位').selectOption({ index: 1 });
  await page.getByLabel('什么问题').fill(title);
  await fillMore(page, '写了很久的情况');
}

test('with the server really gone 今日 and the check open, are signed, and arrive once when it is there again', async () => {
  const page = await phoneOf('deng');
  await open(page, '/today');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  const address = (await page.locator('a[href^="/check/"]').first().getAttribute('href'))!;
  await expect.poll(() => page.evaluate<boolean>(`caches.match('${address}').then(Boolean)`)).toBe(true);
  await demo.fall();
  await open(page, '/today');
  await page.locator('a[href^="/check/"]').first().click();
  await alive(page);
  await answerRest(page);
  await signClean(page);
  await kept(page);
  await page.goto('/records/never-opened-here');
  await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
  await demo.rise();
  await open(page, '/my/hazards');
  const post = address.split('/').at(-1)!;
  const arrived = () => look(demo.server, "select id from check_records where enterprise_id = ? and post_id = ? and datetime(submitted_at) > datetime('now', '-1 hour')", demo.cable, post).length;
  await expect.poll(arrived).toBe(1);
  await page.reload();
  await page.waitForTimeout(1_000);
  expect(arrived()).toBe(1);
});

test('a network that hangs: it is on the phone at once, told after twenty seconds, and sent from another page, once', async () => {
  const page = await phoneOf('wang');
  await reports(page, '网络挂起');
  await page.route('**/my/report', () => undefined, { times: 1 });
  const began = Date.now();
  await page.getByRole('button', { name: '登记' }).click();
  const other = await page.context().newPage();
  await other.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await open(other, '/my/outbox');
  await other.getByText('等待发送（1）').waitFor();
  await other.close();
  await kept(page);
  expect(Date.now() - began).toBeGreaterThan(19_000);
  const sender = await page.context().newPage();
  await open(sender, '/my');
  await expect.poll(() => count('网络挂起')).toBe(1);
  // The page it was filled in on says so at once, not at its next try.
  await page.getByRole('heading', { name: '已提交，不再等待发送' }).waitFor({ timeout: 3_000 });
  await page.locator('#ph-strip').waitFor({ state: 'hidden', timeout: 1_000 });
  await sender.close();
});

for (const [name, broken] of [
  ['where nothing more fits', `const full = () => { throw new DOMException('full', 'QuotaExceededError'); }; Storage.prototype.setItem = full; IDBObjectStore.prototype.put = full;`],
  ['in a private window', `Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });`],
] as const) {
  test(`${name} nobody is told that a photo or a form is on the phone, and the signature waits until it can be sent`, async () => {
    const page = await phoneOf('wang');
    await page.addInitScript({ content: broken });
    await reports(page, `存不下 ${name}`);
    await page.context().setOffline(true);
    await page.getByLabel('从相册').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#314159') });
    await page.getByText('没有存住').first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain('存在手机上');
    await page.getByRole('button', { name: '登记' }).click();
    await page.locator('.form-summary').filter({ hasText: '有照片没有存住' }).waitFor();
    await page.getByRole('button', { name: '删除第 1 张' }).click();
    await page.getByRole('button', { name: '登记' }).click();
    await page.locator('.form-summary').filter({ hasText: '不允许保存' }).waitFor();
    expect(await page.getByLabel('具体情况').inputValue()).toBe('写了很久的情况');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByText('已登记，编号').waitFor();
    expect(count(`存不下 ${name}`)).toBe(1);
  });
}

test('a photo that no phone can read is refused before it is kept, and keeps none of the others away', async () => {
  const page = await phoneOf('wang');
  await reports(page, '两张好的一张坏的');
  await page.getByLabel('从相册').setInputFiles([
    { name: '一.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#111111') },
    { name: '二.heic', mimeType: 'image/heic', buffer: Buffer.from('....ftypheic....') },
    { name: '三.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#333333') },
  ]);
  await page.getByText(/^二\.heic：这张照片的格式手机打不开/).waitFor();
  await expect.poll(() => page.getByText('已上传').count()).toBe(2);
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记，编号').waitFor();
  const [row] = look<{ photos: string }>(demo.server, 'select photos from hazards where enterprise_id = ? and title = ?', demo.cable, '两张好的一张坏的');
  expect(JSON.parse(row!.photos)).toHaveLength(2);
});

test('what waits is taken to another phone in a locked file; read back twice it is one record; signing out asks first', async () => {
  const page = await phoneOf('wang');
  await open(page, '/today');
  await expect.poll(() => page.evaluate(`caches.match('/my/outbox').then(Boolean)`)).toBe(true);
  await reports(page, '换手机');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '登记' }).click();
  await kept(page);
  await page.goto('/my/outbox');
  await page.locator('[data-entry]').waitFor();
  await page.getByLabel('文件的密码').fill('挤出岗的密码八位');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await (await downloading).path();
  expect(readFileSync(file, 'utf8')).not.toContain('换手机');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto('/my');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toContain('还有 1 条内容没有发送');
  expect(new URL(page.url()).pathname).toBe('/my');

  const other = await phoneOf('wang');
  await open(other, '/my/outbox');
  for (const password of ['不是那个密码啊啊', '挤出岗的密码八位']) {
    await other.getByLabel('文件的密码').fill(password);
    await other.getByLabel('导入另一台手机的文件').setInputFiles(file);
    await other.getByText(password.startsWith('不是') ? '打不开这个文件' : '已导入 1 条').waitFor();
  }
  await expect.poll(() => count('换手机')).toBe(1);
  await page.context().setOffline(false);
  await open(page, '/today');
  await page.locator('#ph-strip').waitFor({ state: 'hidden' });
  expect(count('换手机')).toBe(1);
});

test('a reason that is asked for only when it is sent, after midnight, can be given where it is asked', async () => {
  const page = await phoneOf('sun');
  await page.context().addCookies([{ name: 'check', value: 'list', url: demo.server.origin }]);
  await open(page, '/today');
  await page.locator('a[href^="/check/"]').first().click();
  await alive(page);
  await answer(items(page).first(), '符合');
  await answerRest(page);
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  const sentence = '这是11月29日的补录，请写明当天没有提交的原因。';
  await page.route('**/check/*', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 422, json: { status: 422, errors: { backfillReason: sentence }, values: {} } }) : route.continue()), { times: 1 });
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByRole('link', { name: sentence }).waitFor();
  await page.getByLabel('补录原因').fill('当天午夜才有网络');
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.waitForURL(/\/records\//);
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints().filter((line) => !/Failed to fetch|ERR_|net::/.test(line))).toEqual([]);
});
