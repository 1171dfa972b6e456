import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { land, launch } from '../setup/server';

const ORIGIN = 'https://zhian.example.com';
const folder = mkdtempSync(path.join(tmpdir(), 'zhian-proxy-'));
let child: ChildProcess;
let port: string;
let password: string;

beforeAll(async () => {
  const started = await launch({ ZHIAN_DATA: folder, ZHIAN_DEMO: 'on', ZHIAN_ORIGIN: `${ORIGIN}/` });
  child = started.child;
  port = new URL(started.origin).port;
  password = /密码都是 ([a-z0-9-]+)/.exec(started.output())![1]!;
});
afterAll(async () => {
  await land(child);
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** What a proxy sends on for a browser at the public address. */
const asProxies: Readonly<Record<string, http.OutgoingHttpHeaders>> = {
  'nginx without a word on Host': { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' },
  'nginx by the example': { host: 'zhian.example.com', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' },
  'Caddy by the example': { host: 'zhian.example.com', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'zhian.example.com' },
  'a proxy that names itself': { host: 'upstream:3000', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'inner.example.net:8443' },
};

function send(method: string, target: string, headers: http.OutgoingHttpHeaders, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, method, path: target, headers: { ...headers, ...(body ? { 'content-length': Buffer.byteLength(body) } : {}) } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    request.once('error', reject);
    request.end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN };

describe.each(Object.entries(asProxies))('behind %s', (_, headers) => {
  const signIn = () => send('POST', '/sign-in', { ...headers, ...FORM }, new URLSearchParams({ loginName: 'lin', password }).toString());

  test('people sign in by an ordinary form, with a cookie for https alone', async () => {
    const answer = await signIn();
    expect([answer.status, answer.headers.location]).toEqual([302, '/']);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/Secure/);
  });

  test('and by the form of a page with scripts', async () => {
    const answer = await send('POST', '/sign-in', { ...headers, ...FORM, accept: 'application/json' }, new URLSearchParams({ loginName: 'lin', password }).toString());
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { to: '/' }]);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/Secure/);
  });

  test('verbs, forms with files and refusals come through; another site’s do not', async () => {
    const cookie = (await signIn()).headers['set-cookie']![0]!.split(';')[0]!;
    const workshop = await send('POST', '/organisation/workshops', { ...headers, ...FORM, cookie }, 'name=');
    expect(workshop.status).toBe(422);
    const boundary = 'x';
    const multipart = await send('POST', '/hazards/new', { ...headers, cookie, origin: ORIGIN, 'content-type': `multipart/form-data; boundary=${boundary}` }, `--${boundary}\r\ncontent-disposition: form-data; name="title"\r\n\r\n\r\n--${boundary}--\r\n`);
    expect(multipart.status).toBe(422);
    expect((await send('POST', '/organisation/workshops', { ...headers, ...FORM, cookie, origin: 'https://evil.example' }, 'name=x')).status).toBe(403);
    expect((await send('GET', '/desk.data', { ...headers, cookie })).status).toBe(200);
  });

  test('every code on paper leads to the public address, whatever a header says', async () => {
    const cookie = (await signIn()).headers['set-cookie']![0]!.split(';')[0]!;
    const sheet = await send('GET', '/organisation/codes', { ...headers, cookie });
    expect(sheet.text).toContain('zhian.example.com/c/');
    expect(sheet.text).not.toMatch(/127\.0\.0\.1|upstream|inner\.example/);
    expect(sheet.text).not.toContain('去设定系统地址');
  });
});
