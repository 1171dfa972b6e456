import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addDays } from '~/domain/shared/day';
import { dayOf, instant } from '~/domain/shared/instant';
import { FREQUENCY_NAMES } from '~/domain/risk/words';
import { look } from '../routes/records';
import { visitorAs } from '../routes/visitor';
import { open, pressAndConfirm } from './browser';
import { ownDemo } from './ownDemo';
import { cameraPhoto } from './photo';

const today = dayOf(instant(new Date().toISOString()));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const demo = ownDemo();
let page: Page;

beforeAll(() => {
  ({ page } = demo);
});

interface Row {
  readonly line_id: string;
  readonly version: number;
  readonly risk_point: string;
  readonly method: string;
  readonly criterion: string;
  readonly level: string | null;
  readonly frequency: string;
  readonly post: string;
  readonly owner: string | null;
}

/** The rows of the draft, as they are on record. */
const draft = (): Row[] =>
  look<Row>(
    demo.server,
    `select i.*, p.name as post, o.name as owner from risk_items i
       join risk_list_versions v on v.enterprise_id = i.enterprise_id and v.id = i.version_id
       join posts p on p.enterprise_id = i.enterprise_id and p.id = i.post_id
       left join persons o on o.enterprise_id = i.enterprise_id and o.id = i.owner_post
      where i.enterprise_id = ? and not exists (select 1 from risk_list_publications b where b.enterprise_id = v.enterprise_id and b.version_id = v.id)
      order by i.position`,
    demo.cable,
  );

