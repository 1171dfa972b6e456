import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Address } from '~/domain/organisation/address';
import { guardAddress } from '~/platform/web/address';
import { takeBody } from '~/platform/web/body';
import { words } from '~/domain/shared/fields';
import { parseForm } from '~/platform/web/form';
import { requestOf } from '~/platform/web/remixRoutes';
import { seenFrom } from '~/platform/web/seenFrom';
import { onlyKnownMethods } from '~/platform/web/security';

const MB = 1024 * 1024;
const NameForm = z.object({ name: z.string().max(5), rows: z.union([z.string(), z.array(z.string())]).optional() });
const NAMED = { name: words('名称', 40, '请填写名称。'), rows: words('各行', 40, '请填写各行。') };
let server: http.Server;
let origin = '';
let took: string[] = [];
/** The address people use, as far as the doors know it. */
let known: Address | null = null;

/** The doors with a form behind them: what it read, or how it refused. */
beforeAll(async () => {
  const app = express();
  app.set('trust proxy', 'loopback');
  app.use((request, response, next) => seenFrom(known)(request, response, next), guardAddress, onlyKnownMethods, takeBody((request) => Promise.resolve(request.get('cookie') === 'known')));
  app.use((request, response, next) => {
    took.push(request.url);
    const asked = requestOf(request, new AbortController().signal);
    if (request.method !== 'POST') return void response.json({ method: asked.method, url: asked.url });
    parseForm(asked, NameForm, NAMED).then((form) => response.status(form.ok ? 200 : form.response.data.status).json(form.ok ? form.value : form.response.data), next);
  });
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: http.IncomingHttpHeaders;
}

/** Sends raw pieces, as no well-meaning client does. */
const send = (method: string, path: string, headers: http.OutgoingHttpHeaders = {}, pieces: readonly (Buffer | string)[] = []): Promise<Heard> => {
  took = [];
  return new Promise((resolve, reject) => {
    const request = http.request(origin, { method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece)).on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    request.on('error', reject);
    for (const piece of pieces) request.write(piece);
    request.end();
  });
};
const multipart = (names: readonly string[], value = 'x') => [
  { 'Content-Type': 'multipart/form-data; boundary=b' },
  [Buffer.from(`${names.map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`)],
] as const;

describe('a body', () => {
  const megabytes = (count: number): Buffer[] => Array.from({ length: count }, () => Buffer.alloc(MB, 'x'));

  it.each([
    ['announced', { ...form, 'Content-Length': String(3 * MB) }],
    ['sent in chunks', { ...form, 'Transfer-Encoding': 'chunked' }],
  ])('larger than its door takes, %s, is turned away before any route', async (_, headers) => {
    const answer = await send('POST', '/sign-in', headers, megabytes(3));
    expect([answer.status, took]).toEqual([413, []]);
    expect(answer.text).toMatch(/不能超过 256 kB/);
  });

  it('of somebody signed in may be larger than that of a stranger, and has an end too', async () => {
    expect((await send('POST', '/hazards/1/receipt', form, megabytes(2))).status).toBe(401);
    const own = { ...form, Cookie: 'known', 'Content-Length': String(2 * MB - 1) };
    expect((await send('POST', '/hazards/1/receipt', own, [Buffer.alloc(2 * MB - 1, 'x')])).status).toBe(422);
    expect((await send('POST', '/hazards/1/receipt', { ...form, Cookie: 'known' }, megabytes(3))).status).toBe(413);
  });

  it('left half sent by strangers keeps nobody else from sending', async () => {
    const half = Array.from({ length: 17 }, () => {
      const request = http.request(origin, { method: 'POST', path: '/hazards/1/receipt', headers: { ...form, 'Content-Length': String(MB) }, agent: false });
      request.on('error', () => undefined).write(Buffer.alloc(MB - 1, 'x'));
      return request;
    });
    const post = async (bytes: number, headers: http.OutgoingHttpHeaders): Promise<number> =>
      (await send('POST', '/hazards/1/receipt', { ...form, ...headers }, [Buffer.alloc(bytes, 'x')])).status;
    const large = MB / 2;
    await expect.poll(() => post(large, {}), { timeout: 10_000 }).toBe(503);
    expect([await post(large, { Cookie: 'known' }), await post(2000, {}), await post(large, { 'X-Forwarded-For': '192.0.2.1' })]).toEqual([422, 422, 422]);
    for (const request of half) request.destroy();
    await expect.poll(() => post(large, {}), { timeout: 10_000 }).toBe(422);
  });

  it('is never unpacked', async () => {
    const answer = await send('POST', '/sign-in', { ...form, 'Content-Encoding': 'gzip' }, [gzipSync(Buffer.alloc(MB))]);
    expect([answer.status, took]).toEqual([415, []]);
  });

  it('sent byte by byte is read as one', async () => {
    const answer = await send('POST', '/x', form, Array.from('name=abc&rows=1&rows=2'));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { name: 'abc', rows: ['1', '2'] }]);
  });

  it('turned away is told a script as it reads refusals', async () => {
    const answer = await send('POST', '/evidence', { Accept: 'application/json', Cookie: 'known', 'Content-Length': String(60 * MB) }, megabytes(60));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([413, expect.objectContaining({ unread: true, errors: {}, sentence: expect.stringMatching(/请减少照片/) as string })]);
  });
});

