import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { measurementsIn } from '~/domain/risk/list/measurementText';
import { look } from '../routes/records';
import { DESK, open, OUT_OF_BOX, PHONE } from './browser';
import { ownDemo } from './ownDemo';
import { alive, answer, answerRest, items, signClean } from './phone';

/** Numbers that a check asks for: with the module and without a network at a post of the demo, without scripts at one whose limits differ by product. */
const [POST, DIFFERING] = ['绝缘挤出岗', '护套挤出岗'];

function differ(dataFolder: string): void {
  const asked = measurementsIn('〔甲〕厚度 1.40～1.80 mm，2 次\n〔乙〕厚度 -2～-1 mm，2 次');
  if (!asked.ok) throw new Error(asked.refusal.code);
  const db = new Database(path.join(dataFolder, 'zhian.db'));
  db.prepare("update risk_items set measurements = ? where risk_point = '护套厚度与外观'").run(JSON.stringify(asked.fact));
  db.close();
}
const demo = ownDemo([], differ);

const postOf = (name: string): string => look<{ id: string }>(demo.server, 'select id from posts where enterprise_id = ? and name = ?', demo.cable, name)[0]!.id;
/** What the records of today keep of the measured item of a post. */
const kept = (name: string) =>
  look<{ result: string; description: string; measured: string; product: string }>(
    demo.server,
    `select a.result, a.description, a.measured, a.measured_product as product from check_answers a join check_records r on r.enterprise_id = a.enterprise_id and r.id = a.record_id
     where r.enterprise_id = ? and r.post_id = ? and a.measured is not null and r.day = (select max(day) from check_records where enterprise_id = r.enterprise_id) order by r.submitted_at desc limit 1`,
    demo.cable, postOf(name),
  );
const measured = (page: Page) => items(page).filter({ has: page.locator('.measured') });
/** Types as a person does who then goes on. */
const type = async (page: Page, name: string, text: string) => {
  const field = measured(page).getByRole('textbox', { name });
  await field.fill(text);
  await field.blur();
};
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a number that may be below zero has a key for its sign', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE });
  await page.context().addCookies([{ name: 'check', value: 'list', url: demo.server.origin }]);
  await open(page, `/check/${postOf(DIFFERING)}`);
  await alive(page);
  const first = measured(page).getByLabel('厚度第 1 个数');
  const key = measured(page).locator('.sign-key').first();
  await key.click();
  expect(await first.inputValue()).toBe('-');
  await key.click();
  expect(await first.inputValue()).toBe('');
});

test('with letters of each size no word leaves its box, and what is out of its limits is said whole', async () => {
  const page = await demo.pageOf('sun', { viewport: PHONE });
  for (const big of ['', '1', '2']) {
    await page.context().addCookies([{ name: 'big', value: big, url: demo.server.origin }, { name: 'check', value: 'list', url: demo.server.origin }]);
    await open(page, `/check/${postOf(POST)}`);
    await alive(page);
    const field = measured(page).locator('.measured input').first();
    await field.fill(`9.${big || '0'}`);
    await field.blur();
    await page.locator('#check-undo').filter({ hasText: '判为不符合' }).waitFor();
    expect([big, await page.evaluate(OUT_OF_BOX)]).toEqual([big, []]);
    await field.fill('');
  }
});

test('what the limits alone made 不符合 is theirs to take back after the page was opened anew', async () => {
  const page = await demo.pageOf('sun', { viewport: PHONE });
  await open(page, `/check/${postOf(POST)}`);
  await alive(page);
  await type(page, '绝缘外径第 1 个数', '9.9');
  const found = measured(page).getByRole('radio', { name: '不符合', exact: true });
  await expect.poll(() => found.isChecked()).toBe(true);
  await page.reload();
  await alive(page);
  expect([await found.isChecked(), (await measured(page).getByLabel('哪里不符合').inputValue()).length > 0]).toEqual([true, true]);
  await type(page, '绝缘外径第 1 个数', '3.40');
  await expect.poll(() => measured(page).locator('.pick:checked').count()).toBe(0);
  expect(await measured(page).locator('.finding textarea').first().inputValue()).toBe('');
  await type(page, '绝缘外径第 1 个数', '');
});

