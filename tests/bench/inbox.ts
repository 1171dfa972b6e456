import { openBrowser } from '../e2e/browser';
import { median, slowPage } from './phone';
import { startServer } from './processes';
import type { BenchWorld } from './world';

const VISITS = 5;

/** What an officer who opens the inbox anew waits for on a slow network and processor: ms until it can be used, the median, and kB of scripts it brings. */
export interface InboxReading {
  readonly usableMs: number;
  readonly scriptKb: number;
}

/** Measures the inbox of the officer whom `fill` made of the first post holder; no server may hold the file of the folder. */
export async function measureInbox(dataFolder: string, world: BenchWorld): Promise<InboxReading> {
  const server = await startServer(dataFolder);
  const browser = await openBrowser();
  const newContext = () => browser.newContext({ baseURL: server.origin, locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  try {
    const entered = await newContext();
    const page = await entered.newPage();
    await page.goto('/sign-in');
    await page.fill('[name=loginName]', world.holders[0]!.loginName);
    await page.fill('[name=password]', world.password);
    await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/sign-in')), page.click('button[type=submit]')]);
    const cookies = await entered.cookies();
    await entered.close();
    const usable: number[] = [];
    let scriptKb = 0;
    for (let visit = 0; visit < VISITS; visit += 1) {
      const context = await newContext();
      await context.addCookies(cookies);
      const own = await slowPage(context);
      const session = await context.newCDPSession(own);
      await session.send('Network.enable');
      const scripts = new Set<string>();
      let bytes = 0;
      session.on('Network.responseReceived', ({ requestId, type }) => (type === 'Script' ? scripts.add(requestId) : null));
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (scripts.has(requestId)) bytes += encodedDataLength; });
      await own.goto('/supervision', { waitUntil: 'load' });
      await own.locator('table tbody tr').first().waitFor();
      await own.waitForFunction(`performance.getEntriesByName('first-contentful-paint').length > 0`);
      // With a script it is used once that has run, which is no later than the load of the page; without one as soon as it is drawn and read to its end.
      usable.push(await own.evaluate<number>(`(() => {
        const [page] = performance.getEntriesByType('navigation');
        const drawn = performance.getEntriesByName('first-contentful-paint')[0].startTime;
        return Math.max(drawn, ${scripts.size} > 0 ? page.loadEventEnd : page.domContentLoadedEventEnd);
      })()`));
      scriptKb = Math.max(scriptKb, bytes / 1000);
      await context.close();
    }
    return { usableMs: median(usable), scriptKb };
  } finally {
    await browser.close();
    await server.stop();
  }
}