/** A list as a factory keeps it: a title over the head, cells merged downwards, several lines in a cell. */
async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('管控清单');
  sheet.addRow(['恒缆电缆质量安全风险管控清单']);
  sheet.mergeCells('A1:L1');
  sheet.addRow(['序号', '所属车间', '班组/岗位', '环节', '风险点名称', '维度', '控制措施', '判定标准', '怎么看', '管控频次', '可能性', '严重性', '责任人']);
  sheet.addRow([1, '挤塑成缆车间', '绝缘挤出岗', '生产过程控制', '色母批次核对', '生产工艺', '领料双人核对\n首件比对色卡', '批号与工艺卡一致', '查看领料单', '每日', 2, 4, '孙磊']);
  sheet.addRow([2, '', '', '生产过程控制', '料斗换料清理', '生产工艺', '换料前清空料斗', '无余料', '打开料斗目视', '每日', 6, 3, '孙磊']);
  sheet.addRow([3, '', '成缆印字岗', '生产过程控制', '印字内容核对', '人员行为', '开机首件核对', '与合格证一致', '读取首件印字', '每日', 2, 3, '贺明']);
  sheet.addRow([4, '拉丝绞线车间', '绞线岗', '设备设施', '断线自停装置', '设备设施', '', '断线后 1 秒内停车', '', '', '', '', '']);
  sheet.addRow([5, '质检仓储车间', '成品仓管岗', '销售储运', '发货前核对合格证与出厂检验结论', '管理体系', '', '', '', '', '', '', '']);
  sheet.addRow([6, '老厂房', '打包岗', '销售储运', '盘具与包装', '管理体系', '装车前检查盘具', '盘具无破损', '现场查看', '每周', 2, 2, '彭建设']);
  sheet.mergeCells('B3:B5');
  sheet.mergeCells('C3:C4');
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Chooses a file on the page of imports and waits until it was read. */
async function upload(name: string, buffer: Buffer, mimeType = XLSX): Promise<void> {
  await open(page, '/risk/import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  await page.getByRole('button', { name: '上传并读取' }).click();
}

/** Rows of one part of the comparison, cell by cell. */
const part = async (id: string): Promise<string[][]> =>
  Promise.all((await page.locator(`#${id} tbody tr`).all()).map(async (row) => (await row.locator('td').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())));
const facts = async (): Promise<string> => (await page.locator('.risk-facts').textContent())!.replace(/\s+/g, ' ');

test('the head row and the columns of a factory’s own sheet are guessed, and what was not known is chosen', async () => {
  const director = await visitorAs(demo.server, 'lin');
  await director.post('/organisation/people', { name: '贺明', loginName: 'heming', joinedOn: addDays(today, -9) });
  const leaver = look<{ id: string }>(demo.server, "select id from persons where enterprise_id = ? and name = '贺明'", demo.cable)[0]!.id;
  expect((await director.post(`/organisation/people/${leaver}/leave`, { lastDay: addDays(today, -1) })).status).toBe(302);
  await open(page, '/risk');
  await page.getByRole('button', { name: /新建第 \d+ 版草稿/ }).click();
  await page.waitForURL(/version=draft/);
  const before = draft();
  expect(before.length).toBeGreaterThan(20);

  await upload('恒缆清单.xlsx', await workbook());
  await page.getByRole('heading', { level: 2, name: '对比结果' }).waitFor();
  expect(await page.locator('main').textContent()).toContain('表头在第 2 行');
  await page.getByText('查看或改动').click();
  const guessed = await page.locator('.import-columns label').evaluateAll((labels) => labels.map((label) => [label.querySelector('.field-label')?.textContent, label.querySelector('select')?.selectedOptions[0]?.textContent]));
  expect(Object.fromEntries(guessed)).toMatchObject({
    序号: '不导入', 所属车间: '车间', '班组/岗位': '岗位', 环节: '环节', 风险点名称: '风险点', 维度: '维度', 控制措施: '管控措施', 判定标准: '判定准则', 怎么看: '不导入', 管控频次: '检查频次', 可能性: '可能性 L', 严重性: '严重度 S', 责任人: '岗位责任人',
  });
  await page.getByLabel(/^怎么看/).selectOption({ label: '检查方法' });
  await page.getByRole('button', { name: '按这样的列重新对比' }).click();
  await page.getByText('13 列认出 12 列').waitFor();
  expect(draft()).toEqual(before);
});

test('the comparison names what is new, what changes, what is the same, and each refused row with its reason', async () => {
  expect(await facts()).toMatch(/新增 1 行.*改动 1 行.*相同 1 行.*不能导入 3 行.*另有 28 行不在表里/);
  const refused = await part('refused');
  expect(refused.map(([number, point]) => [number, point])).toEqual([['4', '料斗换料清理'], ['5', '印字内容核对'], ['8', '盘具与包装']]);
  expect(refused[0]![2]).toContain('可能性“6”不在尺度内，应为 1、2、3、4、5 之一');
  expect(refused[1]![2]).toMatch(/岗位责任人贺明已于.*离开本企业，请另写一人/);
  expect(refused[2]![2]).toContain('“老厂房 / 打包岗”对不上本企业的岗位');
  expect(await page.locator('#changed').textContent()).toContain('断线后 1 秒内停车');
  expect(await page.locator('#changed del').allTextContents()).toContain('断线后立即停车');
  expect((await part('added')).map(([, point, criterion, , place, frequency, level]) => [point, criterion, place, frequency, level])).toEqual([['色母批次核对', '批号与工艺卡一致', '挤塑成缆车间 · 绝缘挤出岗', FREQUENCY_NAMES.day, '低风险（蓝）低']]);

  const before = draft();
  await page.getByLabel('老厂房 打包岗 对应的本企业岗位').selectOption({ label: '成品仓管岗' });
  await page.getByRole('button', { name: '按所选岗位重新对比' }).click();
  await page.getByText('新增 2 行').first().waitFor();
  expect(await facts()).toMatch(/不能导入 2 行/);
  expect(draft()).toEqual(before);
});

test('after the confirmation exactly that is in the draft, once', async () => {
  const before = draft();
  await pressAndConfirm(page, '确认导入 3 行');
  await page.getByText('已写入草稿：新增 2 行，改动 1 行').waitFor();
  const after = draft();
  expect(after).toHaveLength(before.length + 2);
  const named = (point: string): Row | undefined => after.find(({ risk_point }) => risk_point === point);
  expect(named('色母批次核对')).toMatchObject({ post: '绝缘挤出岗', owner: '孙磊', method: '查看领料单', criterion: '批号与工艺卡一致', frequency: 'day', level: 'low' });
  expect(named('盘具与包装')).toMatchObject({ post: '成品仓管岗', owner: '彭建设', frequency: 'week' });
  expect(named('断线自停装置')).toMatchObject({ criterion: '断线后 1 秒内停车', owner: '高峰' });
  expect(named('料斗换料清理') ?? named('印字内容核对')).toBeUndefined();
  const untouched = before.filter(({ risk_point }) => risk_point !== '断线自停装置');
  expect(after.filter(({ line_id }) => untouched.some((row) => row.line_id === line_id))).toEqual(untouched);

  await page.getByRole('link', { name: '去看草稿' }).click();
  await page.waitForURL(/version=draft/);
  await page.locator('.filters input[name=words]').fill('色母批次核对');
  await page.waitForURL((url) => url.searchParams.get('words') === '色母批次核对');
  await page.getByText('符合条件 1 项').waitFor();
  expect(await page.locator('.risk-rows tbody').textContent()).toContain('批号与工艺卡一致');
});

test('the list as Excel read back again is the same, and there is nothing to take', async () => {
  await open(page, '/risk?version=draft');
  await page.locator('summary', { hasText: '更多' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Excel' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const before = draft();
  await upload(file.suggestedFilename(), readFileSync(await file.path()));
  await page.getByText('各行都与草稿相同，没有需要写入的内容。').waitFor();
  expect(await facts()).toMatch(new RegExp(`新增 0 行.*改动 0 行.*相同 ${before.length} 行.*不能导入 0 行`));
  expect(await page.getByRole('button', { name: /^确认导入/ }).count()).toBe(0);
  expect(draft()).toEqual(before);
});

test('a file that is no sheet is answered with a sentence at the field, and so is an empty one; the way on stays open', async () => {
  const uploads = (): number => look<{ n: number }>(demo.server, 'select count(*) as n from risk_imports where enterprise_id = ?', demo.cable)[0]!.n;
  const before = uploads();
  const answered = () => page.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname.startsWith('/risk/import'));
  for (const [name, bytes, status, sentence] of [
    ['清单.xlsx', await cameraPhoto('#445566'), 415, '这是图片，不能读出表格。'],
    ['清单.xlsx', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj', 'latin1'), 415, '这是 PDF 文件，不能读出表格。'],
    ['清单.xlsx', Buffer.alloc(0), 422, '这个文件是空的，请选择有内容的表格。'],
  ] as const) {
    const answer = answered();
    await upload(name, bytes);
    expect([sentence, (await answer).status()]).toEqual([sentence, status]);
    await page.getByText(sentence).first().waitFor();
    await page.getByRole('button', { name: '上传并读取' }).waitFor();
  }
  expect(uploads()).toBe(before);
  await upload('半个文件.xlsx', (await workbook()).subarray(0, 3000));
  await page.getByText('没有读出表格').waitFor();
  expect(await page.locator('main').textContent()).toMatch(/文件不完整或已损坏/);
  await page.getByRole('link', { name: '重新上传' }).click();
  await page.getByRole('button', { name: '上传并读取' }).waitFor();
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
