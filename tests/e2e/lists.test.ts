import { describe, expect, test } from 'vitest';
import { rowsOfText } from '~/domain/shared/csv';
import { ownDemo } from './ownDemo';

const demo = ownDemo();

describe('a list of the desk', () => {
  test('shows the columns one chose, in the order of a head, and is downloaded as it is seen; all of it without scripts', async () => {
    const page = await demo.pageOf('lin', { javaScriptEnabled: false });
    await page.goto('/organisation/people');
    const heads = async () => (await page.locator('table[aria-label="人员"] th').allTextContents()).map((text) => text.trim());
    expect(await heads()).toEqual(['姓名', '登录名', '今天的职务', '入职', '最后在岗日']);
    await page.locator('summary', { hasText: '选择列' }).click();
    await page.locator('.list-columns').getByLabel('登录名').uncheck();
    await page.locator('.list-columns').getByLabel('入职').uncheck();
    await page.getByRole('button', { name: '显示选中的列' }).click();
    await page.getByText('选择列（3/5）').waitFor();
    expect(await heads()).toEqual(['姓名', '今天的职务', '最后在岗日']);
    await page.getByRole('link', { name: '今天的职务' }).click();
    await page.getByRole('link', { name: '今天的职务' }).click();
    const rows = await page.locator('table[aria-label="人员"] tbody tr').count();
    const seen = await page.locator('table[aria-label="人员"] tbody tr td:first-child').allTextContents();
    const file = await page.request.get((await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href'))!);
    const cells = [...rowsOfText((await file.text()).replace(/^\uFEFF/, ''), ',')];
    expect(cells[0]).toEqual(['姓名', '今天的职务', '最后在岗日']);
    expect(cells.slice(1, rows + 1).map(([name]) => name)).toEqual(seen);
    expect(cells.map((row) => row.join())).not.toContain('sun');
    await page.goto('/hazards');
    await page.locator('.menu.term summary').first().click();
    await page.getByRole('link', { name: '看名词解释' }).click();
    await page.waitForURL(/\/help#hazard$/);
    await page.goto('/organisation/people?state=left');
    await page.getByText('没有符合条件的人员').waitFor();
    expect(await heads()).toEqual(['姓名', '今天的职务', '最后在岗日']);
  });

  test('says which page of how many it is, and keeps its question', async () => {
    const page = await demo.pageOf('lin');
    await page.goto('/hazards?state=all');
    await page.getByText(/第 1 页，共 2 页（\d+ 条）/).waitFor();
    await page.getByRole('link', { name: '下一页 ›' }).click();
    await page.getByText(/第 2 页，共 2 页/).waitFor();
    expect(new URL(page.url()).searchParams.get('state')).toBe('all');
  });
});

describe('the keys of the desk', () => {
  test('find anything by its number, people by pinyin and what one may do, and bring the cursor back', async () => {
    const page = await demo.pageOf('lin');
    await page.goto('/hazards');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const first = page.locator('#content tbody tr').first().getByRole('link').first();
    expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
    const box = page.getByRole('combobox', { name: /^查找编号/ });
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: '登记隐患' }).waitFor();
    await page.keyboard.press('Escape');
    expect([await box.getAttribute('aria-expanded'), await first.evaluate((link) => link === document.activeElement)]).toEqual(['false', true]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sunl');
    await page.getByRole('group', { name: '人员' }).getByRole('option', { name: '孙磊' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/organisation\/people\/[\w-]+$/);
    const number = 'HZ-2026-000001';
    await page.keyboard.press('Control+k');
    await page.keyboard.type(number);
    await page.getByRole('option', { name: `打开 ${number}` }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/hazards\/[\w-]+$/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '按键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.goto('/hazards/new');
    await page.waitForLoadState('networkidle');
    const meaning = page.locator('.menu.term').first();
    await meaning.locator('summary').click();
    await meaning.getByText('来源：').waitFor();
    await meaning.getByRole('link', { name: '全部名词' }).waitFor();
    await page.keyboard.press('Escape');
    const words = page.locator('#content form textarea').first();
    await words.pressSequentially('jk?');
    expect([await words.inputValue(), await words.evaluate((field) => field === document.activeElement)]).toEqual(['jk?', true]);
    await page.keyboard.press('Control+Enter');
    await page.locator('.form-summary').first().waitFor();
    expect(demo.complaints()).toEqual([]);
  });

  test('have the same behind the search page without scripts', async () => {
    const page = await demo.pageOf('lin', { javaScriptEnabled: false });
    await page.goto('/desk');
    await page.getByRole('button', { name: '查找与命令，Ctrl K' }).click();
    await page.getByRole('link', { name: '核对并发布清单' }).waitFor();
    await page.getByRole('combobox', { name: /^查找编号/ }).fill('hz-2026-000001');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/hazards\/[\w-]+$/);
  });
});

describe('people', () => {
  test('come in by a sheet too, which is looked at first', async () => {
    const page = await demo.pageOf('lin');
    await page.goto('/organisation/people/roll');
    await page.getByLabel('或上传人员表').setInputFiles({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from('花名册,,\n姓名,岗位,职务\n钱进,绝缘挤出岗,操作工\n赵合,没有的岗位,操作工\n') });
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('还没有录入：有 1 处需要改正。').waitFor();
    expect(await page.getByLabel('第 1 行 姓名').inputValue()).toBe('钱进');
    expect(await page.locator('tr', { has: page.getByLabel('第 2 行 姓名') }).textContent()).toContain('没有叫“没有的岗位”的岗位');
    await page.getByLabel('第 2 行 岗位（车间主任写车间）').fill('绝缘挤出岗');
    await page.getByRole('button', { name: '确认录入', exact: true }).click();
    await page.getByRole('heading', { name: '首次登录条' }).waitFor();
    await page.goto('/organisation/people');
    await page.locator('form', { hasText: '撤销录入' }).getByLabel('赵合').check();
    await page.getByRole('button', { name: '撤销录入' }).click();
    await page.getByText('已撤销 1 人的录入，登录名可以再用。').waitFor();
    expect(await page.getByRole('link', { name: '赵合', exact: true }).count()).toBe(0);
    expect(demo.complaints()).toEqual([]);
  });

  test('hand over what they have, seen first, without scripts', async () => {
    const page = await demo.pageOf('lin', { javaScriptEnabled: false });
    await page.goto('/organisation/people');
    await page.getByRole('link', { name: '孙磊', exact: true }).click();
    await page.getByRole('link', { name: '移交给他人' }).click();
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByText(/没有移交任何一项：有 \d+ 处需要改正。/).first().waitFor();
    await page.getByLabel('都交给').selectOption({ label: '王小军' });
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByText(/预览：将移交 \d+ 项，还没有改动。/).waitFor();
    await page.getByText(/绝缘挤出岗 班组长，孙磊任到.*，王小军自.*起/).waitFor();
    await page.getByRole('button', { name: '确认移交' }).click();
    await page.getByText(/孙磊名下 \d+ 项已移交。/).waitFor();
  });
});
