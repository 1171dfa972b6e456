import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { dayOf, instant } from '~/domain/shared/instant';
import { cableMaker, look } from '../routes/records';
import { cookieOf } from '../routes/visitor';
import { alive, answerRest, signClean } from './phone';
import { open, openBrowser, PHONE, signedInContext, watchedPage } from './browser';

const server = inject('server');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a check signed without a network waits on the phone and arrives once, also when the network comes back to two pages', async () => {
  const cable = cableMaker(server);
  const today = dayOf(instant(new Date().toISOString()));
  const [post] = look<{ id: string }>(server, "select id from posts where enterprise_id = ? and name = '护套挤出岗'", cable);
  const arrived = () => look<{ id: string }>(server, 'select id from check_records where enterprise_id = ? and post_id = ? and day = ?', cable, post!.id, today);
  const context = await signedInContext(browser, server, 'wang', { viewport: PHONE });
  const { page, complaints } = await watchedPage(context);
  await open(page, `/check/${post!.id}`);
  await alive(page);
  const second = await context.newPage();
  await open(second, '/today');

  await context.setOffline(true);
  await page.getByText('现在没有网络').waitFor();
  await answerRest(page);
  await signClean(page);
  await page.getByText('已存在这台手机上').waitFor();
  expect(arrived()).toEqual([]);

  // Somebody else signs in on the same phone: what waits there is not theirs to send.
  const becomes = async (loginName: string) => {
    const cookie = await cookieOf(server, loginName);
    await context.addCookies([{ name: cookie.slice(0, cookie.indexOf('=')), value: cookie.slice(cookie.indexOf('=') + 1), url: server.origin }]);
  };
  await becomes('lin');
  await context.setOffline(false);
  await open(second, '/today');
  await second.waitForTimeout(1_500);
  expect(arrived()).toEqual([]);
  await becomes('wang');

  await page.getByRole('link', { name: '返回今日' }).click();
  await expect.poll(() => arrived().length, { timeout: 20_000 }).toBe(1);
  await second.reload();
  await page.getByText('还有').first().waitFor({ state: 'detached', timeout: 5_000 }).catch(() => undefined);
  await page.waitForTimeout(1_000);
  expect(arrived()).toHaveLength(1);
  expect(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line))).toEqual([]);
  await context.close();
});
