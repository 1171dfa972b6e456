import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { meantCode } from '~/domain/organisation/places/code';
import { look } from '../routes/records';
import { open, PHONE } from './browser';
import { ownDemo } from './ownDemo';
import { alive, answer, answerRest, items, signClean } from './phone';

/** What a phone shows of a check as it is stored, before or without the network. */
const demo = ownDemo();
const stored = (page: Page, address: string) => expect.poll(() => page.evaluate<boolean>(`caches.match('${address}').then(Boolean)`)).toBe(true);

/** The check of one's first open post, in the package of the day. */
async function packed(loginName: string): Promise<{ page: Page; address: string; post: string }> {
  const page = await demo.pageOf(loginName, { viewport: PHONE });
  await open(page, '/today');
  await page.getByText('今天的检查已存在这台手机上').waitFor();
  const address = (await page.locator('a[href^="/check/"]').first().getAttribute('href'))!;
  await stored(page, address);
  return { page, address, post: address.split('/').at(-1)! };
}

function rename(post: string, name: string): void {
  const database = new Database(path.join(demo.server.dataFolder, 'zhian.db'));
  database.prepare('update posts set name = ? where id = ?').run(name, post);
  database.close();
}

test('a plate scanned, or its code typed, without a network opens the stored check, and the record says so', async () => {
  const { page, post } = await packed('wang');
  const [{ code } = { code: '' }] = look<{ code: string }>(demo.server, 'select code from posts where id = ?', post);
  await demo.fall();
  const fellAt = Date.now();
  await page.goto('/c');
  await page.getByRole('textbox').fill(code.toLowerCase());
  await page.getByRole('textbox').press('Enter');
  await alive(page);
  expect(await page.locator('[name=seen]').inputValue()).toBe(`t${meantCode(code)}`);
  await page.goto(`/c/${code}`);
  await alive(page);
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(`/check/${post}`);
  expect(await page.locator('form.check').getAttribute('data-plate')).toMatch(/^[0-9a-f]{64}$/);
  await answer(items(page).first(), '符合');
  await page.goto(`/check/${post}`);
  await alive(page);
  await answerRest(page);
  await signClean(page);
  await page.getByRole('heading', { name: '已存在这台手机上' }).waitFor({ timeout: 40_000 });
  await page.goto(`/my?code=${code}`);
  expect(new URL(page.url()).pathname).toBe('/my');
  await page.goto('/c/AAAABBBBCCCC');
  await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
  await demo.rise();
  await open(page, '/my/outbox');
  await expect.poll(() => look<{ plate: string | null }>(demo.server, "select plate from check_records where post_id = ? order by submitted_at desc limit 1", post)[0]?.plate, { timeout: 20_000 }).toBe('scanned');
  // The sheet was stored before the server fell, and was signed after it: its own time counts from when it was stored.
  const [{ signed } = { signed: '' }] = look<{ signed: string }>(demo.server, 'select signed_at as signed from check_records where post_id = ? order by submitted_at desc limit 1', post);
  expect(Date.parse(signed)).toBeGreaterThanOrEqual(fellAt);
});

test('a check is shown as it is stored, and opened anew when it says something else: by itself while nobody touched it, after that when asked', async () => {
  const { page, address, post } = await packed('deng');
  rename(post, '改了名的岗位');
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('heading', { name: '改了名的岗位' }).waitFor();
  await alive(page);
  await page.goto('/today');
  rename(post, '又改了名的岗位');
  await page.context().route(`**${address}`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  await alive(page);
  await answer(items(page).first(), '符合');
  await page.getByText('这一页有更新').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('改了名的岗位');
  await page.getByRole('button', { name: '打开新的一页' }).click();
  await page.getByRole('heading', { name: '又改了名的岗位' }).waitFor();
  await alive(page);
  expect(await items(page).first().locator('.pick:checked').count()).toBe(1);
});

test('who signs in after somebody whose session ended has none of their pages; without a session a stored page leads to signing in', async () => {
  const page = await demo.pageOf('deng', { viewport: PHONE });
  const context = page.context();
  const signIn = async (loginName: string) => {
    await open(page, '/sign-in');
    await page.getByLabel('登录名').fill(loginName);
    await page.getByLabel('密码').fill(demo.server.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  };
  const kept = () => page.evaluate<string[]>("caches.keys().then((names) => names.filter((name) => name.startsWith('pages:')))");
  await open(page, '/today');
  await page.getByText('今天的检查已存在这台手机上').waitFor();
  await page.reload();
  expect(await kept()).toHaveLength(1);
  const check = (await page.locator('a[href^="/check/"]').first().getAttribute('href'))!;

  await context.clearCookies();
  await page.goto(check, { waitUntil: 'commit' });
  await page.waitForURL(/\/sign-in/);
  expect(await kept()).toEqual([]);

  await signIn('deng');
  await open(page, '/today');
  await page.getByText('今天的检查已存在这台手机上').waitFor();
  await context.clearCookies();
  await signIn('lin');
  expect(await kept()).toEqual([]);
  await context.setOffline(true);
  await page.goto(check).catch(() => undefined);
  expect(await page.content()).not.toContain('邓慧');
});
