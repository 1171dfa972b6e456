import { type BrowserContext, type Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser';
import { fillPost } from '../e2e/fillPost';
import { startServer } from './processes';
import type { BenchWorld } from './world';

/** What somebody with an old phone and a weak network waits for. */
export interface PhoneReading {
  /** From asking for a check of 12 items until it takes an answer that is kept, in ms; the median of visits by a new phone, and of further ones. */
  readonly firstUsableMs: number;
  readonly secondUsableMs: number;
  /** From a tap on a card of 200 until it is kept, in ms, the median. */
  readonly tapSavedMs: number;
  /** What 今日 brings over the network on a first visit, and what is fetched after it for a shift without one, in kB. */
  readonly todayKb: number;
  readonly packageKb: number;
}

const FEW = 12;
const MANY = 200;
const VISITS = 5;
const TAPS = 15;
/** Slow 4G, and a processor a quarter as fast. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = 4;

/** Waits until the page that is open can be opened without a network. */
const KEPT = `(async () => {
  await navigator.serviceWorker.ready;
  while (!(await caches.match(location.pathname))) await new Promise((resolve) => setTimeout(resolve, 50));
})()`;

/** The middle one of some values. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Opens a page slowly; its own clock begins when it is asked for. */
export async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** Milliseconds from asking for the check until its module has it. */
async function usable(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('form.check.alive').waitFor();
  return page.evaluate<number>('performance.getEntriesByName("alive")[0].startTime');
}

/** Taps the answers of cards; how long each takes until the phone keeps it. */
async function tapSaved(page: Page): Promise<number> {
  return page.evaluate<number>(`
    (async () => {
      const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const took = [];
      while (took.length < ${TAPS}) {
        const card = document.querySelector('.check-card.now');
        while (card.classList.contains('fresh')) await wait(50);
        const before = localStorage.length;
        const began = performance.now();
        card.querySelector('.conforming').click();
        if (localStorage.length > before) took.push(performance.now() - began);
        await wait(700);
      }
      return took.sort((a, b) => a - b)[took.length >> 1];
    })()
  `);
}

/** Measures the phone of the first post holder of a founded factory; no server may hold its file. */
export async function measurePhone(dataFolder: string, world: BenchWorld): Promise<PhoneReading> {
  const [holder] = world.holders;
  const nameOf = (id: string): string => world.posts.find((post) => post.id === id)!.name;
  const [few, many] = [holder!.posts[0]!, holder!.posts[1]!];
  fillPost(dataFolder, nameOf(few), FEW);
  fillPost(dataFolder, nameOf(many), MANY);
  const server = await startServer(dataFolder);
  const browser = await openBrowser();
  const phone = async (): Promise<BrowserContext> => browser.newContext({ baseURL: server.origin, locale: 'zh-CN', viewport: { width: 360, height: 740 } });
  try {
    const entered = await phone();
    const page = await entered.newPage();
    await page.goto('/sign-in');
    await page.fill('[name=loginName]', holder!.loginName);
    await page.fill('[name=password]', world.password);
    await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/sign-in')), page.click('button[type=submit]')]);
    const cookies = await entered.cookies();
    await entered.close();
    const [first, second]: [number[], number[]] = [[], []];
    let broughtKb = 0;
    let taps = 0;
    for (let visit = 0; visit < VISITS; visit += 1) {
      const context = await phone();
      await context.addCookies(cookies);
      const own = await slowPage(context);
      first.push(await usable(own, `/check/${few}`));
      await own.evaluate(KEPT);
      second.push(await usable(own, `/check/${few}`));
      if (visit === VISITS - 1) taps = await tapSaved((await usable(own, `/check/${many}`), own));
      await context.close();
    }
    const fresh = await phone();
    await fresh.addCookies(cookies);
    const today = await fresh.newPage();
    const session = await fresh.newCDPSession(today);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (broughtKb += encodedDataLength / 1000));
    await today.goto('/today', { waitUntil: 'networkidle' });
    const todayKb = broughtKb;
    await today.locator('[data-ready]', { hasText: '今天的检查已存在' }).waitFor();
    return { firstUsableMs: median(first), secondUsableMs: median(second), tapSavedMs: taps, todayKb, packageKb: broughtKb - todayKb };
  } finally {
    await browser.close();
    await server.stop();
  }
}
