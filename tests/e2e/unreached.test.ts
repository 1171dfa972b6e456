import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look } from '../routes/records';
import { alive } from './phone';
import { open, PHONE, pressAndConfirm, fillMore } from './browser';
import { ownDemo } from './ownDemo';
import { cameraPhoto } from './photo';

/** Forms of the page that do not reach the server: the page stays with everything typed, and the next try is taken. */
const demo = ownDemo();
const network = (page: Page, there: boolean) => page.context().setOffline(!there);
const kept = (page: Page) => page.getByRole('heading', { name: '已存在这台手机上' }).waitFor();
const count = (title: string): number => look(demo.server, 'select id from hazards where enterprise_id = ? and title = ?', demo.cable, title).length;
const told = (page: Page) => page.locator('.form-summary').filter({ hasText: '没有连上服务器' });

/** Fills in 随手拍 and leaves it unsent. */
async function reports(page: Page, title: string, description: string): Promise<void> {
  await open(page, '/my/report');
  await page.getByLabel('在哪个岗位').selectOption({ index: 1 });
  await page.getByLabel('什么问题').fill(title);
  await fillMore(page, description);
}

test('随手拍 without a network is on the phone, and arrives once when there is one, from whatever page is open', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await reports(page, '断网时看到的', '断网时写下的');
  await network(page, false);
  await page.getByRole('button', { name: '登记' }).click();
  await kept(page);
  await network(page, true);
  await open(page, '/my/hazards');
  await expect.poll(() => count('断网时看到的')).toBe(1);
  await open(page, '/my/outbox');
  await page.getByText('没有等待发送的内容').waitFor();
  await page.getByText('最近发送的').waitFor();
  expect(count('断网时看到的')).toBe(1);
});

test('photos that a refused form brought are kept when the next try does not arrive, and are on record with the one that does', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await open(page, '/my/report');
  await page.getByLabel('在哪个岗位').selectOption({ index: 1 });
  await page.getByLabel('从相册').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#123456') });
  await page.getByText('已上传').waitFor();
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('请用一句话写明发现了什么问题').first().waitFor();
  await page.getByLabel('什么问题').fill('照片要留住');
  await network(page, false);
  await page.getByRole('button', { name: '登记' }).click();
  await kept(page);
  await network(page, true);
  await open(page, '/today');
  await expect.poll(() => count('照片要留住')).toBe(1);
  const [row] = look<{ photos: string }>(demo.server, 'select photos from hazards where enterprise_id = ? and title = ?', demo.cable, '照片要留住');
  expect(JSON.parse(row!.photos)).toHaveLength(1);
});

test('where the answer gets lost, the next try finds what was saved and doubles nothing; something else in it is another by choice', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  const told = () => look(demo.server, "select id from hazards where enterprise_id = ? and title like '答复丢失%'", demo.cable).length;
  await reports(page, '答复丢失', '第一次');
  await page.route('**/my/report', async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await page.getByRole('button', { name: '登记' }).click();
  await kept(page);
  expect(told()).toBe(1);
  await open(page, '/my/report');
  await page.locator('#ph-strip').filter({ hasText: '等待发送' }).waitFor({ state: 'hidden' });
  await reports(page, '答复丢失以后又看到的', '第二次');
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记，编号').waitFor();
  expect(told()).toBe(2);
});

test('a form whose page is read anew after a refusal keeps what was typed where nothing arrived', async () => {
  const { page } = demo;
  await open(page, '/routine/gaps');
  await page.getByLabel('相同的原因').fill('断网时写的原因');
  await page.locator('form fieldset input[type=checkbox]').first().check();
  await network(page, false);
  await pressAndConfirm(page, '提交说明');
  await told(page).waitFor();
  expect(await page.getByLabel('相同的原因').inputValue()).toBe('断网时写的原因');
  expect(await page.locator('form fieldset input[type=checkbox]').first().isChecked()).toBe(true);
  await network(page, true);
  await pressAndConfirm(page, '提交说明');
  await page.getByText('已保存 1 条说明').waitFor();
});

test('where a post was taken and only the page after it is not reached, nobody is told that nothing was changed, and nothing is sent again', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await reports(page, '下一页没有打开', '已经收到');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.route('**/my/report', async (route) => {
    const response = await route.fetch();
    await network(page, false);
    await route.fulfill({ response });
  }, { times: 1 });
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('已经提交和已经存在手机上的内容不受影响');
  expect(count('下一页没有打开')).toBe(1);
  await network(page, true);
  await open(page, '/my/report');
  expect(await page.getByLabel('什么问题').inputValue()).toBe('');
  await open(page, '/my/outbox');
  await page.getByText('没有等待发送的内容').waitFor();
  expect(count('下一页没有打开')).toBe(1);
});

test('an answer of something in between, a gateway or the sign-in of a network, takes nothing off the phone', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  for (const status of [404, 200]) {
    await reports(page, `网关的答复 ${status}`, '写了很久');
    await page.route('**/my/report', (route) => route.fulfill({ status, contentType: 'text/html', body: '<h1>Gateway</h1>' }), { times: 1 });
    await page.getByRole('button', { name: '登记' }).click();
    await kept(page);
    await open(page, '/my');
    await expect.poll(() => count(`网关的答复 ${status}`)).toBe(1);
  }
});

