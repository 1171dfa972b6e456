import { meantCode } from '~/domain/organisation/places/code';
import { PLATE_LETTERS } from '~/domain/routine/types';
import { dayOfTurn, turnBegins, turnDue } from '~/domain/routine/turn';
import { dayOf, instantOf } from '~/domain/shared/instant';
import { keptAt, NEWER, withTime } from './kept';

/**
 * The service worker: opens the phone's pages where there is no network. It answers the opening of such pages and the files of the build, and
 * nothing else: no post, no data, no page of the desk. A stored answer is given back as it came: its policy and its nonce belong together.
 */
const worker = self as unknown as {
  addEventListener(type: 'install', listener: (event: Waits) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asks) => void): void;
  readonly clients: { get(id: string): Promise<{ postMessage(said: string): void } | undefined> };
};
interface Waits {
  waitUntil(work: Promise<unknown>): void;
}
interface Asks extends Waits {
  readonly request: Request;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

const SHELL = 'shell';
const ASSETS = 'assets';
const OFFLINE = '/offline';
const OF_PHONE = /^\/(today|check|my|records|offline|c)(\/|$)/;
/** Who uses the phone changes there. */
const CHANGES_WHO = ['/sign-in', '/sign-out', '/switch'];
/** The plate of a post, and the form that takes its code. */
const PLATE = /^\/c(?:\/([^/]+))?$/;
/** The pages of a check by their address alone: its list seldom changes within a day, and it is opened in a hurry. */
const CHECK = /^\/check\/[^/]+(?:\/([^/]+))?$/;
/** In the shell: when this phone last sent something, after which what is stored may no longer be true. */
const WRITTEN = '/written';
/** So long the network has before what is stored is shown, in ms. */
const PATIENCE_MS = 2_000;

const later = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/** What is no page any more, or none for this person. */
const GONE = [403, 404, 410];

/** Who signs out, or is signed out, leaves no page behind, nor does whoever was here before somebody signs in. What was not sent is in another store, and waits for its owner. */
const forget = async (): Promise<void> => void (await Promise.all((await caches.keys()).filter((name) => name.startsWith('pages:')).map((name) => caches.delete(name))));

/** Whether an answer says that nobody is signed in any more: a page that is stored leads elsewhere now. */
const isSignedOut = async ({ url }: Request, { type }: Response): Promise<boolean> => type === 'opaqueredirect' && (await caches.match(url, { ignoreVary: true })) !== undefined;

/** Keeps a page for the person it was made for; nobody else's stays beside it. */
async function keepPage(request: Request, answer: Response): Promise<void> {
  if (await isSignedOut(request, answer)) return forget();
  if (GONE.includes(answer.status)) for (const name of await caches.keys()) if (name.startsWith('pages:')) await (await caches.open(name)).delete(request.url);
  const person = answer.headers.get('x-person');
  if (!answer.ok || answer.redirected || !person) return;
  const own = `pages:${person}`;
  await Promise.all((await caches.keys()).filter((name) => name.startsWith('pages:') && name !== own).map((name) => caches.delete(name)));
  await (await caches.open(own)).put(request.url, await withTime(answer));
}

/** Whether a stored check can be shown before the network has answered: it is of today, and nothing was sent from here since it came. */
async function isOfToday(stored: Response, { pathname, search }: URL): Promise<boolean> {
  if (!CHECK.test(pathname) || search !== '' || stored.headers.get('x-day') !== dayOf(instantOf(Date.now()))) return false;
  const written = await caches.match(WRITTEN);
  return keptAt(stored) > Number((await written?.text()) ?? 0);
}

async function page(event: Asks): Promise<Response> {
  const { request, resultingClientId } = event;
  const network = fetch(request);
  const kept = network.then((answer) => keepPage(request, answer.clone()));
  event.waitUntil(kept.catch(() => undefined));
  const stored = (await caches.match(request.url, { ignoreVary: true })) ?? (await byPlate(new URL(request.url)));
  if (!stored) return network.catch(async () => (await caches.match(OFFLINE, { ignoreVary: true })) ?? Response.error());
  if (await isOfToday(stored, new URL(request.url))) {
    event.waitUntil(kept.then(async () => (await worker.clients.get(resultingClientId))?.postMessage(NEWER), () => undefined));
    return stored;
  }
  return Promise.race([network.catch(() => stored), later(PATIENCE_MS).then(() => stored)]);
}

/** Whether the shift of a check, as its address names it, runs at this moment; of a day without shifts, never. */
function runsNow(pathname: string): boolean {
  const turn = decodeURIComponent(CHECK.exec(pathname)?.[1] ?? '');
  const now = instantOf(Date.now());
  const day = dayOfTurn(turn, dayOf(now), now);
  return turn !== '' && (turnBegins(day, turn) ?? now) <= now && now <= turnDue(day, turn, '');
}

/** Where a plate leads without a network: to the check of its post that is stored for today, of the shift that runs first, which says that it came by the plate. Null where none is. */
async function byPlate({ pathname, searchParams }: URL): Promise<Response | null> {
  const plate = PLATE.exec(pathname);
  if (!plate) return null;
  const [, scanned] = plate;
  const code = meantCode(scanned ?? searchParams.get('code') ?? '');
  if (code === '') return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code)));
  const mark = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const letter = scanned && !searchParams.has('typed') ? PLATE_LETTERS.scanned : PLATE_LETTERS.typed;
  const checks: string[] = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith('pages:'))) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const stored = CHECK.test(new URL(url).pathname) ? await cache.match(url) : undefined;
      const runs = runsNow(new URL(url).pathname);
      if (stored && (runs || stored.headers.get('x-day') === dayOf(instantOf(Date.now()))) && (await stored.text()).includes(`data-plate="${mark}"`)) checks[runs ? 'unshift' : 'push'](url);
    }
  }
  return checks.length === 0 ? null : Response.redirect(`${checks[0]}#seen=${letter}${code}`);
}

/** What this phone sends may change any page that is stored. */
const noteWriting = async (): Promise<void> => (await caches.open(SHELL)).put(WRITTEN, new Response(String(Date.now())));

async function asset(request: Request): Promise<Response> {
  const stored = await caches.match(request);
  if (stored) return stored;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(ASSETS)).put(request, answer.clone());
  return answer;
}

worker.addEventListener('install', (event) => event.waitUntil(caches.open(SHELL).then((cache) => cache.add(OFFLINE))));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === 'POST') event.waitUntil(noteWriting());
  if (request.method === 'POST' && CHANGES_WHO.includes(pathname)) event.waitUntil(forget());
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && OF_PHONE.test(pathname)) event.respondWith(page(event));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});
