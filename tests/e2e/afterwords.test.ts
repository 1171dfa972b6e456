import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { open, openBrowser, PHONE, signedInContext, watchedPage, type Look } from './browser';

const server = inject('server');
const complaints: string[][] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function pageOf(loginName: string, look: Look = {}): Promise<Page> {
  const watched = await watchedPage(await signedInContext(browser, server, loginName, look));
  complaints.push(watched.complaints);
  return watched.page;
}
const word = (page: Page) => page.locator('.afterword p');
const asked = (page: Page) => page.getByRole('dialog', { name: '还没有保存' });

test('after a deed one line says what was done and where to go on, on the page it led to and on no other', async () => {
  const page = await pageOf('lin');
  await open(page, '/settings');
  await page.getByLabel('从业人员').fill('131');
  await page.getByRole('button', { name: '保存档案' }).click();
  await word(page).waitFor();
  expect(await word(page).textContent()).toContain('已保存档案。');
  await word(page).getByRole('link').click();
  await page.waitForURL((url) => url.pathname === '/desk');
  await expect.poll(() => word(page).count()).toBe(0);
  await page.goBack();
  await page.waitForURL((url) => url.pathname === '/settings');
  await page.getByLabel('从业人员').waitFor();
  await expect.poll(() => word(page).count()).toBe(0);
  await page.reload();
  await expect.poll(() => word(page).count()).toBe(0);
});

test('without scripts the next page says it once', async () => {
  const page = await pageOf('lin', { javaScriptEnabled: false });
  await page.goto('/settings');
  await page.getByLabel('从业人员').fill('132');
  await page.getByRole('button', { name: '保存档案' }).click();
  await page.waitForURL(/\/settings/);
  expect(await word(page).textContent()).toContain('已保存档案。');
  await page.reload();
  await expect.poll(() => word(page).count()).toBe(0);
});

test('words that nobody saved are asked about before the page is left, by link and by Back; saved, or put back as they were, they are not', async () => {
  const page = await pageOf('lin');
  await open(page, '/desk');
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByLabel('企业名称').waitFor();
  const name = page.getByLabel('企业名称');
  const before = await name.inputValue();
  await name.fill(`${before}（分厂）`);
  await page.getByRole('link', { name: '隐患', exact: true }).click();
  await asked(page).waitFor();
  await asked(page).getByRole('button', { name: '留在这一页' }).click();
  expect([new URL(page.url()).pathname, await name.inputValue()]).toEqual(['/settings', `${before}（分厂）`]);
  await page.goBack();
  await asked(page).waitFor();
  await page.keyboard.press('Escape');
  expect([new URL(page.url()).pathname, await name.inputValue()]).toEqual(['/settings', `${before}（分厂）`]);

  await name.fill(before);
  await page.getByRole('link', { name: '隐患', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/hazards');
  await page.goBack();
  await name.waitFor();
  await name.fill(`${before}（分厂）`);
  await page.getByRole('link', { name: '隐患', exact: true }).click();
  await asked(page).getByRole('button', { name: '不保存，离开' }).click();
  await page.waitForURL((url) => url.pathname === '/hazards');
});

test('on the phone what is written is still there when the page is opened anew, in a form that does not wait as well', async () => {
  const page = await pageOf('sun', { viewport: PHONE });
  await open(page, '/my');
  const number = page.getByLabel('联系电话');
  const given = await number.inputValue();
  await number.fill('13900001111');
  await page.goto('/today');
  await open(page, '/my');
  expect(await number.inputValue()).toBe('13900001111');
  await page.getByRole('button', { name: '保存电话' }).click();
  await page.locator('#ph-afterword p').waitFor();
  expect(await page.locator('#ph-afterword p').textContent()).toContain('已保存电话。');
  await page.reload();
  expect(await page.locator('#ph-afterword p').count()).toBe(0);
  expect(await number.inputValue()).toBe('13900001111');
  expect(given).not.toBe('13900001111');
});

test('nothing was complained of', () => expect(complaints.flat()).toEqual([]));