test('a form of the desk stays as it was filled in, and is saved when the network is back', async () => {
  const { page } = demo;
  await open(page, '/settings');
  await page.locator('[name=staff]').fill('431');
  await network(page, false);
  await page.getByRole('button', { name: '保存档案' }).click();
  await told(page).waitFor();
  expect(await page.locator('[name=staff]').inputValue()).toBe('431');
  expect(await page.locator('[name=duty]:checked').count()).toBeGreaterThan(0);
  await network(page, true);
  await page.getByRole('button', { name: '保存档案' }).click();
  await expect.poll(() => look<{ staff: number }>(demo.server, 'select staff from enterprises where enterprise_id = ?', demo.cable)[0]!.staff).toBe(431);
  await told(page).waitFor({ state: 'detached' });
});

test('pressed twice a form is one post and one record; only the button that was pressed says that it is on its way', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await reports(page, '连按两次登记', '手抖');
  let posts = 0;
  await page.route('**/my/report', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts += 1;
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  const button = page.locator('form button[type=submit].big-button');
  await button.dblclick();
  await page.getByRole('button', { name: '正在提交…' }).waitFor();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await button.click({ force: true });
  await page.getByText('已登记，编号').waitFor();
  expect(posts).toBe(1);
  expect(look(demo.server, 'select id from hazards where enterprise_id = ? and title = ?', demo.cable, '连按两次登记')).toHaveLength(1);
  expect(await page.getByLabel('什么问题').inputValue()).toBe('');
});

test('more words than are taken at once are told at the form, and stay in it', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  const words = '长'.repeat(750_000);
  await reports(page, '写得太长', words);
  await page.getByRole('button', { name: '登记' }).click();
  await page.locator('.form-summary').filter({ hasText: '没有接收' }).waitFor();
  expect((await page.getByLabel('具体情况').inputValue()).length).toBe(words.length);
  await fillMore(page, '写短了');
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记，编号').waitFor();
});

test('a form that went to its page and back by the browser’s own button still stands, and is taken', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await reports(page, '后退以后再交', '先看看今日');
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记，编号').waitFor();
  const shown = page.url();
  await page.getByRole('link', { name: '今日' }).first().click();
  await page.waitForURL(/\/today/);
  await page.goBack();
  await page.waitForURL(shown);
  await page.getByLabel('在哪个岗位').selectOption({ index: 1 });
  await page.getByLabel('什么问题').fill('后退以后又看到的');
  await fillMore(page, '第二件');
  await page.getByRole('button', { name: '登记' }).click();
  await expect.poll(() => look(demo.server, 'select id from hazards where enterprise_id = ? and title = ?', demo.cable, '后退以后又看到的')).toHaveLength(1);
});

test('a session that ended meanwhile keeps what was sent on the phone; signed in again it is taken, by nobody else', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await reports(page, '登录过期时写的', '写了很久的情况');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: '登记' }).click();
  await kept(page);
  await page.getByText('由填写人重新登录').waitFor();
  expect(await page.getByRole('link', { name: '去登录' }).getAttribute('href')).toBe('/sign-in');
  await page.context().addCookies(cookies);
  await open(page, '/my/hazards');
  await expect.poll(() => count('登录过期时写的')).toBe(1);
});

test('a check filled in before the scripts come loses nothing, and shows whole where they do not come', async () => {
  const page = await demo.pageOf('sun', { viewport: PHONE });
  let come: (() => void) | undefined;
  const scripts = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto('/today', { waitUntil: 'commit' });
  await page.goto((await page.locator('a[href^="/check/"]').first().getAttribute('href'))!, { waitUntil: 'commit' });
  const cards = page.locator('section.check-card');
  await cards.first().getByRole('radio', { name: '不符合', exact: true }).check();
  await cards.first().getByLabel('哪里不符合').fill('脚本到来之前写的');
  await cards.first().getByLabel('从相册').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#0a5a2a') });
  await page.getByRole('button', { name: '签名并提交' }).waitFor();
  come!();
  await alive(page);
  expect(await cards.first().getByLabel('哪里不符合').inputValue()).toBe('脚本到来之前写的');
  expect(await cards.first().locator('input[value=nonconforming]').isChecked()).toBe(true);
  await cards.first().getByText('已上传').waitFor();
});

test('rows of the sheet wait for the network, and are saved when it is back', async () => {
  const { page } = demo;
  await open(page, '/risk');
  await page.getByRole('button', { name: /新建第 \d+ 版草稿/ }).click();
  await page.waitForURL(/version=draft/);
  await open(page, '/risk/edit');
  await network(page, false);
  await page.locator('.grid-row[data-row="0"] [data-column="0"]').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('断网时改的');
  await page.keyboard.press('Enter');
  await page.locator('output').filter({ hasText: '没有连上服务器' }).waitFor();
  await network(page, true);
  await page.getByRole('button', { name: '重新保存' }).click();
  await page.locator('output').filter({ hasText: '已全部保存' }).waitFor();
});

test('a page that is not reached says so, and is there after another try', async () => {
  const { page } = demo;
  await open(page, '/hazards');
  await page.getByRole('link', { name: '工作台', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await network(page, false);
  await page.getByRole('link', { name: '隐患', exact: true }).first().click();
  await page.getByText('没有连上服务器').waitFor();
  await network(page, true);
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('heading', { name: '整改台账' }).waitFor();
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints().filter((line) => !/Failed to fetch|ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
});
