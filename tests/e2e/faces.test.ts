import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { openSqlite } from 'db/dialect/sqlite';
import { renderPaperJob } from 'jobs/definitions/renderPaper';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { weekOf } from '~/domain/shared/week';
import { dayOf, instant } from '~/domain/shared/instant';
import { newId } from 'db/dialect/ids';
import { enqueue } from '~/services/jobs/outbox';
import { cableMaker, foreignRecords, look } from '../routes/records';
import { addressOf, LAYOUTS, type RouteFile, routeFiles, TABLE } from '../routes/table';
import { visitorAs } from '../routes/visitor';
import { DESK, newContext, open, openBrowser, OUT_OF_BOX, PHONE, signedInContext, watchedPage } from './browser';

const server = inject('server');
const cable = cableMaker(server);
const today = dayOf(instant(new Date().toISOString()));
const NARROW_DESK = 1024;
/** `--paper` of `dark.css`, as the browser tells it. */
const DARK_PAPER = 'rgb(20, 25, 28)';

/** Pages that only lead on, need a link nobody has, or are looked at below under a better address. */
const ELSEWHERE = [
  'index.tsx', 'account/setup.$token.tsx', 'account/first-password.tsx', 'account/sign-in.tsx', 'papers/renderings.$id.tsx',
  'routine/days/days.$day.tsx', 'routine/weeks/weeks.$monday.tsx', 'routine/months/months.$month.tsx', 'routine/days/records.$id.correct.tsx', 'phone/records.$id.correct.tsx',
  'risk/import/import.$id.tsx', 'risk/assess/standard.$version.impact.tsx', 'papers/verify.$hash.tsx',
];

/** The address of each page of one face, with records that are there. */
function addresses(belongs: (route: RouteFile) => boolean): string[] {
  const ids = foreignRecords(server);
  return routeFiles()
    .filter(({ file, loader }) => loader && file.endsWith('.tsx') && !LAYOUTS.includes(file) && !ELSEWHERE.includes(file))
    .filter(belongs)
    .map((route) => addressOf(route, TABLE[route.file]!, ids));
}

const only = (sql: string, ...values: unknown[]): string[] => look<{ it: string }>(server, sql, cable, ...values).map(({ it }) => it);

/** A rendering apart of a version of the list, as a long one asks for; its id. */
async function askedRendering(subjectId: string): Promise<string> {
  const store = openSqlite(path.join(server.dataFolder, 'zhian.db'));
  const id = newId();
  await enqueue(
    { store, now: () => instant(new Date().toISOString()) }, cable,
    renderPaperJob.job(id, { enterpriseId: cable, paper: 'analysisTable', subjectId, requestedBy: foreignRecords(server).person, format: 'pdf', part: { workshopId: null, postId: null, product: null }, origin: server.origin }),
  );
  await store.close();
  return id;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What is serious about a page: findings of axe, complaints of the browser, words beyond the right edge at any of the widths. */
async function seriousAbout(page: Page, complaints: string[], address: string, widths: readonly number[]): Promise<string[]> {
  complaints.length = 0;
  const { height } = page.viewportSize()!;
  const found: string[] = [];
  await page.setViewportSize({ width: widths[0]!, height });
  const answer = await page.goto(address);
  if (answer?.status() !== 200) return [`${address}: ${answer?.status()}`];
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  for (const { id, impact, nodes } of violations) if (impact === 'serious' || impact === 'critical') found.push(`${address}: ${id} ${nodes.slice(0, 3).map(({ target }) => String(target)).join(' | ')}`);
  // The same page where the system asks for a dark screen: what can be read there, and that it is dark; at once, without a passage through colours between.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await new AxeBuilder({ page }).setLegacyMode(true).withRules(['color-contrast']).analyze();
  for (const { id, nodes } of dark.violations) found.push(`${address} in the dark: ${id} ${nodes.slice(0, 3).map(({ target }) => String(target)).join(' | ')}`);
  if ((await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)) !== DARK_PAPER) found.push(`${address} is not dark`);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  for (const width of widths) {
    if (width !== widths[0]) await page.setViewportSize({ width, height });
    const wide = await page.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      // What is wider than a narrow page scrolls in a box of its own, not the page nor all that it holds.
      const over = [document.documentElement, ...document.querySelectorAll('.desk-content')].find(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      if (!over) return null;
      const first = [...over.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > edge + 1);
      return `${over.scrollWidth} > ${over.clientWidth} ${first?.tagName ?? ''}.${String(first?.className ?? '')}`;
    });
    if (wide) found.push(`${address} at ${width}: ${wide}`);
  }
  // What scripts draw anew keeps the names that the server gave.
  const unnamed = await page.evaluate(() => [...document.querySelectorAll<HTMLLabelElement>('label[for]')].filter(({ htmlFor }) => !document.getElementById(htmlFor)).map(({ textContent }) => textContent));
  if (unnamed.length > 0) found.push(`${address}: labels of nothing: ${unnamed.join(', ')}`);
  return [...found, ...complaints];
}

