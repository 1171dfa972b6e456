import type { Page } from 'playwright-core';
import { checkCharacterOf } from '~/domain/organisation/creditCode';
import { look } from '../routes/records';
import { DESK, PHONE } from './browser';
import type { Hand } from './hand';
import { alive, items, measure } from './phone';

const PASSWORD = '电缆新厂的密码8866';
/** Which template post becomes one with which other. */
const MERGED: Readonly<Record<string, RegExp>> = {
  '绝缘挤出车间 / 火花机操作工': /“挤出主机手/, '交联车间 / 交联操作工': /“挤出主机手/, '成缆/印字工序 / 印字工': /“护套挤出工/, '拉丝车间 / 退火工': /“拉丝工/, '绞线车间 / 绞线工': /“拉丝工/,
  '各车间 / 设备员': /“班组长/, '检验室 / 计量员': /“成品检验员/, '质量部 / 质量安全总监': /“质量安全员/, '质量部 / 认证专员': /“质量安全员/, '原料仓库 / 采购员': /“进货检验员/,
};
const PEOPLE = ['孙磊 挤出主机手 操作工', '赵铁 拉丝工 操作工', '钱进 护套挤出工 操作工', '周平 班组长 班组长', '邓慧 成品检验员 检验员', '李娜 质量安全员 兼职质量安全员、检验员', '吴越 进货检验员 检验员', '郑重 仓管员 操作工'].join('\n');

/** An empty installation that is walked through. */
interface Ground {
  /** Address of the one-time link, without the host. */
  readonly link: string;
  readonly dataFolder: string;
  /** Opens a window of its own of a size, counted by the hand. */
  readonly windowAt: (viewport: typeof DESK) => Promise<Page>;
}

function must(so: boolean, what: string): void {
  if (!so) throw new Error(`the walk did not come to: ${what}`);
}

/**
 * From the one-time link of an empty installation to the published list of 电线电缆 with three workshops, eight posts and ten people, plates printed and the first
 * check done, by the screens alone. Throws where a screen does not lead on.
 */
