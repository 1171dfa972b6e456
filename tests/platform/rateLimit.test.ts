import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rateLimit } from '~/platform/web/rateLimit';
import { SESSION_COOKIE } from '~/services/session/lucia';

let server: Server;
let origin = '';

beforeAll(async () => {
  const app = express();
  app.use(rateLimit(), (_request, response) => void response.send('in'));
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('counts cookies that are made up together, by where they come from', async () => {
  const answers: number[] = [];
  for (let made = 0; made < 245; made += 1) {
    const answer = await fetch(`${origin}/__manifest?p=/`, { headers: { Cookie: `${SESSION_COOKIE}=made-up-${made}` } });
    answers.push(answer.status);
    await answer.text();
  }
  expect(answers.slice(0, 240).every((status) => status === 200)).toBe(true);
  expect(new Set(answers.slice(240))).toEqual(new Set([429]));
});

it('says when to come again', async () => {
  const answer = await fetch(`${origin}/__manifest?p=/`);
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0, await answer.text()]).toEqual([429, true, expect.stringMatching(/请 \d+ 秒后再试/)]);
});

it('lets nobody try codes of papers at random, by page, data or form', async () => {
  const ask = async (path: string, init?: RequestInit): Promise<number> => {
    const answer = await fetch(`${origin}${path}`, init);
    await answer.text();
    return answer.status;
  };
  const answers: number[] = [];
  for (let tried = 0; tried < 20; tried += 1) answers.push(await ask(`/verify?code=${tried}`), await ask(`/verify.data?code=${tried}`), await ask(`/verify/${tried}`, { method: 'POST' }));
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(await ask('/verify')).toBe(429);
  expect(await ask('/verified')).toBe(200);
});
