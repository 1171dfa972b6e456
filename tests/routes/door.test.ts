import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { proposedInput } from '~/domain/risk/assess/adoptStandard';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import type { HouseTemplate } from '~/domain/risk/library/houseTemplate';
import { LAYOUTS, routeFiles } from './table';
import { visitorAs, visitorWith } from './visitor';

const server = inject('server');
const MB = 1024 * 1024;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
let signedIn = '';
/** Without the version of the build nobody is told of routes; it stands in every page that has scripts. */
let version = '';
beforeAll(async () => {
  signedIn = (await visitorAs(server, 'lin')).cookie;
  version = /\/manifest-(\w+)\.js/.exec((await send({ method: 'GET', path: '/desk', headers: { Cookie: signedIn } })).text)?.[1] ?? '';
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pieces?: readonly (Buffer | string)[];
}

/** Sends what no browser would; gives status, words and the address it leads to. */
const send = ({ method, path, headers = {}, pieces = [] }: Asked): Promise<{ status: number; text: string; location: string | undefined }> =>
  new Promise((resolve, reject) => {
    const origin = method === 'POST' ? { Origin: server.origin } : {};
    const request = http.request(server.origin, { method, path, agent: false, headers: { Accept: 'text/html', ...origin, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece)).on('error', reject).on('end', () => resolve({ status: response.statusCode ?? 0, text, location: response.headers.location }));
    });
    request.on('error', reject);
    const write = (at: number): void => {
      const piece = pieces[at];
      if (piece === undefined) request.end();
      else request.write(piece, () => write(at + 1));
    };
    write(0);
  });

/** Where Linux counts how long the server's own thread has worked, in nanoseconds: what else the machine does is no part of it. */
const counter = `/proc/${server.pid}/task/${server.pid}/schedstat`;
const workedMs = (): number => Number(readFileSync(counter, 'utf8').split(' ')[0]) / 1e6;
const residentMb = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

/** The work of one request, which no stall of the thread exceeds; the least of three, since the first compiles and any may clear the heap. */
async function workOf(asked: Asked, enough: number): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 3 && least > enough; round += 1) {
    const before = workedMs();
    await send(asked);
    least = Math.min(least, workedMs() - before);
  }
  return least;
}

const names = (count: number): string => Array.from({ length: count }, (_, index) => `${index}=`).join('&');
const parts = (count: number): Buffer => Buffer.from(`${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(count)}--b--\r\n`);

describe('a request that is too large', () => {
  test.runIf(existsSync(counter))('of 300 MB of form is turned away, and takes no memory', async () => {
    const before = residentMb();
    const answer = await send({ method: 'POST', path: '/sign-in', headers: form, pieces: ['a=', ...Array<Buffer>(300).fill(Buffer.alloc(MB, 'x'))] });
    expect([answer.status, answer.text.length < 2000, /不能超过 256 kB/.test(answer.text)]).toEqual([413, true, true]);
    expect(residentMb() - before).toBeLessThan(150);
  });

  test.each([
    ['/sign-in', 5_000], ['/sign-in', 20_000], ['/sign-in', 50_000], ['/hazards/1/grading', 20_000], ['/hazards/1/grading', 50_000],
  ])('at %s with %i names is answered', async (path, count) => {
    const answer = await send({ method: 'POST', path, headers: form, pieces: [names(count)] });
    expect([401, 413]).toContain(answer.status);
    expect(answer.text).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.text.length).toBeLessThan(60_000);
  });

  test('keeps the page of a form that scripts sent, and tells it why', async () => {
    const answer = await send({ method: 'POST', path: '/sign-in', headers: { ...form, Accept: 'application/json' }, pieces: [Buffer.alloc(MB, 'x')] });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 413, unread: true, formError: expect.stringContaining('不能超过 256 kB') as string });
  });
});

/** Reading a body of a megabyte, or looking for the routes of hundreds of paths, is work in many turns; what is measured is all of it. */
const IN_TURNS = 400;
const mostFor = (path: string): number => (path.startsWith('/__manifest?') ? IN_TURNS : 100);

