import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { levelOf } from '~/domain/risk/assess/cutOffs';
import type { Assessment, RiskLevel } from '~/domain/risk/types';
import { CUT_OFF_SETS } from '~/domain/rulepack/pack';
import { look } from '../routes/records';
import { open } from './browser';
import { ownDemo } from './ownDemo';

const STRICTER = CUT_OFF_SETS.find(({ id }) => id === 'LS-P2')!;
const demo = ownDemo();
let page: Page;

beforeAll(() => {
  ({ page } = demo);
});

interface Row {
  readonly line_id: string;
  readonly risk_point: string;
  readonly level: RiskLevel | null;
  readonly assessment: string;
}

const published = (): Row[] => look<Row>(demo.server, 'select * from risk_items where enterprise_id = ? and version_id in (select version_id from risk_list_publications) order by version_id, position', demo.cable);
const draft = (): Row[] => look<Row>(demo.server, 'select * from risk_items where enterprise_id = ? and version_id not in (select version_id from risk_list_publications) order by position', demo.cable);
const standards = (): { number: number; reason: string; adopted_by_name: string }[] => look(demo.server, 'select * from risk_standards where enterprise_id = ? order by number', demo.cable);
const assessmentOf = ({ assessment }: Row): Assessment => JSON.parse(assessment) as Assessment;
const moves = (row: Row): boolean => levelOf(STRICTER.bands, assessmentOf(row).value!) !== row.level;

const adopting = () => page.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname.startsWith('/risk/standard/new'));

test('bands that leave a product out, or no reason, are answered at their fields with everything chosen still there', async () => {
  await open(page, '/risk/standard');
  await page.getByRole('link', { name: /制定第 1 版/ }).click();
  await page.waitForURL(/\/risk\/standard\/new/);
  await page.getByRole('radio', { name: /^企业自定/ }).check();
  const bounds = { 重大: [20, 25], 较大: [15, 16], 一般: [9, 10], 低: [1, 8] } as const;
  for (const [level, [low, high]] of Object.entries(bounds)) {
    const band = page.locator('.own-band').filter({ hasText: `${level} 从` });
    await band.locator('input').first().fill(String(low));
    await band.locator('input').last().fill(String(high));
  }
  const answer = adopting();
  await page.getByLabel('采用这一版的理由').fill('按质量手册第 3 版');
  await page.getByRole('button', { name: '采用为第 1 版' }).click();
  expect((await answer).status()).toBe(422);
  await page.locator('.form-summary').filter({ hasText: '12' }).waitFor();
  expect(await page.getByRole('radio', { name: /^企业自定/ }).isChecked()).toBe(true);
  expect(await page.locator('.own-band').filter({ hasText: '一般 从' }).locator('input').last().inputValue()).toBe('10');
  expect(await page.getByLabel('采用这一版的理由').inputValue()).toBe('按质量手册第 3 版');

  await page.getByLabel('采用这一版的理由').fill(' ');
  const again = adopting();
  await page.getByRole('button', { name: '采用为第 1 版' }).click();
  expect((await again).status()).toBe(422);
  await page.getByText('请写明采用这一版标准的理由。').first().waitFor();
  expect(standards()).toEqual([]);
});

test('a new version with other thresholds names the items that would change their level, and moves none of them', async () => {
  const before = published();
  await page.getByRole('radio', { name: new RegExp(`^${STRICTER.name.replace(/[()]/g, '\\$&')}`) }).check();
  await page.getByLabel('采用这一版的理由').fill('抽检不合格后收紧分级');
  await page.getByRole('button', { name: '采用为第 1 版' }).click();
  await page.waitForURL(/\/risk\/standard\/1\/impact/);
  expect(standards()).toMatchObject([{ number: 1, reason: '抽检不合格后收紧分级', adopted_by_name: '林晓燕' }]);
  expect(published()).toEqual(before);
  const latest = look<{ version_id: string }>(demo.server, 'select version_id from risk_list_publications where enterprise_id = ? order by published_at desc limit 1', demo.cable)[0]!.version_id;
  const expected = look<Row>(demo.server, 'select * from risk_items where enterprise_id = ? and version_id = ? order by position', demo.cable, latest).filter(moves);
  expect(expected.length).toBeGreaterThan(5);
  expect(await page.locator('.library-rows tbody a').allTextContents()).toEqual(expected.map(({ risk_point }) => risk_point));
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.getByText('重新评价在草稿里进行').waitFor();
});

