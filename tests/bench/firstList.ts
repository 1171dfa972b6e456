import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newContext, openBrowser } from '../e2e/browser';
import { walkToFirstList } from '../e2e/firstListWalk';
import { Hand } from '../e2e/hand';
import { land, launch } from '../setup/server';

/** How long somebody takes from an empty installation to the first list and check, in minutes by the model of `Hand`: clicks, characters, pages and passwords, no clock. */
export async function measureFirstList(): Promise<number> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-bench-first-list-'));
  const { child, origin, output } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
  const browser = await openBrowser();
  const hand = new Hand();
  try {
    await walkToFirstList(hand, {
      link: /\/setup\/\S+/.exec(output())![0],
      dataFolder,
      windowAt: async (viewport) => {
        const page = await (await newContext(browser, { origin }, { viewport })).newPage();
        hand.watch(page);
        return page;
      },
    });
    return hand.minutes;
  } finally {
    await browser.close();
    await land(child);
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