describe('the thread that serves everybody', () => {
  test('knows the version by which it is asked for routes', () => expect(version).not.toBe(''));

  const HOSTILE: Asked[] = [
    { method: 'GET', path: `/verify/${'a/'.repeat(7000)}` }, { method: 'GET', path: '/a'.repeat(7200) }, { method: 'GET', path: `${'/a'.repeat(12)}` }, { method: 'GET', path: '/'.repeat(15_000) }, { method: 'GET', path: `/sign-in?next=${'/setup'.repeat(2_500)}` },
    { method: 'GET', path: '/%2F'.repeat(3_700) }, { method: 'GET', path: `/assets${'/'.repeat(15_000)}` }, { method: 'GET', path: `/${'..%2F'.repeat(3_000)}` }, { method: 'GET', path: `/__manifest?version=VERSION&p=${'/a'.repeat(3600)}` }, { method: 'GET', path: `/__manifest?version=VERSION&${Array.from({ length: 380 }, (_, index) => `p=/risk/${index}`).join('&')}` },
    { method: 'GET', path: `/sign-in.data?_routes=${'a,'.repeat(3500)}` }, { method: 'GET', path: `/sign-in?${'a&'.repeat(499)}` },
    { method: 'GET', path: '/sign-in', headers: { Cookie: `${'a=%;'.repeat(3500)}` } }, { method: 'GET', path: '/sign-in', headers: { Accept: 'a/b;q=0.1,'.repeat(1400) } }, { method: 'GET', path: '/sign-in', headers: { 'User-Agent': 'Mozilla/5.0 ('.repeat(1000) } },
    { method: 'GET', path: '/sign-in', headers: { 'X-Forwarded-For': '127.0.0.1,'.repeat(1400) } }, { method: 'GET', path: '/sign-in', headers: { 'Accept-Encoding': 'gzip;q=0.1,'.repeat(1200) } },
  ];
  const POSTED: Asked[] = [
    { method: 'POST', path: '/sign-in', headers: form, pieces: [names(20_000)] }, { method: 'POST', path: '/sign-in', headers: form, pieces: [names(50_000)] }, { method: 'POST', path: '/hazards/1/grading', headers: form, pieces: [names(50_000)] },
    { method: 'POST', path: '/hazards/new', headers: { 'Content-Type': 'multipart/form-data; boundary=b' }, pieces: [parts(19_000)] },
  ];

  test.runIf(existsSync(counter)).for([...HOSTILE, ...POSTED].map((asked): [string, Asked] => [`${asked.method} ${asked.path.slice(0, 40)} ${Object.keys(asked.headers ?? {}).join()}`, asked]))('is not held by %s', async ([, asked]) => {
    const most = asked.method === 'POST' ? IN_TURNS : mostFor(asked.path);
    expect(await workOf({ ...asked, path: asked.path.replace('VERSION', version) }, most)).toBeLessThanOrEqual(most);
  });

  test.runIf(existsSync(counter))('is not held by a template of as many posts and rows as it may have', async () => {
    const template = JSON.parse((await send({ method: 'GET', path: '/risk/template.json', headers: { Cookie: signedIn } })).text) as HouseTemplate;
    const [row] = template.rows;
    const of = (at: number) => ({ workshop: `车间${at}`, post: `岗位${at}` });
    // Its standard cannot be used, so that all of it is worked out and nothing kept.
    const most = { ...template, standard: { ...proposedInput(PROPOSED_STANDARD.content), lsSetId: 'none' }, posts: Array.from({ length: 1_000 }, (_, at) => of(at)), rows: Array.from({ length: 5_000 }, (_, at) => ({ ...row, ...of(999), riskPoint: `风险点${at}` })) };
    const part = (name: string, value: string, more = '') => `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
    const body = `${part('from', '')}${part('posts', 'yes')}${part('standard', 'yes')}${part('file', JSON.stringify(most), '; filename="a.json"')}--b--\r\n`;
    expect(Buffer.byteLength(body)).toBeGreaterThan(2 * MB);
    const asked = { method: 'POST', path: '/risk/template', headers: { 'Content-Type': 'multipart/form-data; boundary=b', Cookie: signedIn }, pieces: [body] };
    expect((await send(asked)).text).toMatch(/请从列出的分级中选一套/);
    expect(await workOf(asked, IN_TURNS)).toBeLessThanOrEqual(IN_TURNS);
  });

  const pages = routeFiles().filter(({ file, loader }) => loader && file.endsWith('.tsx') && !LAYOUTS.includes(file)).map(({ pattern }) => pattern);
  const word = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('a b '.repeat(30), '0001-01-01', '9999-12-31', '0000-01', '9999-12', '9'.repeat(300), 'HZ-', '%', '../', '绝'.repeat(100), 'null', '-1', '1e99'));
  const place = fc.tuple(fc.constantFrom(...pages), word, fc.constantFrom('', '.data')).map(([pattern, text, data]) => pattern.replace(/:\w+\??/g, () => encodeURIComponent(text) || 'x') + data);
  const question = fc.array(fc.tuple(fc.constantFrom('q', 'words', 'month', 'day', 'from', 'to', 'post', 'workshop', 'after', 'before', 'page', 'sort', 'state', 'figure', 'index', '_routes', '_data', 'version', 'category', 'next'), word), { maxLength: 60 });
  const deep = fc.tuple(fc.constantFrom('/a', '/', '/%61', '/hazards', '/risk/items', '/..', '/.', '/%E2%80%8B'), fc.integer({ min: 1, max: 15_000 })).map(([piece, times]) => piece.repeat(times).slice(0, 15_000));
  const manifest = fc.array(fc.tuple(fc.constantFrom('/hazards/', '/risk/items/', '/a/b/c/d/', '/'), fc.nat(1e6)), { minLength: 1, maxLength: 300 }).map((paths) => `/__manifest?version=VERSION&${paths.map(([path, id]) => `p=${path}${id}`).join('&')}`);
  const head = fc.record({
    path: fc.oneof({ weight: 3, arbitrary: fc.tuple(place, question).map(([path, pairs]) => (pairs.length > 0 ? `${path}?${new URLSearchParams(pairs).toString()}` : path)) }, deep, manifest),
    method: fc.constantFrom('GET', 'GET', 'HEAD'),
    more: fc.constantFrom<Record<string, string>>({}, { 'User-Agent': 'x'.repeat(5000) }, { Referer: `http://x/${'a/'.repeat(2000)}` }, { 'If-None-Match': '"a",'.repeat(1000) }),
    whole: fc.boolean(),
  });

  test.runIf(existsSync(counter))('is held by no request of at most 16 kB for over 100 ms, signed in or not', async () => {
    await fc.assert(
      fc.asyncProperty(head, async ({ path: written, method, more, whole }) => {
        const path = written.replace('VERSION', version);
        fc.pre(path.length + JSON.stringify(more).length < 15_500);
        const asked = { method, path, headers: { ...more, ...(whole ? { Cookie: signedIn } : {}) } };
        expect(await workOf(asked, mostFor(path)), `${method} ${path}`).toBeLessThanOrEqual(mostFor(path));
      }),
      { numRuns: 80 },
    );
  });
});

