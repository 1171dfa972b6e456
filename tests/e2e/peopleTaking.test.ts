import { describe, expect, test } from 'vitest';
import { newContext, open, openBrowser, PHONE } from './browser';
import { ownDemo } from './ownDemo';

const demo = ownDemo();

const TABLE = [
  '姓名\t岗位\t职务\t联系电话',
  '钱进\t绝缘挤出岗\t操作工\t13800000001',
  '赵合\t绝缘挤出岗、护套挤出岗\t班组长\t13800000002',
  '单立人\t没有的岗位\t操作工\t',
  '孙磊\t成品检验岗\t检验员\t',
  '周全\t\t兼职质量安全员\t13800000005',
  '吴越\t绝缘挤出岗\t操作工\t',
  '郑重\t绝缘挤出岗\t操作工\t',
  '冯春\t绝缘挤出岗\t操作工\t',
  '陈新\t绝缘挤出岗\t操作工\t',
  '褚明\t绝缘挤出岗\t操作工\t',
].join('\n');

describe('the people of a factory', () => {
  test('come in by one paste: what is wrong stands in its row, nothing is written before it is right, and each gets a slip', async () => {
    const { page } = demo;
    let clicks = 0;
    const press = async (name: string) => {
      clicks += 1;
      await page.getByRole('button', { name, exact: true }).click();
    };
    await open(page, '/organisation/people/roll');
    await page.getByLabel('从表格粘贴').fill(TABLE);
    await press('核对');
    await page.getByText('还没有录入：有 2 处需要改正。').waitFor();
    expect(await page.getByLabel('第 1 行 登录名').inputValue()).toBe('qianjin');
    expect(await page.getByLabel('第 3 行 登录名').inputValue()).toBe('shanliren');
    expect(await page.locator('tr', { has: page.getByLabel('第 3 行 姓名') }).textContent()).toContain('没有叫“没有的岗位”的岗位');
    expect(await page.locator('tr', { has: page.getByLabel('第 4 行 姓名') }).textContent()).toContain('已有同名的人');
    await press('确认录入');
    await page.getByText('没有录入任何人：有 2 处需要改正').waitFor();
    await page.getByLabel('第 3 行 岗位（车间主任写车间）').fill('绝缘挤出岗');
    await page.getByLabel('第 4 行 同名的另一人').check();
    clicks += 2;
    await press('确认录入');
    await page.getByRole('heading', { name: '首次登录条' }).waitFor();
    expect(await page.locator('.handed li').count()).toBe(10);
    expect(await page.locator('.handed li svg').count()).toBe(10);
    expect(clicks).toBeLessThanOrEqual(8);
    await open(page, '/organisation/people');
    for (const name of ['钱进', '单立人', '周全']) expect(await page.getByRole('link', { name, exact: true }).count()).toBe(1);
    expect(await page.getByRole('link', { name: '孙磊', exact: true }).count()).toBe(2);
    expect(demo.complaints()).toEqual([]);
  });

  test('come in without scripts too, and sign in on their phone by what is behind the code of the slip', async () => {
    const page = await demo.pageOf('lin', { javaScriptEnabled: false });
    await page.goto('/organisation/people/roll');
    await page.getByLabel('从表格粘贴').fill('卫青，绝缘挤出岗，操作工');
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('核对过了：将录入 1 人').waitFor();
    await page.getByRole('button', { name: '确认录入', exact: true }).click();
    const [loginName = '', password = ''] = await page.locator('.handed li b.mono').allTextContents();
    expect(loginName).toBe('weiqing');
    const browser = await openBrowser();
    try {
      const phone = await (await newContext(browser, demo.server, { viewport: PHONE })).newPage();
      await open(phone, `/sign-in#${new URLSearchParams({ name: loginName, password }).toString()}`);
      expect(await phone.getByLabel('登录名').inputValue()).toBe('weiqing');
      expect(new URL(phone.url()).hash).toBe('');
      await phone.getByRole('button', { name: '登录' }).click();
      await phone.waitForURL((url) => url.pathname === '/first-password');
    } finally {
      await browser.close();
    }
  });

  test('are refused at the field where the table cannot be told apart, with what was pasted still there', async () => {
    const page = await demo.pageOf('lin');
    await open(page, '/organisation/people/roll');
    const text = '1\t王芳\t女\t绝缘挤出岗\t操作工\t车间\t2020';
    await page.getByLabel('从表格粘贴').fill(text);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('第 1 行有 7 列').first().waitFor();
    expect(await page.getByLabel('从表格粘贴').inputValue()).toBe(text);
  });
});
