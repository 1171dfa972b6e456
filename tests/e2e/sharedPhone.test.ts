import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newContext, open, openBrowser, PHONE, watchedPage } from './browser';

const server = inject('server');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('after somebody signed out of a shared phone, Back shows nothing of them, and what they left unsent is still theirs', async () => {
  const context = await newContext(browser, server, { viewport: PHONE });
  const { page, complaints } = await watchedPage(context);
  const signIn = async (loginName: string) => {
    await open(page, '/sign-in');
    await page.getByLabel('登录名').fill(loginName);
    await page.getByLabel('密码').fill(server.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  };
  await signIn('sun');
  await open(page, '/today');
  await page.evaluate(async () => {
    localStorage.setItem('check:somebody:post:day:version', '{"kept":true}');
    await new Promise((resolve) => {
      const request = indexedDB.open('zhian', 1);
      request.onupgradeneeded = () => ['photos', 'outbox'].forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => {
        const writing = request.result.transaction('outbox', 'readwrite');
        writing.objectStore('outbox').put({ submissionKey: 'kept', signerId: 'somebody' }, 'kept');
        writing.oncomplete = resolve;
      };
    });
  });
  for (const address of ['/my/hazards', '/account']) await open(page, address);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/\/sign-in/);
  for (let step = 0; step < 4; step += 1) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null);
    await page.waitForTimeout(300);
    expect(await page.locator('body').innerText()).not.toMatch(/孙磊|登录名 sun|本机/);
  }
  await signIn('deng');
  expect(await page.evaluate(() => localStorage.getItem('check:somebody:post:day:version'))).toBe('{"kept":true}');
  expect(
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('zhian', 1);
          request.onsuccess = () => {
            const asked = request.result.transaction('outbox').objectStore('outbox').get('kept');
            asked.onsuccess = () => resolve((asked.result as { signerId: string }).signerId);
          };
        }),
    ),
  ).toBe('somebody');
  expect(complaints).toEqual([]);
  await context.close();
});