test('in the draft the chosen ones are assessed again with a reason; the others and every published result stay', async () => {
  await page.getByRole('button', { name: /新建第 \d+ 版草稿/ }).click();
  await expect.poll(() => draft().length).toBeGreaterThan(20);
  await open(page, '/risk/standard/1/impact');
  const [fixed, before] = [published(), draft()];
  const lines = before.filter(moves);
  const [first, second] = lines as [Row, Row];
  const boxes = page.locator('.library-rows tbody input[type=checkbox]');
  expect(await boxes.count()).toBe(lines.length);
  expect(await page.locator('.library-rows tbody input:checked').count()).toBe(0);
  expect(await page.getByLabel('重新评价的理由').inputValue()).toBe('');
  await page.getByRole('checkbox', { name: '全选' }).check();
  await expect.poll(() => page.locator('.library-rows tbody input:checked').count()).toBe(lines.length);
  await page.getByRole('checkbox', { name: '全选' }).uncheck();

  const none = page.waitForResponse((response) => response.request().method() === 'POST' && new URL(response.url()).pathname.startsWith('/risk/standard/1/impact'));
  await page.getByLabel('重新评价的理由').fill('按收紧后的标准');
  await page.getByRole('button', { name: '重新评价所选的项' }).click();
  expect((await none).status()).toBe(422);
  await page.locator('.form-summary').waitFor();
  expect(await page.getByLabel('重新评价的理由').inputValue()).toBe('按收紧后的标准');
  expect(draft()).toEqual(before);

  for (const { risk_point } of [first, second]) await page.getByRole('checkbox', { name: `选择 ${risk_point}`, exact: true }).check();
  await page.getByRole('button', { name: '重新评价所选的项' }).click();
  await expect.poll(() => page.locator('.library-rows tbody tr').count()).toBe(lines.length - 2);
  await page.getByText('已重新评价 2 项').waitFor();
  expect(await page.getByRole('link', { name: '看草稿的改动' }).getAttribute('href')).toMatch(/^\/risk\/versions\/[\w-]+\/diff$/);
  const after = draft();
  for (const row of [first, second]) {
    const now = after.find(({ line_id }) => line_id === row.line_id)!;
    expect(now.level).toBe(levelOf(STRICTER.bands, assessmentOf(row).value!));
    expect(assessmentOf(now)).toMatchObject({ standardVersion: 1, setId: STRICTER.id, reason: '按收紧后的标准', factors: assessmentOf(row).factors });
  }
  const others = (rows: Row[]): Row[] => rows.filter(({ line_id }) => line_id !== first.line_id && line_id !== second.line_id);
  expect(others(after)).toEqual(others(before));
  expect(published()).toEqual(fixed);

  await page.getByRole('link', { name: '分级标准' }).first().click();
  await page.waitForURL(/\/risk\/standard$/);
  await page.getByText('抽检不合格后收紧分级').first().waitFor();
});

test('a product of three factors of the factory’s own, with its names, values and bounds, grades an item and stays with it', async () => {
  await open(page, '/risk/standard/new');
  await page.getByRole('radio', { name: /^自定界限/ }).check();
  const fields = { ownMajor: '60', ownConsiderable: '30', ownGeneral: '10', scaleNameS: '危害程度', scaleS: '1 返工即可\n3 批量报废\n6 危及安全', scaleNameF: '出现次数', scaleF: '1 一年一次\n4 每月一次', scaleNameD: '漏检可能', scaleD: '0 当场发现\n5 到用户才发现' };
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value);
  await page.getByLabel('采用这一版的理由').fill('按企业内控办法分级');
  const refused = adopting();
  await page.getByRole('button', { name: '采用为第 2 版' }).click();
  expect((await refused).status()).toBe(422);
  await page.locator('.form-summary').filter({ hasText: '当场发现' }).waitFor();
  for (const [name, value] of Object.entries(fields)) expect(await page.locator(`[name=${name}]`).inputValue()).toBe(value);
  await page.locator('[name=scaleD]').fill('1 当场发现\n2.5 到用户才发现');
  await page.getByRole('button', { name: '采用为第 2 版' }).click();
  await page.waitForURL(/\/risk\/standard\/2\/impact/);

  const { id } = look<{ id: string }>(demo.server, 'select id from risk_items where enterprise_id = ? and version_id not in (select version_id from risk_list_publications) order by position', demo.cable)[0]!;
  await open(page, `/risk/items/${id}?method=threeFactor`);
  await page.getByRole('group', { name: /危害程度/ }).getByRole('radio', { name: /危及安全/ }).check();
  await page.getByRole('group', { name: /出现次数/ }).getByRole('radio', { name: /每月一次/ }).check();
  await page.getByRole('group', { name: /漏检可能/ }).getByRole('radio', { name: /到用户才发现/ }).check();
  await page.locator('.outcome .level-tag').filter({ hasText: '重大' }).first().waitFor();
  await page.locator('form:has([name=factorS]) [name=reason]').first().fill('三个因素都在高档');
  await page.getByRole('button', { name: '保存评价' }).first().click();
  const assessed = (): Assessment => JSON.parse(look<{ assessment: string }>(demo.server, 'select assessment from risk_items where id = ?', id)[0]!.assessment) as Assessment;
  await expect.poll(() => assessed().reason).toBe('三个因素都在高档');
  expect(assessed()).toMatchObject({ method: 'threeFactor', value: 60, level: 'major', setId: '3F-OWN', standardVersion: 2 });
  expect(assessed().factors.map(({ name, value, text }) => [name, value, text])).toEqual([['危害程度', 6, '危及安全'], ['出现次数', 4, '每月一次'], ['漏检可能', 2.5, '到用户才发现']]);
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
