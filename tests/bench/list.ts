import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser';
import { startServer } from './processes';
import type { BenchWorld } from './world';

/** What one reader of a long list waits for. */
export interface ListReading {
  /** From asking for the page until its first rows are painted, the median of the visits. */
  readonly firstRowsMs: number;
  /** The longest the page stood still while it was scrolled and typed in. */
  readonly longestFrameMs: number;
  /** From the last key until the filtered rows stand there, the slowest of the questions asked. */
  readonly filteredMs: number;
}

export const LIST_ROWS = 2_000;
const VISITS = 5;
/** Cells written one under the other while the sheet saves itself. */
const TYPED_CELLS = 10;
const QUESTIONS = ['绝缘', 'jy', '检验', 'cz', '不存在的词'];

/** Fills the list of the factory to `total` rows with copies of those it has, under names of their own. No server may hold the file. */
export function fillItems(databaseFile: string, world: BenchWorld, total = LIST_ROWS): void {
  const db = new Database(databaseFile);
  const rows = db.prepare('select * from risk_items where enterprise_id = ? and version_id = ? order by position').all(world.enterpriseId, world.versionId) as Record<string, unknown>[];
  const [first] = rows;
  if (!first) throw new Error('the factory has no list to copy from');
  const names = Object.keys(first);
  const add = db.prepare(`insert into risk_items (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`);
  db.transaction(() => {
    for (let position = rows.length; position < total; position += 1) {
      const row = rows[position % rows.length]!;
      const own: Record<string, unknown> = { ...row, id: randomUUID(), line_id: randomUUID(), position: position + 1, risk_point: `${String(row.risk_point)} ${position + 1}` };
      add.run(names.map((name) => own[name]));
    }
  })();
  db.close();
}

/** Runs in the page from its start: the longest task since `held` was last emptied. Plain text, so that no compiler adds to it. */
const WATCH = `
  globalThis.held = { longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration);
  }).observe({ entryTypes: ['longtask'] });
`;

/** Scrolls an element from top to bottom and back as a wheel does, a frame at a time; gives the longest gap between two frames. */
const scroll = (element: string): string => `
  new Promise((resolve) => {
    const box = ${element};
    const end = box.scrollHeight - box.clientHeight;
    let at = 0, step = 240, last = 0, gap = 0;
    const frame = (now) => {
      if (last) gap = Math.max(gap, now - last);
      last = now;
      at += step;
      if (at > end) step = -step;
      if (at < 0) return resolve(gap);
      box.scrollTop = at;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })
`;
const PAINTED = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))';

/** Types a question key by key; answers how long its rows took after the last key. */
async function ask(page: Page, question: string): Promise<number> {
  const box = page.locator('.filters input[name=words]');
  await box.fill('');
  await page.waitForURL((url) => !url.searchParams.get('words'));
  await box.pressSequentially(question, { delay: 60 });
  const began = performance.now();
  await page.waitForURL((url) => url.searchParams.get('words') === question);
  await page.evaluate(PAINTED);
  return performance.now() - began;
}

/** A page of a real browser at 1440 × 900, signed in as the officer; it notes the longest task from its start. */
async function asOfficer<T>(origin: string, world: Pick<BenchWorld, 'officer' | 'password'>, work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript({ content: WATCH });
    await page.goto('/sign-in');
    await page.fill('[name=loginName]', world.officer);
    await page.fill('[name=password]', world.password);
    await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/sign-in')), page.click('button[type=submit]')]);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** Milliseconds until the first of `rows` stands on the page at `path`, the median of the visits. */
async function firstRows(page: Page, path: string, rows: string): Promise<number> {
  const firsts: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const began = performance.now();
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator(rows).first().waitFor();
    firsts.push(performance.now() - began);
    await page.waitForLoadState('networkidle');
  }
  return firsts.sort((a, b) => a - b)[VISITS >> 1]!;
}

const longestTask = (page: Page): Promise<number> => page.evaluate<number>('held.longest');

async function readTable(page: Page): Promise<ListReading> {
  const firstRowsMs = await firstRows(page, '/risk?page=1', '.risk-rows tbody tr');
  await page.evaluate('held.longest = 0');
  const gap = await page.evaluate<number>(scroll('document.documentElement'));
  await page.evaluate('scrollTo(0, 0)');
  const filtered: number[] = [];
  for (const question of QUESTIONS) filtered.push(await ask(page, question));
  return { firstRowsMs, longestFrameMs: Math.max(gap, await longestTask(page)), filteredMs: Math.max(...filtered) };
}

/** The same rows as the sheet of a draft: opened, scrolled through, and typed in cell after cell. */
async function readSheet(page: Page): Promise<Pick<ListReading, 'firstRowsMs' | 'longestFrameMs'>> {
  await page.goto('/risk');
  await page.locator('form[action="/risk/draft"] button').first().click();
  await page.waitForURL(/version=draft/);
  const firstRowsMs = await firstRows(page, '/risk/edit', '.grid-row');
  await page.evaluate('held.longest = 0');
  const gap = await page.evaluate<number>(scroll("document.querySelector('.grid-box')"));
  await page.locator('.grid-cell').nth(3).click();
  for (let row = 0; row < TYPED_CELLS; row += 1) await page.keyboard.type(`改 ${row}\n`, { delay: 30 });
  await page.getByText('已全部保存').waitFor();
  return { firstRowsMs, longestFrameMs: Math.max(gap, await longestTask(page)) };
}

/** Fills the list of a founded factory to 2,000 rows, starts the built server on its folder and reads table and sheet in a browser. */
export async function measureList(dataFolder: string, databaseFile: string, world: BenchWorld): Promise<{ table: ListReading; sheet: Pick<ListReading, 'firstRowsMs' | 'longestFrameMs'> }> {
  fillItems(databaseFile, world);
  const server = await startServer(dataFolder);
  try {
    return await asOfficer(server.origin, world, async (page) => ({ table: await readTable(page), sheet: await readSheet(page) }));
  } finally {
    await server.stop();
  }
}
