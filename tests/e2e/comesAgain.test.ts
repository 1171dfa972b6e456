import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { read } from '../routes/forms';
import { look } from '../routes/records';
import { visitorAs } from '../routes/visitor';
import { PHONE, fillMore } from './browser';
import { ownDemo } from './ownDemo';
import { cameraPhoto } from './photo';

/** Forms refused, sent twice, or left open while they are sent and sent once more, all without scripts. */
const demo = ownDemo();
const phoneOf = (loginName: string): Promise<Page> => demo.pageOf(loginName, { viewport: PHONE, javaScriptEnabled: false });
const hazardsCalled = (title: string) => look<{ photos: string; immediate_measure: string }>(demo.server, 'select * from hazards where enterprise_id = ? and title = ?', demo.cable, title);
const picture = async (colour: string) => ({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(colour) });
/** Sends the form to a tab of its own, where it leads to a record; the form stays as it was filled in. Answers the address of the record. */
async function sendBeside(page: Page, name: string): Promise<string> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name, exact: true }).click({ modifiers: ['ControlOrMeta'] });
  const beside = await opened;
  // The driver may have missed where a tab went that opened by itself; the tab knows.
  const address = (): Promise<string> => beside.evaluate(() => location.href);
  await expect.poll(address).toMatch(/\/records\/[^/]+$/);
  const record = await address();
  await beside.close();
  return record;
}