async function seriousAboutAll(loginName: string | null, look: typeof DESK, widths: readonly number[], list: readonly string[]): Promise<string[]> {
  const context = loginName ? await signedInContext(browser, server, loginName, { viewport: look }) : await newContext(browser, server, { viewport: look });
  const { page, complaints } = await watchedPage(context);
  const found: string[] = [];
  for (const address of list) found.push(...(await seriousAbout(page, complaints, address, widths)));
  await context.close();
  return found;
}

describe('a dark screen', () => {
  test('is as the system asks, or as the person chose; it is drawn so at once, and printed light', async () => {
    const context = await signedInContext(browser, server, 'lin');
    const { page } = await watchedPage(context);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const LIGHT_PAPER = 'rgb(255, 255, 255)';
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, '/desk');
    expect(await paper()).toBe(DARK_PAPER);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await paper()).toBe(LIGHT_PAPER);
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    expect(await paper()).toBe(LIGHT_PAPER);
    await page.locator('.desk-top > .menu:last-child summary').click();
    await page.getByRole('button', { name: '深色' }).click();
    await expect.poll(paper).toBe(DARK_PAPER);
    // The server says it, so that not even a page without scripts is light first.
    const html = await (await fetch(`${server.origin}/sign-in`, { headers: { Cookie: 'look=dark' } })).text();
    expect([/<link rel="stylesheet" href="[^"]*dark[^"]*" media="screen"/.test(html), /<meta name="color-scheme" content="dark"/.test(html)]).toEqual([true, true]);
    await open(page, '/organisation/codes');
    expect(await page.locator('.code-sheet').evaluate((sheet) => getComputedStyle(sheet).backgroundColor)).toBe(LIGHT_PAPER);
    await page.emulateMedia({ media: 'print' });
    expect(await paper()).toBe(LIGHT_PAPER);
    await page.emulateMedia({ media: 'screen' });
    await open(page, '/desk');
    await page.locator('.desk-top > .menu:last-child summary').click();
    await page.getByRole('button', { name: '明暗随系统' }).click();
    await expect.poll(paper).toBe(LIGHT_PAPER);
    await context.close();
  });
});

