import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { levelOf } from '~/domain/risk/cutOffs';
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

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
