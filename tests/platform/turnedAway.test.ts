import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { turnedAway } from '~/platform/web/turnedAway';

const SENTENCE = '操作太频繁，请 31 秒后再试。';
let server: Server;
let origin = '';

beforeAll(async () => {
  const app = express();
  app.use((request, response) => turnedAway(request, response, 429, SENTENCE));
  await new Promise<void>((resolve) => {
    server = app.listen(0, resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('tells a form that the page sent as a route tells a refusal, so that the page and what was typed stay', async () => {
  const answer = await fetch(`${origin}/sign-in`, { method: 'POST', headers: { Accept: 'application/json' } });
  expect(answer.status).toBe(429);
  expect(await answer.json()).toMatchObject({ status: 429, formError: SENTENCE, errors: {}, values: {}, unread: true });
});

it('gives a person the sentence with a way on', async () => {
  const answer = await fetch(`${origin}/hazards`, { headers: { Accept: 'text/html,application/xhtml+xml' } });
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  expect(await answer.text()).toMatch(new RegExp(`<html lang="zh-CN">[^]*${SENTENCE}[^]*<a href="/">回到首页</a>`));
});

it.each([['POST', '/sign-in'], ['GET', '/hazards.data'], ['GET', '/hazards']])('answers %s %s in plain words', async (method, path) => {
  const answer = await fetch(origin + path, { method });
  expect([answer.status, await answer.text()]).toEqual([429, SENTENCE]);
});
