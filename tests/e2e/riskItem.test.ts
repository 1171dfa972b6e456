import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { look } from '../routes/records';
import { open } from './browser';
import { ownDemo } from './ownDemo';

const demo = ownDemo();
let page: Page;
let id = '';

beforeAll(async () => {
  ({ page } = demo);
  await open(page, '/risk');
  await page.getByRole('button', { name: /新建第 \d+ 版草稿/ }).click();
  await page.waitForURL(/version=draft/);
  [{ id }] = look<{ id: string }>(
    demo.server,
    `select id from risk_items i where enterprise_id = ? and assessment like '%"method":"LS"%'
      and not exists (select 1 from risk_list_publications b where b.enterprise_id = i.enterprise_id and b.version_id = i.version_id) order by position`,
    demo.cable,
  ) as [{ id: string }];
});

interface Row {
  readonly failure: string;
  readonly consequence: string;
  readonly product: string;
  readonly frequency: string;
  readonly owner_workshop: string | null;
  readonly assessment: string;
  readonly version: number;
}

const row = (): Row => look<Row>(demo.server, 'select * from risk_items where id = ?', id)[0]!;
const failure = (at: Page): Locator => at.getByLabel('风险描述（怎样失效）');
const reasonOf = (at: Page): Locator => at.locator('form[action$="/assessment"]').getByLabel('评价理由');
const save = (at: Page, name: string): Promise<void> => at.getByRole('button', { name, exact: true }).click();
const openItem = async (at: Page): Promise<void> => open(at, `/risk/items/${id}`);

test('saving one form of an item keeps what was typed in the others, and those are saved after it without a conflict', async () => {
  await openItem(page);
  await failure(page).fill('写了一半的描述');
  await page.getByLabel('产品/型号').fill('BV 2.5');
  await page.getByLabel('标准号或文件名').first().fill('企业内控文件');
  await reasonOf(page).fill('复核后重评');
  await page.getByLabel('检查频次按等级的建议值调整').check();
  await save(page, '保存评价');
  await expect.poll(() => row().assessment).toContain('复核后重评');
  await expect.poll(() => page.locator('form:has([name=failure]) input[name=version]').inputValue()).toBe(String(row().version));
  expect(await failure(page).inputValue()).toBe('写了一半的描述');
  expect(await page.getByLabel('标准号或文件名').first().inputValue()).toBe('企业内控文件');
  expect(await page.locator('select[name=frequency]').inputValue()).toBe(row().frequency);

  await save(page, '保存内容');
  await expect.poll(() => row().failure).toBe('写了一半的描述');
  expect(row().product).toBe('BV 2.5');
  expect(await page.getByLabel('标准号或文件名').first().inputValue()).toBe('企业内控文件');
});

test('a method chosen for the assessment and its reason outlive the saving of the content', async () => {
  await openItem(page);
  await page.getByRole('navigation', { name: '评价方法' }).getByRole('link', { name: '直接判定' }).click();
  await page.waitForURL(/method=direct/);
  await reasonOf(page).fill('先写理由');
  await failure(page).fill('第二次描述');
  await save(page, '保存内容');
  await expect.poll(() => row().failure).toBe('第二次描述');
  await page.waitForURL((url) => !url.search);
  expect(await reasonOf(page).inputValue()).toBe('先写理由');
  await expect.poll(() => page.getByRole('navigation', { name: '评价方法' }).locator('[aria-current=page]').textContent()).toBe('直接判定');
});

test('what somebody else wrote in the same part meanwhile is never overwritten unseen: the text stays and both are shown', async () => {
  const officer = await demo.pageOf('zhou');
  await openItem(officer);
  await openItem(page);
  await failure(page).fill('总监的描述');
  await save(page, '保存内容');
  await expect.poll(() => row().failure).toBe('总监的描述');

  await failure(officer).fill('安全员的描述');
  await reasonOf(officer).fill('安全员的理由');
  await save(officer, '保存评价');
  await officer.getByRole('alert').waitFor();
  await save(officer, '保存评价');
  await expect.poll(() => row().assessment).toContain('安全员的理由');
  expect(await failure(officer).inputValue()).toBe('安全员的描述');
  await save(officer, '保存内容');
  await officer.getByText('现在的内容：总监的描述').waitFor();
  expect(row().failure).toBe('总监的描述');
  await save(officer, '保存内容');
  await expect.poll(() => row().failure).toBe('安全员的描述');
});

test('nobody’s console complained on the way', () => {
  expect(demo.complaints()).toEqual([]);
});