export async function walkToFirstList(hand: Hand, { link, dataFolder, windowAt }: Ground): Promise<void> {
  const rows = <T>(sql: string): T[] => look<T>({ dataFolder }, sql);
  const page = await windowAt(DESK);
  await page.goto(link);
  await page.getByRole('heading', { name: '建立企业' }).waitFor();
  const body = '91330100MA2NEW001';
  await hand.type(page.getByLabel('企业名称'), '新芽电缆有限公司');
  await hand.type(page.getByLabel('统一社会信用代码'), body + checkCharacterOf(body)!);
  await hand.type(page.getByLabel('所属地区'), '临水市');
  await hand.tick(page.getByLabel('电线电缆'));
  await hand.tick(page.getByLabel('产品实行工业产品生产许可'));
  await hand.type(page.getByLabel('从业人员'), '60');
  for (const weekday of ['周一', '周二', '周三', '周四', '周五', '周六', '周日', '照常生产']) await hand.tick(page.getByLabel(weekday));
  await hand.type(page.getByLabel('主要负责人'), '王建国');
  await hand.type(page.getByLabel('系统地址'), 'http://zhian:3000');
  await hand.type(page.getByLabel('姓名'), '方圆');
  await hand.type(page.getByLabel('登录名'), 'fangyuan');
  await hand.type(page.getByLabel('密码', { exact: true }), PASSWORD);
  await hand.type(page.getByLabel('再输一次密码'), PASSWORD);
  await hand.press(page.getByRole('button', { name: '建立' }));
  await page.getByRole('heading', { name: '企业已经建立' }).waitFor();
  must(/^王建国.*主要负责人/.test((await page.locator('.handed li').allTextContents()).join('\n')), 'a slip for the one who was named');
  hand.print();
  hand.handOver(1);
  await hand.press(page.getByRole('link', { name: '已打印，下一步' }));

  await page.getByRole('heading', { name: '拟设车间和岗位' }).waitFor();
  must(rows('select * from posts').length === 0, 'nothing made before it was looked at');
  await hand.tick(page.getByLabel(/合成生产车间、质量部、仓库三处/));
  await page.waitForURL(/by=few/);
  await page.waitForLoadState('networkidle');
  await page.getByLabel('各车间 / 班组长 怎样办理').waitFor();
  for (const [name, into] of Object.entries(MERGED)) await hand.choose(page.getByLabel(`${name} 怎样办理`), into);
  await hand.press(page.getByRole('button', { name: '建立这些岗位，放入清单草稿' }));
  await page.waitForURL((url) => url.pathname === '/risk');
  await page.getByText(/已新建 8 个岗位，放入 \d+ 行范本/).waitFor();
  must(rows('select * from workshops').length === 3 && rows('select * from posts').length === 8, 'three workshops and eight posts');
  const laid = rows('select * from risk_items').length;
  must(laid >= 24, 'the rows of the template laid');

  await hand.press(page.getByRole('link', { name: '录入人员，交付账号' }));
  await page.waitForURL(/\/organisation\/people\/roll/);
  await hand.type(page.getByLabel('从表格粘贴'), PEOPLE);
  await hand.press(page.getByRole('button', { name: '核对', exact: true }));
  await page.getByText('核对过了：将录入 8 人').waitFor();
  await hand.press(page.getByRole('button', { name: '确认录入' }));
  await page.getByRole('heading', { name: '首次登录条' }).waitFor();
  const [loginName = '', password = ''] = await page.locator('.handed li', { hasText: '赵铁' }).locator('b.mono').allTextContents();
  hand.print();
  hand.handOver(8);
  must(rows('select * from persons').length === 10, 'ten people');

  await hand.press(page.getByRole('link', { name: '风险清单', exact: true }));
  await page.waitForURL((url) => url.pathname === '/risk');
  await hand.tick(page.getByRole('checkbox', { name: '选择本页全部' }));
  await page.getByText(`确认就是说：这 ${laid} 行您都看过`).waitFor();
  await hand.press(page.getByRole('button', { name: `确认 ${laid} 行范本` }));
  await page.getByText(`已确认 ${laid} 行为本企业风险项。`).waitFor();
  await hand.tick(page.getByRole('checkbox', { name: '选择本页全部' }));
  await hand.press(page.getByRole('button', { name: '按任职补齐责任人' }));
  await page.getByText(`已为 ${laid} 行指定责任人。`).waitFor();
  await hand.press(page.getByRole('link', { name: '补齐责任人，核对并发布' }));
  await page.waitForURL(/\/risk\/publish/);
  await hand.press(page.getByRole('button', { name: '发布第 1 版' }).first());
  await hand.press(page.locator('dialog[open]').getByRole('button', { name: '发布第 1 版' }));
  await page.getByText(/第 1 版已发布，自.*起按它检查/).waitFor();

  await hand.press(page.getByRole('link', { name: '打印岗位二维码，贴到现场' }));
  await page.getByRole('heading', { name: '岗位二维码' }).waitFor();
  must((await page.locator('.code-sheet li').count()) === 8, 'eight plates');
  hand.print();
  await hand.press(page.getByRole('button', { name: '都贴好了' }));
  await page.waitForURL((url) => url.pathname === '/desk');
  await page.getByText('已记下：岗位二维码都贴到了现场。').waitFor();
  const left = await page.locator('.first-steps li:not(.done)').allTextContents();
  must(left.length === 1 && left[0]!.includes('做第一次检查'), `nothing left but the first check: ${left.join('; ')}`);

  const phone = await windowAt(PHONE);
  await phone.goto(`/sign-in#${new URLSearchParams({ name: loginName, password }).toString()}`);
  await phone.waitForFunction((name) => (document.querySelector('[name=loginName]') as HTMLInputElement | null)?.value === name, loginName);
  await hand.press(phone.getByRole('button', { name: '登录' }));
  await phone.waitForURL((url) => url.pathname === '/first-password');
  await hand.type(phone.getByLabel('初始密码'), password);
  await hand.type(phone.getByLabel('新密码', { exact: true }), '赵铁自己的密码8866');
  await hand.type(phone.getByLabel(/再输一次/), '赵铁自己的密码8866');
  await hand.press(phone.getByRole('button', { name: '保存并继续' }));
  await phone.waitForURL((url) => url.pathname !== '/first-password');
  const [{ code }] = rows<{ code: string }>("select code from posts where name = '拉丝工'") as [{ code: string }];
  await phone.goto(`/c/${code}`);
  await phone.waitForURL(/\/check\//);
  await alive(phone);
  for (const item of await items(phone).all()) {
    await item.scrollIntoViewIfNeeded();
    await item.and(phone.locator(':not(.fresh)')).waitFor();
    await measure(item);
    await hand.tick(item.getByRole('radio', { name: '符合', exact: true }));
  }
  await phone.waitForTimeout(800);
  await hand.tick(phone.getByRole('checkbox', { name: /零风险报告/ }));
  await hand.press(phone.getByRole('button', { name: '签名并提交' }));
  await phone.waitForURL(/\/records\//);
  must(rows('select * from check_records').length === 1, 'the first check on file');
}
