import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AppLoadContext, data, redirect, redirectDocument, type ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeBody } from '~/platform/web/body';
import { remixRoutes } from '~/platform/web/remixRoutes';
import { forbidden, notFound, refuse } from '~/platform/web/respond';

type Module = Record<string, unknown>;
let loaded: string[] = [];
/** A page: drawn, with a loader that must not run when a script posts to it. */
const page = (name: string, action?: () => unknown): Module => ({
  default: () => null,
  loader: () => {
    loaded.push(name);
    return null;
  },
  ...(action ? { action: async () => action() } : {}),
});

const ROUTES: Readonly<Record<string, { path?: string; index?: true; parentId?: string; module: Module }>> = {
  root: { path: '', module: page('root') },
  frame: { parentId: 'root', module: page('frame') },
  list: { parentId: 'frame', path: 'list', index: true, module: page('list', () => redirect('/list?page=2', { headers: [['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']] })) },
  refused: { parentId: 'frame', path: 'refused', module: page('refused', () => refuse({ status: 409, sentence: '已被改动。' }, { title: '打好的' })) },
  given: { parentId: 'frame', path: 'given', module: page('given', () => ({ password: '只显示一次' })) },
  created: { parentId: 'frame', path: 'created', module: page('created', () => data({ id: 7 }, { status: 201 })) },
  nothing: { parentId: 'frame', path: 'nothing', module: page('nothing', () => undefined) },
  told: { parentId: 'frame', path: 'told', module: page('told', () => redirect('/list', { headers: { 'X-Afterword': encodeURIComponent(JSON.stringify({ sentence: '已保存。', next: { label: '去', to: '/desk' } })) } })) },
  out: { parentId: 'root', path: 'out', module: { action: async () => redirectDocument('/sign-in', { headers: { 'Clear-Site-Data': '"cache"' } }) } },
  first: { parentId: 'frame', path: 'first', module: page('first', () => { throw redirect('/first-password'); }) },
  forbidden: { parentId: 'frame', path: 'forbidden', module: page('forbidden', () => forbidden()) },
  gone: { parentId: 'frame', path: 'gone', module: page('gone', () => notFound()) },
  signedOut: { parentId: 'frame', path: 'signed-out', module: page('signedOut', () => { throw Response.json({ sentence: '请先登录。', typed: {} }, { status: 401 }); }) },
  rows: { parentId: 'root', path: 'rows', module: { action: async () => Response.json({ saved: [1] }, { status: 201 }) } },
  broken: { parentId: 'frame', path: 'broken', module: page('broken', () => { throw new RangeError('boom'); }) },
  any: { parentId: 'root', path: '*', module: page('any', () => notFound()) },
  shown: { parentId: 'frame', path: 'shown', module: page('shown') },
};
const asset = { hasAction: true, hasLoader: true, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, module: '' };
const build = {
  mode: 'production', publicPath: '/', assetsBuildDirectory: '', isSpaMode: false, basename: '/', future: { v3_singleFetch: true, v3_lazyRouteDiscovery: true },
  entry: { module: { default: () => new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } }), handleError: () => undefined } },
  assets: { version: '1', entry: { imports: [], module: '' }, url: '', routes: Object.fromEntries(Object.keys(ROUTES).map((id) => [id, { id, ...asset }])) },
  routes: Object.fromEntries(Object.entries(ROUTES).map(([id, route]) => [id, { id, ...route }])),
} as unknown as ServerBuild;

let server: Server;
let origin = '';
beforeAll(async () => {
  const app = express();
  app.use((request, _response, next) => {
    request.id = 'r-77';
    next();
  });
  app.use(takeBody(async () => true), remixRoutes(build, () => ({ requestId: 'r-77', cx: { log: { error: () => undefined } } }) as unknown as AppLoadContext));
  await new Promise<void>((resolve) => {
    server = app.listen(0, resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const post = async (path: string, accept = 'application/json') => {
  loaded = [];
  const answer = await fetch(origin + path, { method: 'POST', redirect: 'manual', headers: { Accept: accept, Origin: origin }, body: new URLSearchParams({ a: '1' }) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, said: answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : text };
};
const unread = (status: number, formError: unknown) => ({ status, formError, errors: {}, values: {}, unread: true });

describe('a post of a page’s own script', () => {
  it.each(['/list', '/list?index', '/LIST/'])('to %s reaches the one action there, is told where it leads, and keeps its cookies', async (path) => {
    const { status, headers, said } = await post(path);
    expect([status, said, headers.get('location'), headers.getSetCookie()]).toEqual([200, { to: '/list?page=2' }, null, ['a=1', 'b=2']]);
  });

  it('that leads to a page opened anew says so', async () => {
    const { said, headers } = await post('/out');
    expect([said, headers.get('clear-site-data')]).toEqual([{ to: '/sign-in', reload: true }, '"cache"']);
  });

  it('is told with it what is said there', async () => {
    const { said, headers } = await post('/told');
    expect([said, headers.get('x-afterword')]).toEqual([{ to: '/list', word: { sentence: '已保存。', next: { label: '去', to: '/desk' } } }, null]);
  });

  it('that was refused brings the form back, with its status', async () => {
    expect(await post('/refused')).toMatchObject({ status: 409, said: { status: 409, formError: '已被改动。', errors: {}, values: { title: '打好的' } } });
  });

  it.each([['/given', 200, { password: '只显示一次' }], ['/created', 201, { id: 7 }], ['/nothing', 200, null]])('to %s gets what its verb gave back', async (path, status, done) => {
    expect(await post(path)).toMatchObject({ status, said: { done } });
  });

  it('gets the answer of a route that answers for itself', async () => {
    expect(await post('/rows')).toMatchObject({ status: 201, said: { saved: [1] } });
  });

  it('of somebody who must go elsewhere first is led there', async () => {
    expect((await post('/first')).said).toEqual({ to: '/first-password' });
  });

  it.each([
    ['/forbidden', 403, '您的岗位没有这项权限。这次没有保存，输入的内容都还在。'],
    ['/gone', 404, '没有找到这一页。这次没有保存，输入的内容都还在。'],
    ['/signed-out', 401, '登录已过期，这次没有保存，输入的内容都还在。请在新页登录，然后回到本页再提交。'],
    ['/shown', 405, '这个地址不能直接打开。这次没有保存，输入的内容都还在。'],
    ['/nowhere', 404, '没有找到这一页。这次没有保存，输入的内容都还在。'],
    ['/broken', 500, '系统出了问题，这次可能没有保存。输入的内容都还在，请稍后再提交一次；仍不成功时，请把请求编号 r-77 告诉管理员。'],
  ])('to %s that nobody judged is told with %i that nothing typed is lost', async (path, status, sentence) => {
    const answer = await post(path);
    expect([answer.status, answer.said]).toEqual([status, unread(status, sentence)]);
  });

  it('makes nothing load or draw', async () => {
    for (const path of ['/list?index', '/refused', '/given', '/forbidden']) await post(path);
    expect(loaded).toEqual([]);
  });
});

describe('a browser that sends a form by itself', () => {
  it.each(['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '*/*'])('and wants %s gets a page from the same address', async (accept) => {
    expect(await post('/list?index', accept)).toMatchObject({ status: 302 });
    expect((await post('/refused', accept)).said).toBe('<html></html>');
    expect(loaded).toEqual(expect.arrayContaining(['root', 'frame', 'refused']));
  });
});
