import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { cookieOf, type Server } from '../routes/visitor';
import { packagedChromium } from '../setup/chromium';

/** What every browser is started with. The sandbox is off because Chromium has none to offer to root, as whom the tests may run. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Chromium writes names of files in the signs of the locale; without one that holds Chinese they all become "download". */
const LOCALE = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** Where cores are few, Chromium now and then dies of a race between its own threads before it takes a command; one that dies each time is broken. */
const STARTS = 3;

/** The Chromium that `CHROMIUM_PATH` names, else the packaged one, never one that happens to be installed; with the same flags. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  const { executablePath, env } = named ? { executablePath: named, env: {} } : await packagedChromium();
  for (let start = 1; ; start += 1) {
    try {
      return await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...LOCALE, ...env } });
    } catch (error) {
      if (start === STARTS || !(error instanceof Error && /process did exit/.test(error.message))) throw error;
    }
  }
}

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly javaScriptEnabled?: boolean;
}

/** A browser of its own, with nobody signed in. */
export async function newContext(browser: Browser, { origin }: Pick<Server, 'origin'>, look: Look = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: DESK, ...look });
  context.setDefaultTimeout(30_000);
  return context;
}

/** The same, signed in; `javaScriptEnabled: false` for the pages that must work without. */
export async function signedInContext(browser: Browser, server: Server, loginName: string, look: Look = {}): Promise<BrowserContext> {
  const context = await newContext(browser, server, look);
  const cookie = await cookieOf(server, loginName);
  const at = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: server.origin }]);
  return context;
}

/** A page that collects what should never be there: errors in the console (broken policies among them), faults of scripts and of the server. */
export async function watchedPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser itself reports each answer of 400 and more; whether that was right is the test's own question.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()} answered ${response.status()}`);
  });
  return { page, complaints };
}

/** Opens an address and waits until its scripts are at work. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

/** Presses a button that asks once more before it acts, and says yes. */
export async function pressAndConfirm(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.locator('dialog[open] button[type=submit]').click();
}

/** Says more of what was seen than 随手拍 asks for. */
export async function fillMore(page: Page, words: string): Promise<void> {
  const field = page.getByLabel('具体情况');
  if (!(await field.isVisible())) await page.locator('summary').filter({ hasText: '补充说明' }).click();
  await field.fill(words);
}

/** Words that do not lie within the box drawn round them, in whole lines; as plain text, so that no compiler adds to it. */
export const OUT_OF_BOX = `[...document.querySelectorAll('.button, .big-button, .measured, .ph-strip, .check-undo, .answers3 > label')].flatMap((box) => {
  const edge = box.getBoundingClientRect();
  const words = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const found = box.scrollWidth > box.clientWidth + 1 && edge.width > 0 ? [box.className + ' ' + box.textContent] : [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom, width } = range.getBoundingClientRect();
    if (width > 1 && (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1)) found.push(box.className + ' ' + node.data);
  }
  return found;
})`;
