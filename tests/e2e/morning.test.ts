import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look } from '../routes/records';
import { open } from './browser';
import { ownDemo } from './ownDemo';

/** What one morning of the director may cost: the figure of the acceptance, for some eighteen matters. */
const MOST_CLICKS = 25;
/** Matters that come of the demo's sixty days, whatever weekday or day of the month it is made on: some days more, by five or six. */
const LEAST_MATTERS = 10;

const demo = ownDemo();

/** Presses, ticks and goes into fields as a person does, and counts each. */
class Hand {
  clicks = 0;
  constructor(private readonly page: Page) {}
  async press(name: string | RegExp): Promise<void> {
    this.clicks += 1;
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
  }
  async follow(name: string): Promise<void> {
    this.clicks += 1;
    await this.page.getByRole('link', { name, exact: true }).first().click();
  }
  async tick(label: string | RegExp): Promise<void> {
    this.clicks += 1;
    await this.page.getByLabel(label).first().check();
  }
  /** Writes where the cursor stands already, or goes there first. */
  async type(label: string | RegExp, text: string): Promise<void> {
    const field = this.page.getByLabel(label).first();
    if (!(await field.evaluate((element) => element === document.activeElement))) this.clicks += 1;
    await field.fill(text);
  }
  async confirm(): Promise<void> {
    this.clicks += 1;
    await this.page.locator('dialog[open] button[type=submit]').click();
  }
}

/** Where the page stands: its address without what it carries along. */
const at = (page: Page): string => new URL(page.url()).pathname;
/** How many matters are left, this one among them. */
const left = (page: Page): number => Number(/along=\d+\.(\d+)/.exec(page.url())?.[1] ?? 0);

test('the director clears what waits in the morning, one matter leading to the next', async () => {
  const { page, server, cable } = demo;
  const hand = new Hand(page);
  await open(page, '/desk');
  await hand.follow('逐件办理');
  await page.waitForURL((url) => url.searchParams.has('along'));
  let matters = 0;
  for (let step = 0; step < 30; step += 1) {
    await page.waitForURL((url) => url.pathname === '/desk' || url.searchParams.has('along'));
    await page.waitForLoadState('networkidle');
    if (at(page) === '/desk') break;
    // the address is there before the page of it, and the next matter may have the same form
    await page.locator('.along', { hasText: `还有 ${left(page)} 件` }).waitFor();
    if (at(page).startsWith('/hazards/')) await page.getByRole('heading', { name: /^下一步：/ }).waitFor();
    const [before, address] = [left(page), page.url()];
    if (at(page) === '/routine/gaps') {
      await hand.type('相同的原因', '设备检修，当天没有生产');
      await hand.tick(/条全部勾选/);
      await hand.press('提交说明');
      await hand.confirm();
    } else if (at(page) === '/risk/reviews') {
      await hand.tick(/项全部勾选/);
      await page.locator('form', { hasText: '一起办结' }).getByLabel(/^维持/).first().check();
      hand.clicks += 1;
      await page.locator('form', { hasText: '一起办结' }).getByLabel(/结论和理由/).fill('逐项看过，措施和频次仍然合适');
      hand.clicks += 1;
      await hand.press('一起办结');
      await hand.confirm();
    } else if (await page.getByRole('heading', { name: /下一步：.*定级/ }).count()) {
      await hand.tick(/^一般/);
      await hand.type(/定级依据/, '对照分级说明，属一般');
      await hand.tick(/^限期整改/);
      await hand.press(/^(确认)?定级$/);
    } else if (await page.getByRole('heading', { name: /下一步：签发/ }).count()) {
      await hand.type(/整改要求/, '隔离并标识不合格品');
      await hand.press('签发通知单');
      await hand.confirm();
    } else if (await page.getByRole('heading', { name: /下一步：验收/ }).count()) {
      await hand.tick(/^合格/);
      await hand.type(/验收标准和方法/, '工艺卡，现场核对');
      await hand.type(/验收意见/, '复核合格');
      await hand.press('提交验收');
      await hand.confirm();
    } else {
      // A week or month that is not over yet is no matter of the morning.
      await hand.follow('跳过这一件');
      await page.waitForURL((url) => url.href !== address);
      continue;
    }
    await page.waitForURL((url) => url.href !== address);
    await page.waitForLoadState('networkidle');
    matters += before - left(page);
  }
  console.info(`morning.clicks ${hand.clicks} for ${matters} matters`);
  expect(at(page)).toBe('/desk');
  expect(matters).toBeGreaterThanOrEqual(LEAST_MATTERS);
  expect(hand.clicks).toBeLessThanOrEqual(MOST_CLICKS);
  const unfinished = look<{ n: number }>(server, "select count(*) as n from risk_reviews where enterprise_id = ? and done_at is null", cable)[0]!.n;
  expect(unfinished).toBe(0);
  expect(demo.complaints()).toEqual([]);
});