test('随手拍：what a refused form brought is kept, photos too', async () => {
  const page = await phoneOf('wang');
  await page.goto('/my/report');
  await page.getByLabel('在哪个岗位').selectOption({ index: 1 });
  await fillMore(page, '\n第二行才开始写');
  await page.getByLabel('从相册').setInputFiles([await picture('#334455'), await picture('#665544')]);
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('请用一句话写明发现了什么问题').first().waitFor();
  expect(await page.getByLabel('具体情况').inputValue()).toBe('\n第二行才开始写');
  expect(await page.locator('.kept-photos img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth > 0))).toEqual([true, true]);

  await page.locator('.kept-photos input').nth(1).uncheck();
  await page.getByLabel('什么问题').fill('外包装破损');
  await page.getByRole('button', { name: '登记' }).click();
  await page.getByText('已登记，编号').waitFor();
  expect(hazardsCalled('外包装破损').map(({ photos }) => (JSON.parse(photos) as string[]).length)).toEqual([1]);
});

test('随手拍：pressed twice it is one hazard; the same form with something else in it says that nothing was saved, with the words still there', async () => {
  const page = await phoneOf('wang');
  await page.goto('/my/report');
  const key = await page.locator('input[name=key]').inputValue();
  const post = await page.getByLabel('在哪个岗位').locator('option').nth(1).getAttribute('value');
  await page.getByLabel('在哪个岗位').selectOption(post);
  await page.getByLabel('什么问题').fill('线盘标识脱落');
  await fillMore(page, '三盘没有标识');
  await page.getByRole('button', { name: '登记' }).dblclick();
  await page.getByText('已登记，编号').waitFor();
  expect(hazardsCalled('线盘标识脱落')).toHaveLength(1);

  const { status, alert, all } = await read(await (await visitorAs(demo.server, 'wang')).post('/my/report', { key, postId: post!, title: '线盘标识脱落', description: '三盘没有标识', immediateMeasure: '补写的措施' }));
  expect([status, alert]).toEqual([409, expect.stringMatching(/先前已经保存过，后来改动的内容没有保存/)]);
  expect(all).toContain('补写的措施');
  expect(hazardsCalled('线盘标识脱落').map((row) => row.immediate_measure)).toEqual(['']);
});

test('a rectification that is refused keeps its photos', async () => {
  const [{ id, login }] = look<{ id: string; login: string }>(
    demo.server,
    "select h.id, a.login_name as login from hazards h join persons p on p.enterprise_id = h.enterprise_id and p.id = h.responsible_id join accounts a on a.id = p.account_id where h.enterprise_id = ? and h.stage = 'rectifying' limit 1",
    demo.cable,
  ) as [{ id: string; login: string }];
  const page = await phoneOf(login);
  await page.goto(`/my/hazards/${id}`);
  await page.getByLabel('从相册').setInputFiles([await picture('#118844')]);
  await page.getByLabel('整改措施').fill('换了新模具');
  await page.getByRole('button', { name: '提交整改结果' }).click();
  await page.getByText('请写明产生问题的原因').first().waitFor();
  await page.getByLabel('原因').fill('模具磨损');
  await page.getByRole('button', { name: '提交整改结果' }).click();
  await page.getByText('待验收').first().waitFor();
  const [act] = look<{ details: string }>(demo.server, "select details from hazard_acts where enterprise_id = ? and hazard_id = ? and verb = 'rectify' order by ordinal desc limit 1", demo.cable, id);
  const { measure, photos } = JSON.parse(act!.details) as { measure: string; photos: string[] };
  expect([measure, photos.length]).toEqual(['换了新模具', 1]);
});

test('a check: what is blank is marked, item by item; sent again with another answer it says so, shows what was typed, and leads to the record', async () => {
  const page = await phoneOf('sun');
  await page.goto('/today');
  await page.locator('a[href^="/check/"]').first().click();
  // On the first days of a week or month some items may wait, and are not missed.
  const items = page.locator('section.check-card:not([data-waits]) .answers3');
  const count = await items.count();
  expect(count).toBeGreaterThanOrEqual(2);
  const others = await page.locator('section.check-card[data-waits] .answers3').all();
  for (const item of [...others, ...(await items.all()).slice(2)]) await item.getByRole('radio', { name: '符合', exact: true }).check();
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByText('没有保存，有 2 处需要改正').waitFor();
  expect(await page.locator('section.check-card .told .error').count()).toBe(2);
  for (const item of (await items.all()).slice(0, 2)) await item.getByRole('radio', { name: '符合', exact: true }).check();
  for (const [name, number] of [['绝缘外径', '3.40'], ['机头温度', '175']] as const) for (const field of await page.getByRole('textbox', { name }).all()) await field.fill(number);
  await page.getByRole('checkbox', { name: /零风险报告/ }).check();
  const record = await sendBeside(page, '签名并提交');

  await items.first().getByRole('radio', { name: '不符合', exact: true }).check();
  await page.getByLabel('哪里不符合').first().fill('提交以后改写的');
  await page.getByRole('button', { name: '签名并提交' }).click();
  await page.getByText('这次的改动没有保存').waitFor();
  await page.getByText('问题：提交以后改写的').waitFor();
  await page.getByRole('link', { name: '查看记录' }).click();
  await page.waitForURL(record);
  expect(await page.locator('main').textContent()).toContain('零风险报告');
  expect(look(demo.server, 'select id from hazards where enterprise_id = ? and description = ?', demo.cable, '提交以后改写的')).toEqual([]);
});

test('a correction: refused, it keeps its photos; sent again with another reason it says so, and names the record that stands', async () => {
  const page = await phoneOf('sun');
  const [{ id }] = look<{ id: string }>(demo.server, "select id from check_records where enterprise_id = ? and post_name = '绝缘挤出岗' and revision = 0 order by submitted_at desc limit 1", demo.cable) as [{ id: string }];
  await page.goto(`/records/${id}/correct`);
  const card = page.locator('.check-card').first();
  await card.getByRole('radio', { name: '不符合', exact: true }).check();
  await card.getByLabel('哪里不符合').fill('标签贴错');
  await card.getByLabel('当场采取了什么措施').fill('当场更换标签');
  await card.getByLabel('从相册').setInputFiles([await picture('#772200')]);
  await page.getByRole('checkbox', { name: /零风险报告/ }).uncheck();
  await page.getByRole('button', { name: '签名并提交更正' }).click();
  await page.getByText('请写明更正的原因').first().waitFor();
  expect(await card.textContent()).toContain('已保存 1 张');
  await page.getByLabel('更正原因').fill('复看时发现');
  await sendBeside(page, '签名并提交更正');
  expect(look<{ n: number }>(demo.server, "select count(*) as n from hazards where enterprise_id = ? and description = '标签贴错'", demo.cable)).toEqual([{ n: 1 }]);

  await page.getByLabel('更正原因').fill('提交以后换的原因');
  await page.getByRole('button', { name: '签名并提交更正' }).click();
  await page.getByText('这次的改动没有保存').first().waitFor();
  expect(await page.getByLabel('更正原因').inputValue()).toBe('提交以后换的原因');
  await page.getByText(/这份记录已更正，现行记录为/).waitFor();
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