describe('what is no text', () => {
  test.each(['/hazards/%00', '/hazards?q=%00', '/search?q=a%00b', '/risk?words=%00', '/hazards/%E2%80%8B', '/routine/days/%00', '/evidence/%00', '/%ff', '/%'])('in %s is no fault', async (path) => {
    for (const headers of [{}, { Cookie: signedIn }] as Record<string, string>[]) expect((await send({ method: 'GET', path, headers })).status).toBeLessThan(500);
  });

  test('in a name to sign in with is left out', async () => {
    const answer = await send({ method: 'POST', path: '/sign-in', headers: form, pieces: ['loginName=l%00i%E2%80%8Bn&password=wrong'] });
    expect([answer.status, /value="lin"/.test(answer.text)]).toEqual([422, true]);
  });

  test('in a cookie is no cookie', async () => {
    for (const cookie of ['zhian_session=%', 'zhian_session=%00', 'zhian_session', '=;=%', `zhian_session=${'%'.repeat(9000)}`]) {
      expect(await send({ method: 'GET', path: '/desk', headers: { Cookie: cookie } })).toMatchObject({ status: 302, location: '/sign-in?next=%2Fdesk' });
    }
    for (const cookie of ['ledger=%', 'ledger=%2525', 'ledger=%25']) expect((await send({ method: 'GET', path: '/hazards', headers: { Cookie: `${signedIn}; ${cookie}` } })).status).toBeLessThan(400);
  });

  test.each(['/a%E4%B8%AD%E6%96%87', '/a%0d%0aX:%20y', '//elsewhere.example', '/%5celsewhere.example', 'https://elsewhere.example', '/a%00'])('in the way back %s leads nowhere else', async (back) => {
    const answer = await send({ method: 'POST', path: '/display', headers: form, pieces: [`big=1&back=${back}`] });
    expect([answer.status, new URL(answer.location ?? '', server.origin).origin]).toEqual([302, server.origin]);
  });
});

describe('a method', () => {
  test.each(['DELETE', 'PUT', 'PATCH', 'TRACE', 'OPTIONS'])('%s does nothing, for nobody', async (method) => {
    for (const path of ['/sign-in', '/hazards/1/grading', '/evidence', '/healthz']) expect((await send({ method, path, headers: { Cookie: signedIn, Origin: server.origin } })).status).toBe(405);
  });

  test('HEAD is answered as GET is', async () => {
    for (const path of ['/desk', '/hazards', '/hazards/export.csv', '/sign-in', '/nowhere', '/healthz']) {
      const [got, asked] = [await send({ method: 'GET', path }), await send({ method: 'HEAD', path })];
      expect({ path, status: asked.status, location: asked.location, text: asked.text }).toEqual({ path, status: got.status, location: got.location, text: '' });
    }
  });

  test('that an address of no page does not take is told in Chinese', async () => {
    const answer = await send({ method: 'POST', path: '/hazards/export.csv', headers: { ...form, Cookie: signedIn }, pieces: ['a=1'] });
    expect([answer.status, answer.text]).toEqual([405, expect.stringMatching(/这个地址不能直接打开/)]);
  });
});

test('what an input method typed in wide signs is found and known', async () => {
  const lin = await visitorAs(server, 'lin');
  const found = async (words: string): Promise<string[]> => [...(await (await lin.get(`/search?q=${encodeURIComponent(words)}`)).text()).matchAll(/href="(\/(?:risk\/items|hazards)\/[^"]+)"/g)].map(([, href]) => href!);
  expect((await found('jy')).length).toBeGreaterThan(0);
  for (const words of ['ｊｙ', 'ＪＹ', '\u200bj\u202ey']) expect(await found(words), words).toEqual(await found('jy'));
  const answer = await visitorWith(server).post('/sign-in', { loginName: '　ＬＩＮ\u200b', password: server.password });
  expect(answer.status).toBe(302);
  expect(await (await visitorWith(server).get('/sign-in')).text()).toMatch(/autoCapitalize="none"|autocapitalize="none"/);
});