describe('nothing serious stands against', () => {
  test('the pages of the desk', async () => {
    const [version] = only('select version_id as it from risk_list_publications where enterprise_id = ? order by published_at desc limit 1');
    const asked = await (await visitorAs(server, 'lin')).post(`/risk/versions/${version}/rendering`, { file: 'analysisTable:pdf' });
    // The demo's list is short, so that its table is made at once.
    expect([asked.status, asked.headers.get('location')]).toEqual([302, `/risk/versions/${version}/analysis.pdf`]);
    const rendering = `/renderings/${await askedRendering(version!)}`;
    const stages = only('select min(id) as it from hazards where enterprise_id = ? group by stage');
    const months = only('select month as it from monthly_meetings where enterprise_id = ? order by month desc limit 1');
    const weeks = only('select week_start as it from weekly_reports where enterprise_id = ? order by week_start desc limit 1');
    expect([stages.length > 3, months.length, weeks.length]).toEqual([true, 1, 1]);
    const list = [
      ...addresses(({ file, frame }) => frame === 'desk/layout.tsx' || file === 'organisation/places/codes.tsx'), rendering, `/routine/days/${today}`, '/risk?version=published', '/hazards?stage=all',
      ...stages.map((id) => `/hazards/${id}`), ...months.map((month) => `/routine/months/${month}`), ...weeks.map((monday) => `/routine/weeks/${monday}`), `/routine/weeks/${weekOf(today).start}`,
      '/risk/library?category=common',
    ];
    expect(await seriousAboutAll('lin', DESK, [DESK.width, NARROW_DESK, PHONE.width], list)).toEqual([]);
  }, 900_000);

  test('the pages of the phone', async () => {
    expect(await seriousAboutAll('sun', PHONE, [PHONE.width], addresses(({ frame }) => frame === 'phone/layout.tsx'))).toEqual([]);
    const own = only('select min(id) as it from hazards where enterprise_id = ? and workshop_name = ? group by stage', '挤塑成缆车间');
    expect(own.length).toBeGreaterThan(2);
    expect(await seriousAboutAll('wu', PHONE, [PHONE.width], ['/today', '/my/hazards', ...own.map((id) => `/my/hazards/${id}`)])).toEqual([]);
  }, 900_000);

  test('the pages of the phone, with letters twice the size', async () => {
    const context = await signedInContext(browser, server, 'wu', { viewport: PHONE });
    const { page } = await watchedPage(context);
    const own = only('select min(id) as it from hazards where enterprise_id = ? and workshop_name = ? group by stage', '挤塑成缆车间');
    const found: string[] = [];
    for (const address of ['/today', '/my', '/my/hazards', '/my/inbox', '/my/list', '/my/report', ...own.map((id) => `/my/hazards/${id}`)]) {
      await open(page, address);
      const wide = await page.evaluate(() => {
        const phone = document.querySelector<HTMLElement>('.phone')!;
        phone.style.fontSize = `${2 * Number.parseFloat(getComputedStyle(phone).fontSize)}px`;
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      if (wide > 0) found.push(`${address}: ${wide} px beyond the edge`);
    }
    expect(found).toEqual([]);
    await open(page, '/my');
    await page.getByRole('button', { name: '改用特大字号' }).click();
    await page.getByRole('button', { name: '改用普通字号' }).waitFor();
    expect(await page.locator('.phone').evaluate((phone) => getComputedStyle(phone).fontSize)).toBe('34px');
    for (const address of ['/today', '/my', '/my/hazards', '/my/report', '/c', '/my/outbox']) {
      await open(page, address);
      expect([address, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), await page.evaluate(OUT_OF_BOX)]).toEqual([address, 0, []]);
    }
    await context.close();
  });

  test('the pages of supervision', async () => {
    expect(await seriousAboutAll('jianguan', DESK, [DESK.width, NARROW_DESK], addresses(({ frame }) => frame === 'supervision/layout.tsx'))).toEqual([]);
  });

  test('the pages around the account, and the pages of errors', async () => {
    expect(await seriousAboutAll(null, PHONE, [PHONE.width, DESK.width], ['/sign-in'])).toEqual([]);
    expect(await seriousAboutAll('lin', PHONE, [PHONE.width, DESK.width], addresses(({ frame }) => frame === 'account/layout.tsx'))).toEqual([]);
    const context = await signedInContext(browser, server, 'wang', { viewport: PHONE });
    const { page } = await watchedPage(context);
    for (const address of ['/nowhere', '/desk', '/hazards/no-such-hazard/grading', '/records/no-such-record']) {
      await open(page, address);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => `${address} ${id}`)).toEqual([]);
      expect(await page.locator('h1').textContent()).toMatch(/[\u4e00-\u9fff]/);
    }
    await context.close();
  });
});
