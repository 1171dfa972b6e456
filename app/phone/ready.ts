import { all, make, one, person, press, today } from './dom';
import { cameAgain, withTime } from './kept';
import { lateFiles } from './late';

/** Caches of the worker: pages of one person, and the files they are made of. */
const ASSETS = 'assets';
const pagesOf = (who: string): string => `pages:${who}`;
/** What one person needs on the floor besides the checks of the day. */
const PACKAGE = ['/today', '/my', '/my/hazards', '/my/report', '/my/outbox', '/c'];
const OWN = /^\/check\/[^/]+(\/[^/]+)?$/;
/** Files of more builds than anybody has open are too many. */
const MOST_ASSETS = 60;

/** The files this page is made of, and what is imported late, into the cache: the first page came before there was a worker, and the rest is needed where there is no network. */
async function keepAssets(): Promise<void> {
  const cache = await caches.open(ASSETS);
  await import('~/components/forms/signWithDevice');
  const own = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((address) => address.startsWith('/assets/'));
  for (const address of new Set([...own, ...lateFiles()])) if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_ASSETS)).map((key) => cache.delete(key)));
}

/** Today's pages, before the shift: those that are not here yet, or are of another day. A check that is opened is kept as well. */
async function keepDay(): Promise<void> {
  const cache = await caches.open(pagesOf(person));
  const checks = all<HTMLAnchorElement>('a[href^="/check/"]').map((link) => link.getAttribute('href')!).filter((address) => !address.includes('?'));
  const here = location.pathname;
  for (const address of here === '/today' ? new Set([...PACKAGE, ...checks]) : location.search === '' && OWN.test(here) ? [here] : []) {
    const stored = await cache.match(address);
    if (stored?.headers.get('x-day') === today) continue;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok && !answer.redirected && answer.headers.get('x-person') === person) await cache.put(address, await withTime(answer));
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
  if (navigator.onLine) await keepDay();
  one('[data-ready]')?.replaceChildren('今天的检查已存在这台手机上，没有网络也能打开。');
}

/** Within so long a page that was opened anew is not opened anew again by itself, in ms. */
const ONCE_MS = 60_000;
const OPENED_ANEW = 'opened anew';

/**
 * The page that is open as it was stored has come once more. Where it says the same, what the server signed counts from now; where it says
 * something else, it is opened anew as long as nobody has touched it, and offered after that.
 */
export async function renew(said: string, touched: boolean): Promise<void> {
  const stored = await caches.match(location.pathname, { ignoreVary: true });
  const page = stored && new DOMParser().parseFromString(await stored.clone().text(), 'text/html');
  if (page && one('main', page)?.textContent === said) {
    const [mine, theirs] = [document, page].map((each) => one<HTMLInputElement>('form[data-check] [name=opened]', each));
    if (!mine || !theirs) return;
    mine.value = theirs.value;
    cameAgain(stored);
    return;
  }
  const before = Number(sessionStorage.getItem(OPENED_ANEW) ?? 0);
  sessionStorage.setItem(OPENED_ANEW, String(Date.now()));
  if (!touched && Date.now() - before > ONCE_MS) location.reload();
  else one('main')?.prepend(make('p', { class: 'ph-strip', role: 'status' }, '这一页有更新，已填写的内容会保留。', press('打开新的一页', () => location.reload())));
}