test('the answer under a number that was typed last is taken at the first tap', async () => {
  const page = await demo.pageOf('sun', { viewport: PHONE });
  await open(page, `/check/${postOf(POST)}`);
  await alive(page);
  const item = measured(page);
  await item.and(page.locator(':not(.fresh)')).waitFor();
  const fields = item.getByRole('textbox', { name: /绝缘外径|机头温度/ });
  const limits = ['3,40', '3.41', '3.42', '175'];
  for (const [at, number] of limits.entries()) await fields.nth(at).pressSequentially(number);
  await item.locator('.conforming + label').scrollIntoViewIfNeeded();
  await page.waitForTimeout(700);
  const { x, y, width, height } = (await item.locator('.conforming + label').boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);
  expect(await item.getByRole('radio', { name: '符合', exact: true }).isChecked()).toBe(true);
});

test('without scripts a number that is missing or unreadable is told by item and field with everything typed kept, and what is out is 不符合 by itself', async () => {
  const page = await demo.pageOf('wang', { viewport: PHONE, javaScriptEnabled: false });
  await page.goto(`/check/${postOf(DIFFERING)}`);
  expect(await measured(page).locator('.sign-key').first().isVisible()).toBe(false);
  for (const item of await items(page).all()) await item.getByRole('radio', { name: '符合', exact: true }).check();
  const send = () => page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  await send();
  await page.getByRole('alert').getByText('请选择正在生产的产品：甲、乙').waitFor();
  await page.getByLabel('正在生产的产品').selectOption('乙');
  await page.getByLabel('厚度第 1 个数').fill('－１，５');
  await page.getByLabel('厚度第 2 个数').fill('1e400');
  await send();
  await page.getByRole('alert').getByText('“护套厚度与外观”的厚度第 2 个数“1e400”读不出是多少').waitFor();
  expect(await page.getByLabel('厚度第 1 个数').inputValue()).toBe('－１，５');
  expect(await page.getByLabel('厚度第 2 个数').inputValue()).toBe('1e400');
  expect(await page.getByLabel('正在生产的产品').inputValue()).toBe('乙');
  await page.getByLabel('厚度第 2 个数').fill('');
  await send();
  await page.getByRole('alert').getByText('厚度第 2 个数还没有填').waitFor();
  await page.getByLabel('厚度第 2 个数').fill('1.5');
  await page.getByRole('checkbox', { name: /零风险报告/ }).uncheck();
  await send();
  await page.getByRole('alert').getByText('测得厚度 1.50 mm，高于上限 -1.00 mm，判为不符合，请写明当场采取了什么措施').waitFor();
  expect(kept(DIFFERING)).toEqual([]);
  expect(await measured(page).getByRole('radio', { name: '不符合' }).isChecked()).toBe(true);
  await measured(page).getByLabel('当场采取了什么措施').fill('停机调整，隔离一段');
  await send();
  await page.waitForURL(/\/records\//);
  await page.getByText('测量值：〔乙〕厚度 -1.50、1.50 mm').waitFor();
  expect(kept(DIFFERING)).toEqual([{ result: 'nonconforming', description: '厚度 1.50 mm，高于上限 -1.00 mm', measured: '[-1.5,1.5]', product: '乙' }]);
});

test('on the phone limits stand beside each number, a comma is there, what is out is 不符合 by itself and open again when put right; without a network all of it waits and arrives', async () => {
  const page = await demo.pageOf('sun', { viewport: PHONE });
  await page.context().addCookies([{ name: 'check', value: 'list', url: demo.server.origin }]);
  await open(page, `/check/${postOf(POST)}`);
  await alive(page);
  const item = measured(page);
  await item.getByText('3.30～3.50 mm').waitFor();
  expect(await item.locator('.value-line svg').count()).toBe(2);
  expect(await item.locator('.value-line svg').first().getAttribute('aria-label')).toMatch(/^绝缘外径 最近 10 个数：/);
  expect(await wide(page)).toBe(0);
  const first = item.getByLabel('绝缘外径第 1 个数');
  expect(await first.getAttribute('inputmode')).toBe('decimal');
  expect(await item.locator('.sign-key').count()).toBe(0);

  // In the middle of a number nothing is judged.
  await first.pressSequentially('3');
  expect(await item.getByRole('radio', { name: '不符合' }).isChecked()).toBe(false);
  await type(page, '绝缘外径第 1 个数', '3,60');
  expect(await item.getByRole('radio', { name: '不符合' }).isChecked()).toBe(true);
  expect(await item.getByLabel('哪里不符合').inputValue()).toBe('绝缘外径 3.60 mm，高于上限 3.50 mm');
  await item.getByRole('radio', { name: '符合', exact: true }).check({ force: true }).catch(() => undefined);
  expect(await item.getByRole('radio', { name: '不符合' }).isChecked()).toBe(true);
  await type(page, '绝缘外径第 1 个数', '3,40');
  expect(await item.locator('.pick:checked').count()).toBe(0);
  expect(await item.getByLabel('哪里不符合').inputValue()).toBe('');

  await page.reload();
  await alive(page);
  expect(await first.inputValue()).toBe('3,40');
  expect((await new AxeBuilder({ page }).include('form.check').analyze()).violations.map(({ id }) => id)).toEqual([]);

  // A number that is missing is told before anything is kept to be sent.
  for (const other of await items(page).all()) if ((await other.locator('.measured').count()) === 0) await answer(other, '符合');
  await item.scrollIntoViewIfNeeded();
  await item.and(page.locator(':not(.fresh)')).waitFor();
  await item.getByRole('radio', { name: '符合', exact: true }).check();
  await page.getByText('第 1 项 符合，测量值没有填好').waitFor();
  await page.getByRole('heading', { name: '有 1 项测量值没有填好' }).waitFor();
  expect(await page.getByRole('checkbox', { name: /零风险报告/ }).isVisible()).toBe(false);
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByRole('alert').getByText('绝缘外径第 2 个数还没有填').waitFor();
  expect(kept(POST)).toEqual([]);

  await page.context().setOffline(true);
  await answerRest(page);
  await type(page, '绝缘外径第 2 个数', '3.45');
  await type(page, '绝缘外径第 3 个数', '3.35');
  await type(page, '机头温度', '175');
  await signClean(page);
  await page.getByText('已存在这台手机上').waitFor();
  expect(kept(POST)).toEqual([]);
  await page.context().setOffline(false);
  await page.getByRole('link', { name: '返回今日' }).click();
  await expect.poll(() => kept(POST).length, { timeout: 20_000 }).toBe(1);
  expect(kept(POST)).toEqual([{ result: 'conforming', description: '', measured: '[3.4,3.45,3.35,175]', product: '' }]);
});

test('at the desk the item shows its last numbers, and its trend with limits, figures and every number in a table', async () => {
  const page = await demo.pageOf('lin', { viewport: DESK });
  const { id } = look<{ id: string }>(demo.server, "select i.id from risk_items i join risk_list_publications p on p.enterprise_id = i.enterprise_id and p.version_id = i.version_id where i.enterprise_id = ? and i.post_id = ? and i.measurements is not null order by p.published_at desc limit 1", demo.cable, postOf(POST))[0]!;
  await open(page, `/risk/items/${id}`);
  await page.getByText('绝缘外径 3.30～3.50 mm，3 次').waitFor();
  await page.getByRole('link', { name: '趋势与过程能力' }).click();
  await page.getByRole('heading', { name: '绝缘外径' }).waitFor();
  expect(await page.locator('.value-chart').count()).toBe(2);
  await page.getByText('每次检查只有一个数，没有子组，只给出 Pp、Ppk。').waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(60);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
  expect(await wide(page)).toBe(0);
});

test('nothing was complained of', () => expect(demo.complaints().filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line))).toEqual([]));
