import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { land, launch } from '../setup/server';
import { type DESK, newContext, openBrowser, watchedPage } from './browser';
import { walkToFirstList } from './firstListWalk';
import { Hand } from './hand';

/** From the first line typed to the first check done, in a factory that has never done this. */
const MOST_MINUTES = 12;

const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-first-list-'));
const complaints: string[][] = [];
const hand = new Hand();
let child: ChildProcess;
let origin = '';
let link = '';
let browser: Browser;

beforeAll(async () => {
  const [started, opened] = await Promise.all([launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' }), openBrowser()]);
  ({ child, origin } = started);
  link = /\/setup\/\S+/.exec(started.output())![0];
  browser = opened;
});
afterAll(async () => {
  await browser.close();
  await land(child);
  rmSync(dataFolder, { recursive: true, force: true });
});

async function windowAt(viewport: typeof DESK): Promise<Page> {
  const watched = await watchedPage(await newContext(browser, { origin }, { viewport }));
  complaints.push(watched.complaints);
  hand.watch(watched.page);
  return watched.page;
}

test('the empty factory has its published list, its people and plates, and its first check, in twelve minutes by the model', async () => {
  await walkToFirstList(hand, { link, dataFolder, windowAt });
  console.log(`first-list.minutes ${hand.minutes.toFixed(1)} (${hand.told()})`);
  expect(hand.minutes).toBeLessThanOrEqual(MOST_MINUTES);
  expect(complaints.flat()).toEqual([]);
});
