import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCharacterOf } from '~/domain/organisation/creditCode';
import { dayOf, instant } from '~/domain/shared/instant';
import { look } from '../routes/records';
import { type Visitor, visitorWith } from '../routes/visitor';
import { land, launch } from '../setup/server';
import { alive, answerRest, signClean } from './phone';
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

describe('the form of the one-time link', () => {
  const right: Record<string, string> = { name: '已经打好的厂名', creditCode: '91330100MA2NEW001X', region: '临水市', directorName: '方圆', loginName: 'fangyuan', password: PASSWORD, again: PASSWORD };
  const kept = Object.keys(right).filter((name) => name !== 'password' && name !== 'again');
  const LONG = '长'.repeat(300);
  const NOTHING = Object.fromEntries(Object.keys(right).map((name) => [name, undefined]));
  const BLANK = Object.fromEntries(Object.keys(right).map((name) => [name, '']));
  const MISSING = [/请填写企业名称/, /请填写统一社会信用代码/, /请填写所属地区/, /请填写姓名/, /请填写登录名/, /请设置密码/, /请再输一次密码/];
  const otherCheck = checkCharacterOf('91330100MA2NEW001') === '0' ? '1' : '0';
  const spoilt: readonly (readonly [string, Record<string, string | undefined>, readonly RegExp[]])[] = [
    ['nothing in it', NOTHING, MISSING],
    ['its fields left blank', BLANK, MISSING],
    ['words that are too long', { name: LONG, region: LONG, directorName: LONG, loginName: LONG }, [/企业名称最多 100 个字/, /所属地区最多 50 个字/, /姓名最多 50 个字/, /登录名最多 32 个字/]],
    ['a code of another length', { creditCode: '9133' }, [/统一社会信用代码/]],
    ['a code whose check character is wrong', { creditCode: `91330100MA2NEW001${otherCheck}` }, [/校验位不对/]],
    ['a short password', { password: '123', again: '123' }, [/密码至少 10 个字符/]],
    ['two passwords', { again: '另一个密码20262026' }, [/两次输入的密码不一样/]],
  ];

  test.for(spoilt)('with %s says so, keeps what was typed and founds nothing', async ([, change, sentences]) => {
    const given = Object.fromEntries(Object.entries({ ...right, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined));
    const answer = await visitorWith({ origin }).post(link, given);
    const text = (await answer.text()).replaceAll('<!-- -->', '');
    expect(answer.status).toBe(422);
    for (const sentence of sentences) expect(text).toMatch(sentence);
    for (const name of kept.filter((field) => given[field])) expect(text).toContain(`value="${given[name] ?? ''}"`);
    expect(text).not.toContain(PASSWORD);
    expect(look({ dataFolder }, 'select * from enterprises')).toEqual([]);
  });

  test('of another link is not found', async () => {
    expect((await visitorWith({ origin }).post('/setup/nobodys-link', right)).status).toBe(404);
  });
});

test('the one-time link founds the enterprise and its director, and is dead afterwards', async () => {
  await open(page, link);
  await page.getByLabel('企业名称').fill('新芽电缆有限公司');
  const body = '91330100MA2NEW001';
  await page.getByLabel('统一社会信用代码').fill(`${body}0`);
  await page.getByLabel('所属地区').fill('临水市');
  for (const weekday of ['周一', '周二', '周三', '周四', '周五', '周六', '周日']) await page.getByLabel(weekday).check();
  await page.getByLabel('照常生产').check();
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
  await page.waitForURL((url) => url.pathname === '/desk');
  await page.getByText('从这里开始').waitFor();
  expect((await fetch(origin + link)).status).toBe(410);
  const cookies = await desk.cookies();
  director = visitorWith({ origin }, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
});

test('the director adds a workshop, a post and a person with a first password', async () => {
  await open(page, '/organisation');
  await page.getByLabel('车间名称').fill('绝缘车间');
  await page.getByRole('button', { name: '设立车间' }).click();
  await page.getByText('绝缘车间').first().waitFor();
  for (const name of ['挤出岗', '检验岗']) {
    await open(page, '/organisation');
    await page.locator('summary', { hasText: '设立岗位' }).click();
    await page.getByLabel('所属车间或班组').selectOption({ label: '绝缘车间' });
    await page.getByLabel('岗位名称').fill(name);
    await page.getByRole('button', { name: '设立岗位' }).click();
    await page.getByText(name).first().waitFor();
  }

  await open(page, '/organisation/people');
  await page.locator('form[data-verb] [name=name]').first().fill('赵铁');
  await page.locator('form[data-verb] [name=loginName]').first().fill('zhaotie');
  await page.getByRole('button', { name: '录入并生成首次密码' }).click();
  await page.getByText('首次密码只显示这一次').waitFor();
  expect(await page.locator('.notice.success').evaluate((box) => box.getBoundingClientRect().top >= 0 && box.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
  firstPassword = (await page.locator('b.mono').nth(1).textContent())!;
  const person = ids("select id from persons where name = '赵铁'")[0]!;
  for (const post of ['挤出岗', '检验岗']) {
    await open(page, `/organisation/people/${person}`);
    await page.locator('select[name=role]').selectOption({ label: '班组长' });
    await page.locator('select[name=place]').selectOption(`post:${ids(`select id from posts where name = '${post}'`)[0]!}`);
    await page.getByRole('button', { name: '安排', exact: true }).click();
    await expect.poll(() => look({ dataFolder }, 'select id from post_holdings').length).toBe(post === '挤出岗' ? 1 : 2);
  }
  await open(page, '/routine/stops');
  for (const name of ['周六', '周日', '照常生产']) await page.getByRole('checkbox', { name, exact: true }).check();
  await page.getByRole('button', { name: '保存开工日' }).click();
  await page.getByText(/每天开工，法定节假日照常生产/).waitFor();
});

let firstPassword = '';

interface Item {
  readonly id: string;
  readonly level: string | null;
  readonly post: string;
  readonly confirmed_by: string | null;
  readonly owner_enterprise: string | null;
  readonly owner_workshop: string | null;
  readonly owner_post: string | null;
}

/** The rows of the list, as they are on record. */
const items = (): Item[] => look({ dataFolder }, 'select i.*, p.name as post from risk_items i join posts p on p.enterprise_id = i.enterprise_id and p.id = i.post_id order by i.position');

test('rows for 电线电缆 and those for everybody come out of the library and are mapped to the factory’s own posts', async () => {
  await open(page, '/risk');
  await page.getByText('还没有风险管控清单').waitFor();
  await page.getByRole('link', { name: '从范本库开始' }).click();
  await page.waitForURL(/\/risk\/library/);
  await page.getByRole('checkbox', { name: /^电线电缆/ }).check();
  await page.waitForURL((url) => url.searchParams.has('category'));
  await page.getByRole('checkbox', { name: /^通用/ }).check();
  const lay = page.getByRole('button', { name: /把 \d+ 行放入草稿/ });
  // The address moves on before the page is drawn; what will be laid stands in the form.
  await page.locator('form', { has: lay }).locator('input[type=hidden][name=category]').nth(1).waitFor({ state: 'attached' });
  const total = Number(/\d+/.exec((await lay.textContent())!)![0]);
  expect(total).toBeGreaterThan(20);
  expect(items()).toEqual([]);
  await lay.click();
  await page.waitForURL(/\/risk\/mapping/);

  const place = page.getByRole('button', { name: '按所选岗位放入草稿' });
  await place.waitFor();
  const laid = items().length;
  const names = page.locator('.mapping-sources > li');
  await names.first().locator('.mapping-name').dragTo(page.locator('.mapping-post', { hasText: '检验岗' }));
  expect(await names.first().locator('select').locator('option:checked').textContent()).toMatch(/^检验岗/);
  for (const name of (await names.all()).slice(1)) await name.locator('select').selectOption({ label: /检验|计量/.test((await name.locator('.mapping-name').textContent())!) ? '检验岗' : '挤出岗' });
  expect(items()).toHaveLength(laid);
  await place.click();
  await page.getByText(/已放入 \d+ 行/).waitFor();
  await page.getByText('没有待对应的名称').waitFor();
  const merged = /合为一行的：(.*)/.exec((await page.locator('main').textContent())!)?.[1]?.split('、').length ?? 0;
  expect(items().length).toBeGreaterThanOrEqual(total - 2 * merged - 5);
  expect(new Set(items().map(({ post }) => post))).toEqual(new Set(['挤出岗', '检验岗']));
});

test('nothing is published before its rows are confirmed and have names; then all of it is', async () => {
  await open(page, '/risk/publish');
  await page.getByText('发布前须补齐').waitFor();
  expect(await page.getByRole('button', { name: /^发布第/ }).count()).toBe(0);
  await page.getByRole('link', { name: '到清单里批量处理' }).click();
  await page.waitForURL(/mark=unconfirmed/);
  const unconfirmed = (): number => items().filter(({ confirmed_by }) => !confirmed_by).length;
  while (unconfirmed() > 0) {
    const before = unconfirmed();
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: /^确认 \d+ 行范本/ }).click();
    await expect.poll(unconfirmed).toBeLessThan(before);
    await open(page, '/risk?version=draft&mark=unconfirmed&page=1');
  }

  const [self, operator] = [ids("select id from persons where name = '方圆'")[0]!, ids("select id from persons where name = '赵铁'")[0]!];
  for (const number of Array.from({ length: Math.ceil(items().length / 50) }, (_, index) => index + 1)) {
    await open(page, `/risk?version=draft&page=${number}`);
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByRole('button', { name: '按任职补齐责任人' }).click();
    await page.getByRole('region', { name: '对所选行' }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: '选择本页全部' }).check();
    await page.getByText('另行指定责任人').click();
    await page.locator('select[name=ownerWorkshop]').selectOption(self);
    await page.getByRole('button', { name: /^指定给所选/ }).click();
    await page.getByRole('region', { name: '对所选行' }).waitFor({ state: 'detached' });
  }
  for (const item of items()) expect(item).toMatchObject({ confirmed_by: self, owner_enterprise: self, owner_workshop: self, owner_post: operator });

  for (const { id } of items().filter(({ level }) => !level)) {
    await open(page, `/risk/items/${id}`);
    await page.locator('input[name=factorL][value="2"]').check();
    await page.locator('input[name=factorS][value="3"]').check();
    await page.getByLabel('评价理由').fill('本厂近一年没有发生');
    await page.getByRole('button', { name: '保存评价' }).click();
    await expect.poll(() => items().find((item) => item.id === id)?.level).toBe('low');
  }
  await open(page, '/risk/publish');
  const lacking = await page.locator('.lack-group b').allTextContents();
  const button = page.getByRole('button', { name: /^发布第 1 版/ }).first();
  expect(await button.count(), lacking.join(';')).toBe(1);
  await pressAndConfirm(page, (await button.textContent())!);
  await page.waitForURL(/version=published/);
  await page.getByText(/第 1 版，方圆 发布/).waitFor();
  expect(look({ dataFolder }, 'select version_id from risk_list_publications')).toHaveLength(1);
  await page.getByText(`共 ${items().length} 项`).waitFor();
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
  await alive(phone);
  await answerRest(phone);
  await signClean(phone);
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
