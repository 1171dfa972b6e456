import { withTime } from './kept';

/**
 * The service worker: opens the phone's pages where there is no network. It answers the opening of such pages and the files of the build, and
 * nothing else: no post, no data, no page of the desk. A stored answer is given back as it came: its policy and its nonce belong together.
 */
const worker = self as unknown as {
  addEventListener(type: 'install', listener: (event: Waits) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asks) => void): void;
};
interface Waits {
  waitUntil(work: Promise<unknown>): void;
}
interface Asks extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const SHELL = 'shell';
const ASSETS = 'assets';
const OFFLINE = '/offline';
const OF_PHONE = /^\/(today|check|my|records|offline)(\/|$)/;
/** So long the network has before what is stored is shown, in ms. */
const PATIENCE_MS = 2_000;

const later = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/** Keeps a page for the person it was made for; nobody else's stays beside it. */
async function keepPage(request: Request, answer: Response): Promise<void> {
  const person = answer.headers.get('x-person');
  if (!answer.ok || answer.redirected || !person) return;
  const own = `pages:${person}`;
  await Promise.all((await caches.keys()).filter((name) => name.startsWith('pages:') && name !== own).map((name) => caches.delete(name)));
  await (await caches.open(own)).put(request.url, withTime(answer));
}

async function page(event: Asks): Promise<Response> {
  const { request } = event;
  const network = fetch(request).then((answer) => {
    event.waitUntil(keepPage(request, answer.clone()));
    return answer;
  });
  network.catch(() => undefined);
  const stored = await caches.match(request.url, { ignoreVary: true });
  if (!stored) return network.catch(async () => (await caches.match(OFFLINE, { ignoreVary: true })) ?? Response.error());
  return Promise.race([network.catch(() => stored), later(PATIENCE_MS).then(() => stored)]);
}

async function asset(request: Request): Promise<Response> {
  const stored = await caches.match(request);
  if (stored) return stored;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(ASSETS)).put(request, answer.clone());
  return answer;
}

/** Who signs out leaves no page behind. What was not sent is in another store, and waits for its owner. */
const forget = async (): Promise<void> => void (await Promise.all((await caches.keys()).filter((name) => name.startsWith('pages:')).map((name) => caches.delete(name))));

worker.addEventListener('install', (event) => event.waitUntil(caches.open(SHELL).then((cache) => cache.add(OFFLINE))));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === 'POST' && (pathname === '/sign-out' || pathname === '/switch')) event.waitUntil(forget());
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && OF_PHONE.test(pathname)) event.respondWith(page(event));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});
