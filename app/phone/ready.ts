import { all, one, person, today } from './dom';
import { withTime } from './kept';

/** Caches of the worker: pages of one person, and the files they are made of. */
const ASSETS = 'assets';
const pagesOf = (who: string): string => `pages:${who}`;
/** What one person needs on the floor besides the checks of the day. */
const PACKAGE = ['/today', '/my', '/my/hazards', '/my/report', '/my/outbox'];
/** Files of more builds than anybody has open are too many. */
const MOST_ASSETS = 60;

/** The files this page is made of, and what is imported late, into the cache: the first page came before there was a worker, and the rest is needed where there is no network. */
async function keepAssets(): Promise<void> {
  const cache = await caches.open(ASSETS);
  await Promise.all([import('./outboxPage'), import('./rescue')]);
  const own = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((address) => address.startsWith('/assets/'));
  for (const address of new Set(own)) if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_ASSETS)).map((key) => cache.delete(key)));
}

/** Today's pages, before the shift: those that are not here yet, or are of another day. */
async function keepDay(): Promise<void> {
  const cache = await caches.open(pagesOf(person));
  const checks = all<HTMLAnchorElement>('a[href^="/check/"]').map((link) => link.getAttribute('href')!).filter((address) => !address.includes('?'));
  for (const address of new Set([...PACKAGE, ...checks])) {
    const here = await cache.match(address);
    if (here?.headers.get('x-day') === today) continue;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok && !answer.redirected && answer.headers.get('x-person') === person) await cache.put(address, withTime(answer));
  }
}

/** Makes this phone ready for a shift without a network; `says` what is missing where it cannot be. */
export async function makeReady(): Promise<void> {
  if (!person) return;
  const others = (await caches.keys()).filter((name) => name.startsWith('pages:') && name !== pagesOf(person));
  await Promise.all(others.map((name) => caches.delete(name)));
  await navigator.serviceWorker.register('/sw.js');
  void navigator.storage?.persist?.();
  await keepAssets();
  if (location.pathname === '/today' && navigator.onLine) await keepDay();
  one('[data-ready]')?.replaceChildren('今天的检查已存在这台手机上，没有网络也能打开。');
}
