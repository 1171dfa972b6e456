import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Request as Asked, RequestHandler, Response as Answer } from 'express';
import { wordsOf } from '~/components/ui/ErrorPage';
import { shown } from '~/domain/shared/fold';
import { giveWay } from '~/domain/shared/giveWay';
import { MANIFEST, pathOf } from './address';
import { answerSent, toldAtForm, wantsJson } from './answerSent';
import { pour } from './pour';
import { firstSegment, shardBuild } from './routeShards';
import { originOf } from './security';
import { turnedAway } from './turnedAway';

type Routes = (request: Request, context: AppLoadContext) => Promise<Response>;

/** What was posted, piece by piece; between two pieces others have their turn. */
const streamOf = (pieces: Buffer[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(stream) {
      await giveWay();
      const piece = pieces.shift();
      if (piece) stream.enqueue(piece);
      else stream.close();
    },
  });

/**
 * A request as the routes take it. Asking for the head alone is asking for the page. The origin was compared with this site's at the door; Remix compares
 * it with the host once more, so that it is told the host people use, whatever a proxy calls this server.
 */
export function requestOf(asked: Asked, gone: AbortSignal): Request {
  const origin = originOf(asked);
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) for (const one of [value ?? []].flat()) headers.append(name, one);
  headers.delete('x-forwarded-host');
  headers.set('host', new URL(origin).host);
  const url = origin + asked.url;
  if (asked.method !== 'POST') return new Request(url, { headers, signal: gone });
  const posted: RequestInit & { duplex: 'half' } = { method: 'POST', headers, signal: gone, body: streamOf(asked.body as Buffer[]), duplex: 'half' };
  return new Request(url, posted);
}

/** Answers whose texts stand on a screen: in them a stored sign that nobody would see is shown for what it is. */
const READ_ON_SCREEN = /^(text\/x-script|application\/json)/;

function shownIn(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, stream) => stream.enqueue(Buffer.from(shown(decoder.decode(piece, { stream: true })))),
    }),
  );
}

/** What Remix says in English where a route failed or an address takes no such request: its last words, or an error of its own. */
const isForeign = ({ status, headers }: Response): boolean => headers.has('x-remix-error') || (status === 500 && [null, 'text/plain'].includes(headers.get('content-type')));

/** Whether a script of a page sent this: it is answered in JSON. */
const isSent = (asked: Asked): boolean => asked.method === 'POST' && wantsJson(asked.get('accept'));

async function send(given: Response, asked: Asked, answer: Answer): Promise<void> {
  if (isForeign(given)) {
    await given.body?.cancel();
    if (isSent(asked)) return void answer.status(given.status).json(toldAtForm(given.status, undefined, asked.id as string));
    const { title, next } = wordsOf(given.status);
    return turnedAway(asked, answer, given.status, `${title}。${next}${given.status >= 500 ? `请求编号 ${asked.id as string}。` : ''}`);
  }
  answer.statusMessage = given.statusText;
  answer.status(given.status);
  for (const [name, value] of given.headers) {
    if (name === 'set-cookie') answer.append(name, value);
    else answer.set(name, value);
  }
  if (!given.body) answer.end();
  else await pour(READ_ON_SCREEN.test(given.headers.get('content-type') ?? '') ? shownIn(given.body) : given.body, answer);
}

/** Paths whose routes are looked for before others have their turn. */
const PATHS_A_TURN = 4;
/** More paths than this no page of ours asks for at once: Remix asks for none where their address grows too long, which ids make of some 150. */
const MOST_PATHS = 200;

/** Learns for `/__manifest` which routes some paths need: each path is looked for in the part of the build it can belong to, a few in a turn. */
async function manifestOf(routesOf: (path: string) => Routes, request: Request, context: AppLoadContext): Promise<Response> {
  const url = new URL(request.url);
  const byRoutes = new Map<Routes, string[]>();
  const asked = new Set(url.searchParams.getAll('p'));
  if (asked.size > MOST_PATHS) return new Response(null, { status: 414 });
  for (const path of asked) {
    const routes = routesOf(path.startsWith('/') ? path : `/${path}`);
    byRoutes.set(routes, [...(byRoutes.get(routes) ?? []), path]);
  }
  const found: Record<string, unknown> = {};
  const headers = new Headers();
  for (const [routes, paths] of byRoutes) {
    for (let at = 0; at < paths.length; at += PATHS_A_TURN) {
      url.searchParams.delete('p');
      for (const path of paths.slice(at, at + PATHS_A_TURN)) url.searchParams.append('p', path);
      const part = await routes(new Request(url), context);
      if (part.status !== 200) return part;
      Object.assign(found, await part.json());
      headers.set('Cache-Control', part.headers.get('cache-control') ?? 'no-store');
      await giveWay();
    }
  }
  return Response.json(found, { headers });
}

/** Routes that answer with pages and data, and the same routes where a script of a page posts to them. */
interface Doors {
  readonly pages: Routes;
  readonly sent: Routes;
}

/** The routes for an address: of the whole build in development, where they change; otherwise of the part of it that the address can belong to. */
function routesFor(build: ServerBuild | (() => Promise<ServerBuild>)): (path: string) => Doors {
  if (typeof build === 'function') {
    const whole: Doors = { pages: createRequestHandler(build) as Routes, sent: createRequestHandler(async () => answerSent(await build())) as Routes };
    return () => whole;
  }
  const doorsOf = (part: ServerBuild): Doors => ({ pages: createRequestHandler(part) as Routes, sent: createRequestHandler(answerSent(part)) as Routes });
  const parts = new Map([...shardBuild(build)].map(([segment, part]) => [segment, doorsOf(part)]));
  return (path) => parts.get(firstSegment(path)) ?? parts.get('')!;
}

/** The Remix routes as the last of Express's handlers. `build` is a function only in development: Remix then puts its route tree together anew for every request. */
export function remixRoutes(build: ServerBuild | (() => Promise<ServerBuild>), contextOf: (asked: Asked, answer: Answer) => AppLoadContext): RequestHandler {
  const doorsFor = routesFor(build);
  return (asked, answer, next) => {
    const gone = new AbortController();
    answer.once('close', () => answer.writableFinished || gone.abort());
    const request = requestOf(asked, gone.signal);
    const context = contextOf(asked, answer);
    const routes = (): Routes => doorsFor(asked.path)[isSent(asked) ? 'sent' : 'pages'];
    const given = pathOf(asked.url) === MANIFEST ? manifestOf((path) => doorsFor(path).pages, request, context) : routes()(request, context);
    given.then((response) => send(response, asked, answer)).catch(next);
  };
}
