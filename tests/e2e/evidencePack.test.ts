import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addDays } from '~/domain/shared/day';
import { dayOf, instant } from '~/domain/shared/instant';
import { newContext, openBrowser, signedInContext, watchedPage } from './browser';

const server = inject('server');
const today = dayOf(instant(new Date().toISOString()));
let browser: Browser;
let folder = '';

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'zhian-handed-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

describe('an evidence pack', () => {
  test('is made and fetched by the director, goes on after a broken download, and is checked by a stranger without a network to the last byte', async () => {
    const lin = await signedInContext(browser, server, 'lin');
    const { page, complaints } = await watchedPage(lin);
    await page.goto('/papers/packs');
    await page.getByLabel('从哪天').fill(addDays(today, -6));
    await page.getByLabel('到哪天').fill(today);
    await page.getByRole('button', { name: '生成证据包' }).click();
    const link = page.getByRole('link', { name: /^下载（/ }).first();
    await link.waitFor({ timeout: 60_000 });
    const address = (await link.getAttribute('href'))!;
    const answer = await lin.request.get(address);
    const whole = await answer.body();
    expect([answer.status(), answer.headers()['accept-ranges'], answer.headers()['content-length']]).toEqual([200, 'bytes', String(whole.length)]);
    const [at, tag] = [whole.length >> 1, answer.headers().etag!];
    const rest = await lin.request.get(address, { headers: { Range: `bytes=${at}-`, 'If-Range': tag } });
    expect([rest.status(), rest.headers()['content-range'], (await rest.body()).equals(whole.subarray(at))]).toEqual([206, `bytes ${at}-${whole.length - 1}/${whole.length}`, true]);
    expect((await lin.request.get(address, { headers: { Range: `bytes=${at}-`, 'If-Range': '"of another"' } })).status()).toBe(200);
    expect((await lin.request.get(address, { headers: { Range: `bytes=${whole.length}-` } })).status()).toBe(416);
    expect(complaints).toEqual([]);

    const [pack, checker, altered] = ['pack.zip', 'check.html', 'altered.zip'].map((name) => path.join(folder, name)) as [string, string, string];
    writeFileSync(pack, whole);
    writeFileSync(checker, Buffer.from(await (await fetch(`${server.origin}/verify/check.html`)).arrayBuffer()));
    const bytes = readFileSync(pack);
    bytes[at]! ^= 1;
    writeFileSync(altered, bytes);
    const stranger = await newContext(browser, server);
    await stranger.setOffline(true);
    const { page: offline, complaints: told } = await watchedPage(stranger);
    const asked: string[] = [];
    offline.on('request', (request) => asked.push(request.url()));
    await offline.goto(`file://${checker}`);
    await offline.locator('#zip').setInputFiles(pack);
    await offline.getByRole('heading', { name: '全部一致：没有一处被改动' }).waitFor();
    await offline.locator('#zip').setInputFiles(altered);
    await offline.locator('#outcome.bad').waitFor();
    expect(await offline.locator('#outcome').innerText()).toMatch(/第一处：|读不出来/);
    expect([told, asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))]).toEqual([[], []]);
  });
});
