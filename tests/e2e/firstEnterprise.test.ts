import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCharacterOf } from '~/domain/organisation/creditCode';
import { dayOf, instant } from '~/domain/shared/instant';
import { look } from '../routes/records';
import { type Visitor, visitorWith } from '../routes/visitor';
import { land, launch } from '../setup/server';
import { newContext, open, openBrowser, PHONE, pressAndConfirm, watchedPage } from './browser';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-first-'));
const today = dayOf(instant(new Date().toISOString()));
const PASSWORD = '新厂的第一个密码2026';
const complaints: string[][] = [];
let child: ChildProcess;
let origin = '';
let link = '';
let browser: Browser;
let desk: BrowserContext;
let page: Page;
let director: Visitor;

const ids = (sql: string): string[] => look<{ id: string }>({ dataFolder }, sql).map(({ id }) => id);

beforeAll(async () => {
  const [started, opened] = await Promise.all([launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' }), openBrowser()]);
  ({ child, origin } = started);
  link = /\/setup\/\S+/.exec(started.output())![0];
  browser = opened;
  desk = await newContext(browser, { origin });
  const watched = await watchedPage(desk);
  page = watched.page;
  complaints.push(watched.complaints);
});
afterAll(async () => {
  await browser.close();
  await land(child);
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Sends a form as the director, as the pages do; anything but a redirect is told with the sentence. */
async function does(address: string, fields: Parameters<Visitor['post']>[1] = {}): Promise<string> {
  const answer = await director.post(address, fields);
  if (answer.status !== 302) throw new Error(`${address}: ${answer.status} ${(await answer.text()).replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`);
  return answer.headers.get('location') ?? '';
}

test('the one-time link founds the enterprise and its director, and is dead afterwards', async () => {
  await open(page, link);
  await page.getByLabel('企业名称').fill('新芽电缆有限公司');
  const body = '91330100MA2NEW001';
  await page.getByLabel('统一社会信用代码').fill(`${body}0`);
  await page.getByLabel('所属地区').fill('临水市');
  await page.getByLabel('姓名').fill('方圆');
  await page.getByLabel('登录名').fill('fangyuan');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  const right = checkCharacterOf(body)!;
  if (right !== '0') {
    await page.getByRole('button', { name: '建立' }).click();
    await page.getByText('校验位不对').first().waitFor();
    expect(await page.getByLabel('企业名称').inputValue()).toBe('新芽电缆有限公司');
  }
  await page.getByLabel('统一社会信用代码').fill(body + right);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  await page.getByRole('button', { name: '建立' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  expect((await fetch(origin + link)).status).toBe(404);

  await page.getByLabel('登录名').fill('fangyuan');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname === '/organisation');
  const cookies = await desk.cookies();
  director = visitorWith({ origin }, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
});

test('the director adds a workshop, a post and a person with a first password', async () => {
  await open(page, '/organisation');
  await page.getByLabel('车间名称').fill('绝缘车间');
  await page.getByRole('button', { name: '设立车间' }).click();
  await page.getByText('绝缘车间').first().waitFor();
  await open(page, '/organisation');
  await page.locator('summary', { hasText: '设立岗位' }).click();
  await page.getByLabel('所属车间或班组').selectOption({ label: '绝缘车间' });
  await page.getByLabel('岗位名称').fill('挤出岗');
  await page.getByRole('button', { name: '设立岗位' }).click();
  await page.getByText('挤出岗').first().waitFor();

  await open(page, '/organisation/people');
  await page.getByLabel('姓名').first().fill('赵铁');
  await page.getByLabel('登录名').first().fill('zhaotie');
  await page.getByRole('button', { name: '录入并生成首次密码' }).click();
  await page.getByText('首次密码只显示这一次').waitFor();
  firstPassword = (await page.locator('b.mono').nth(1).textContent())!;
  const [person, post] = [ids("select id from persons where name = '赵铁'")[0]!, ids("select id from posts where name = '挤出岗'")[0]!];
  await does('/organisation/holdings', { personId: person, role: 'teamLead', place: `post:${post}`, fromDay: today });
  await does('/routine/work-week', { from: today, weekdays: ['1', '2', '3', '4', '5', '6', '7'], worksOnHolidays: 'on' });
});

let firstPassword = '';

test('rows for 电线电缆 come out of the library, are mapped, confirmed, named and published', async () => {
  const [cables] = ids("select id from template_categories where name like '%电线电缆%'");
  await open(page, '/risk');
  await does('/risk/draft');
  await open(page, `/risk/library?category=${cables}`);
  await page.getByRole('button', { name: /行放入草稿/ }).click();
  await page.waitForURL(/\/risk\/mapping/);
  await page.getByRole('button', { name: '按所选岗位放入草稿' }).waitFor();
  const post = ids("select id from posts where name = '挤出岗'")[0]!;
  for (const choice of await page.locator('select[name^=postId-]').all()) await choice.selectOption(post);
  await page.getByRole('button', { name: '按所选岗位放入草稿' }).click();

  const rows = (): { id: string; version: number; level: string | null; criterion: string; measures: string }[] => look({ dataFolder }, 'select id, version, level, criterion, measures from risk_items order by position');
  await expect.poll(() => rows().length, { timeout: 15_000 }).toBeGreaterThan(10);
  const chosen = (): string[] => rows().map(({ id, version }) => `${id}:${version}`);
  const [self, operator] = [ids("select id from persons where name = '方圆'")[0]!, ids("select id from persons where name = '赵铁'")[0]!];
  await does('/risk/items/confirmation', { item: chosen() });
  await does('/risk/items/owners', { item: chosen(), by: 'hand', ownerEnterprise: self, ownerWorkshop: self, ownerPost: operator });
  for (const { id, version } of rows().filter(({ level }) => !level)) await does(`/risk/items/${id}/assessment`, { version: String(version), method: 'LS', factorL: '2', factorS: '3', reason: '本厂近一年没有发生' });
  await open(page, '/risk/publish');
  const lacking = await page.locator('.lack-group b').allTextContents();
  const button = page.getByRole('button', { name: /^发布第 1 版/ }).first();
  expect(await button.count(), lacking.join(';')).toBe(1);
  await pressAndConfirm(page, (await button.textContent())!);
  await page.waitForURL(/version=published/);
});

test('the team lead scans the code of the post, chooses a password of his own and does today’s check', async () => {
  const [{ code }] = look<{ code: string }>({ dataFolder }, "select code from posts where name = '挤出岗'") as [{ code: string }];
  const context = await newContext(browser, { origin }, { viewport: PHONE });
  const { page: phone, complaints: said } = await watchedPage(context);
  complaints.push(said);
  await open(phone, `/c/${code}`);
  await phone.getByLabel('登录名').fill('zhaotie');
  await phone.getByLabel('密码').fill(firstPassword);
  await phone.getByRole('button', { name: '登录' }).click();
  await phone.waitForURL((url) => url.pathname === '/first-password');
  await phone.getByLabel('初始密码').fill(firstPassword);
  await phone.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await phone.getByLabel(/再输一次/).fill(PASSWORD);
  await phone.getByRole('button', { name: '保存并继续' }).click();
  await phone.waitForURL((url) => url.pathname !== '/first-password');
  await open(phone, `/c/${code}`);
  expect(new URL(phone.url()).pathname).toMatch(/^\/check\//);
  await phone.locator('form.check.alive').waitFor();
  const card = phone.locator('section.check-card:not([hidden])');
  for (let left = await phone.locator('section.check-card h2[id^=point]').count(); left > 0; left -= 1) {
    await card.getByRole('radio', { name: '符合', exact: true }).check();
    await phone.waitForTimeout(250);
  }
  await card.getByRole('checkbox', { name: /零风险报告/ }).check();
  await card.getByRole('button', { name: '签名并提交' }).click();
  await phone.waitForURL(/\/records\//);
  expect(look({ dataFolder }, 'select zero_risk from check_records where day = ?', today)).toEqual([{ zero_risk: 1 }]);
  await context.close();
});

test('a second start keeps everything', async () => {
  expect(await land(child)).toBe(0);
  const again = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
  child = again.child;
  expect(again.output()).not.toContain('/setup/');
  expect(look({ dataFolder }, 'select count(*) as n from check_records')).toEqual([{ n: 1 }]);
  expect((await visitorWith({ origin: again.origin }, director.cookie).get('/desk')).status).toBe(200);
});

test('nobody’s console complained on the way', () => {
  expect(complaints.flat()).toEqual([]);
});