describe('the fields of a form', () => {
  const names = (count: number): string => Array.from({ length: count }, (_, index) => `${index}=`).join('&');

  it.each([5_000, 20_000])('are read in one pass: %i names', async (count) => {
    const began = process.cpuUsage();
    const answer = await send('POST', '/x', form, [names(count)]);
    const { user, system } = process.cpuUsage(began);
    expect([answer.status, JSON.parse(answer.text).values]).toEqual([422, {}]);
    // Twenty thousand took four seconds where each name looked through all others.
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  it.each([
    ['/sign-in', 201], ['/x', 25_001],
  ])('are limited at %s', async (path, count) => {
    expect((await send('POST', path, form, [names(count)])).status).toBe(413);
    const [headers, pieces] = multipart(Array.from({ length: count }, (_, index) => `a${index}`));
    expect((await send('POST', path, { ...headers, Cookie: 'known' }, pieces)).status).toBe(413);
  });

  it('of one name are gathered in one pass, also in parts', async () => {
    const [headers, pieces] = multipart([...Array<string>(19_000).fill('rows'), 'name']);
    const began = process.cpuUsage();
    const answer = await send('POST', '/x', { ...headers, Cookie: 'known' }, pieces);
    const { user, system } = process.cpuUsage(began);
    expect([answer.status, JSON.parse(answer.text).rows.length]).toEqual([200, 19_000]);
    expect((user + system) / 1000).toBeLessThan(2500);
  });

  it('lose controls and signs nobody sees, in both kinds of form', async () => {
    const value = 'a%00%E2%80%8Bb%EF%BB%BF%E2%80%AE';
    expect(JSON.parse((await send('POST', '/x', form, [`name=${value}`])).text)).toEqual({ name: 'ab' });
    const [headers, pieces] = multipart(['name'], decodeURIComponent(value));
    expect(JSON.parse((await send('POST', '/x', headers, pieces)).text)).toEqual({ name: 'ab' });
  });

  it('come back into a refused form as far as it has them, and no longer than anybody types', async () => {
    const { values } = JSON.parse((await send('POST', '/x', form, [`name=${'n'.repeat(5000)}&rows=${'r'.repeat(30_000)}&other=o&__proto__=p`])).text) as { values: Record<string, string> };
    expect(Object.entries(values).map(([name, value]) => [name, value.length])).toEqual([['name', 5000]]);
  });

  it.each([
    ['without an end', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx'],
    ['that are no UTF-8', 'multipart/form-data; boundary=b', Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n'), Buffer.from([0xff, 0xfe]), Buffer.from('\r\n--b--\r\n')])],
    ['between boundaries longer than any', `multipart/form-data; boundary=${'b'.repeat(300)}`, 'b'.repeat(100_000)],
    ['with no boundary', 'multipart/form-data', 'x'],
  ])('%s are told to be sent again', async (_, type, body) => {
    const answer = await send('POST', '/x', { 'Content-Type': type }, [body]);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, expect.objectContaining({ unread: true, formError: expect.stringMatching(/没有传完整/) as string })]);
  });
});

describe('an address', () => {
  const deep = (count: number): string => '/a'.repeat(count);
  it.each([
    ['of many segments', deep(3600)], ['of many slashes', '/'.repeat(7000)], ['S2', `/verify/${'a/'.repeat(7000)}`], ['of thirteen segments', deep(13)], ['of one long segment', `/${'a'.repeat(600)}`],
    ['with a long question', `/hazards?q=${'a'.repeat(9000)}`], ['with many parameters', `/hazards?${'a&'.repeat(501)}`], ['of a manifest with a deep path', `/__manifest?version=v&p=${deep(40)}`],
    ['of a manifest with many beginnings', `/__manifest?version=v&${Array.from({ length: 190 }, (_, index) => `p=/${index}/a/b`).join('&')}`], ['of data', `${deep(100)}.data?_routes=x`],
  ])('%s is turned away unread', async (_, path) => {
    const answer = await send('GET', path, { Accept: 'text/html' });
    expect([answer.status, took]).toEqual([414, []]);
    expect(answer.text).toMatch(/<html lang="zh-CN">[^]*这个地址太长/);
  });

  it('of a manifest as the pages ask for one passes', async () => {
    const paths = Array.from({ length: 120 }, (_, index) => `p=${encodeURIComponent(`/hazards/0192f0c0-0000-7000-8000-${String(index).padStart(12, '0')}`)}`);
    expect((await send('GET', `/__manifest?version=v&${paths.join('&')}`)).status).toBe(200);
  });

  it.each([['/hazards/%00'], ['/hazards/a%0d%0ab'], ['/%'], ['/%ff'], ['*']])('%s is no address', async (path) => {
    expect([(await send('GET', path)).status, took]).toEqual([400, []]);
  });

  it.each([['localhost:99999'], ['a b'], ['[']])('under the name %s is none either', async (host) => {
    expect((await send('GET', '/', { Host: host })).status).toBe(400);
  });

  it('with signs nobody sees in its path leads to the one without, and never off the site', async () => {
    expect((await send('GET', '/hazards/7%E2%80%8B?q=1')).headers.location).toBe('/hazards/7?q=1');
    expect((await send('GET', '/%E2%80%8B/evil.example/%EF%BB%BF')).headers.location).toBe('/evil.example');
  });

  it('asks its question without controls and signs nobody sees', async () => {
    expect(JSON.parse((await send('GET', '/search?q=a%00%E2%80%8Bb&_data=root')).text)).toEqual({ method: 'GET', url: `${origin}/search?q=ab` });
    expect(JSON.parse((await send('GET', '/search?index&q=%EF%BC%B8')).text)).toEqual({ method: 'GET', url: `${origin}/search?index&q=%EF%BC%B8` });
  });

  it('written in full by a proxy is read as its path', async () => {
    expect(JSON.parse((await send('GET', 'http://elsewhere.example/a/../b?c')).text)).toEqual({ method: 'GET', url: `${origin}/b?c` });
  });
});

describe('a method', () => {
  it.each(['DELETE', 'PUT', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND'])('%s does nothing', async (method) => {
    const answer = await send(method, '/hazards/1/grading', form, method === 'TRACE' ? [] : ['grade=major']);
    expect([answer.status, answer.headers.allow, took]).toEqual([405, 'GET, HEAD, POST', []]);
  });

  it('HEAD asks for what GET gives', async () => {
    expect((await send('HEAD', '/desk')).status).toBe(200);
    expect(took).toEqual(['/desk']);
  });
});

it('stands for the site under the name people use, whatever a proxy calls this server', async () => {
  known = 'https://zhian.example.com';
  try {
    const heard = await send('GET', '/desk', { Host: '127.0.0.1:3379', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' });
    expect(JSON.parse(heard.text)).toEqual({ method: 'GET', url: 'https://zhian.example.com/desk' });
  } finally {
    known = null;
  }
});
