import type { NextFunction, Request, Response } from 'express';
import { alike, cleaned, hasControls } from '~/domain/shared/fold';
import { originOf } from './security';
import { turnedAway } from './turnedAway';

/** By which a browser learns of routes it is about to need. */
export const MANIFEST = '/__manifest';

/**
 * Longest address that is looked at. No page is deeper than seven segments or longer than a hash and a few ids, and a question is asked in a few words;
 * the router compares every beginning of an address with every route it knows.
 */
const MOST = { path: 512, segments: 12, question: 8_000, parameters: 500, beginnings: 400 } as const;

/** The target of a request as the routes read it (dots resolved, also where a proxy sent it in full); null where it is no address of this site. */
function targetOf(target: string): URL | null {
  const text = target.startsWith('/') ? `http://here${target}` : target;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};

/**
 * The path of a request in the one spelling that limits and tables know: decoded, in small letters of usual width, without the `.data` of a
 * navigation, without doubled or closing slashes: `/Sign-In//`, `/%73ign-in` and `/sign-in/.data` are `/sign-in`. `url` is a request's, in full or
 * from its first slash.
 */
export function pathOf(url: string): string {
  const segments = (targetOf(url)?.pathname ?? url).split('/').map((segment) => alike(decoded(segment) ?? segment));
  const path = `/${segments.filter(Boolean).join('/')}`.replace(/\/?\.data$/, '');
  return path === '' || path === '/_root' ? '/' : path;
}

interface TurnedAway {
  readonly status: 400 | 414;
  readonly sentence: string;
}

const TOO_LONG: TurnedAway = { status: 414, sentence: '这个地址太长，本系统没有这样的页面。请从首页重新进入；筛选条件太多的，请减少一些。' };
const UNREADABLE: TurnedAway = { status: 400, sentence: '这个地址不完整，可能复制时漏了几个字符。请从首页重新进入。' };

const tooDeep = (path: string): boolean => path.length > MOST.path || path.split('/', MOST.segments + 2).length > MOST.segments + 1;

/** Whether the routes of so many paths are asked for at once that finding them would take long: every beginning of each counts, once. */
function asksTooMuch(paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some(tooDeep) || new Set(paths.flatMap((path) => path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/')))).size > MOST.beginnings;
}

/** A question without controls and signs nobody sees, and without `_data`, by which Remix was asked before it had `.data`. */
function cleanQuestion({ search, searchParams }: URL): string {
  const pairs = [...searchParams].filter(([name]) => name !== '_data').map((pair) => pair.map(cleaned));
  const changed = pairs.length < searchParams.size || [...searchParams].some((pair, at) => pair.join('=') !== pairs[at]?.join('='));
  return changed ? `?${new URLSearchParams(pairs).toString()}` : search;
}

/** What is wrong with the target of a request, or the address to look for in its place; `moved` where its path is another. */
function judge(target: string): TurnedAway | { readonly url: string; readonly moved: boolean } {
  if (target.length > MOST.path + MOST.question) return TOO_LONG;
  const url = targetOf(target);
  if (!url) return UNREADABLE;
  const { pathname, search, searchParams } = url;
  if (tooDeep(pathname) || search.length > MOST.question || searchParams.size > MOST.parameters) return TOO_LONG;
  if (pathOf(target) === MANIFEST && asksTooMuch(searchParams.getAll('p'))) return TOO_LONG;
  const segments = pathname.split('/').map(decoded);
  if (segments.some((segment) => segment === null || hasControls(segment))) return UNREADABLE;
  const clean = segments.map((segment) => cleaned(segment ?? ''));
  const moved = clean.some((segment, at) => segment !== segments[at]);
  return { url: (moved ? `/${clean.filter(Boolean).map(encodeURIComponent).join('/')}` : pathname) + cleanQuestion(url), moved };
}

/**
 * The first door. An address that is too long, too deep or asks for too many routes at once is turned away unread; a question is handed on clean; an
 * address with signs nobody sees in its path (copied from a message) leads to the one without.
 */
export function guardAddress(request: Request, response: Response, next: NextFunction): void {
  const found = URL.canParse(originOf(request)) ? judge(request.url) : UNREADABLE;
  if ('sentence' in found) return turnedAway(request, response, found.status, found.sentence);
  if (!found.moved) {
    request.url = found.url;
    return next();
  }
  if (request.method === 'POST') turnedAway(request, response, UNREADABLE.status, UNREADABLE.sentence);
  else response.redirect(found.url);
}
