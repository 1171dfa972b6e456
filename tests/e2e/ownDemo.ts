import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { cableMaker } from '../routes/records';
import type { Server } from '../routes/visitor';
import { asMade, land, launch } from '../setup/server';
import { type Look, openBrowser, signedInContext, watchedPage } from './browser';

/** The demo as it was made, in a folder and on a server of its own: what a journey leaves behind disturbs no other, there or here. */
async function copyOfTheDemo(server: Server, prepare: (dataFolder: string) => void): Promise<{ own: Server; end: () => Promise<void>; fall: () => Promise<void>; rise: () => Promise<void> }> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-own-'));
  copyFileSync(asMade(server.dataFolder), path.join(dataFolder, 'zhian.db'));
  cpSync(path.join(server.dataFolder, 'files'), path.join(dataFolder, 'files'), { recursive: true });
  prepare(dataFolder);
  let { child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
  return {
    own: { ...server, origin, dataFolder },
    fall: () => new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    }),
    rise: async () => {
      ({ child, origin } = await launch({ ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off', ZHIAN_BUILD: 'skip', PORT: new URL(origin).port }));
    },
    end: async () => {
      await land(child);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** What the tests of a file work on; all of it is there once `beforeAll` has run. */
export interface OwnDemo {
  readonly server: Server;
  /** Id of the cable maker. */
  readonly cable: string;
  /** The director's page. */
  readonly page: Page;
  /** A page of somebody else, in a context of its own. */
  pageOf(loginName: string, view?: Look): Promise<Page>;
  /** The server is gone at once, as by a power cut; and there again under the same address. */
  fall(): Promise<void>;
  rise(): Promise<void>;
  /** What any page of the file complained of so far. */
  complaints(): string[];
}

/**
 * Gives the tests of a file a copy of the demo, a server and a browser of their own, with the director (lin) signed in, and takes them
 * away after the last test. `permissions` are granted to every page, e.g. `clipboard-read`; `prepare` changes the copy before its server starts.
 */
export function ownDemo(permissions: string[] = [], prepare: (dataFolder: string) => void = () => undefined): OwnDemo {
  let server: Server;
  let end: () => Promise<void>;
  let fall: () => Promise<void>;
  let rise: () => Promise<void>;
  let browser: Browser;
  let page: Page;
  const heard: string[][] = [];

  async function pageOf(loginName: string, view?: Look): Promise<Page> {
    const context = await signedInContext(browser, server, loginName, view);
    await context.grantPermissions(permissions, { origin: server.origin });
    const watched = await watchedPage(context);
    heard.push(watched.complaints);
    return watched.page;
  }

  beforeAll(async () => {
    ({ own: server, end, fall, rise } = await copyOfTheDemo(inject('server'), prepare));
    browser = await openBrowser();
    page = await pageOf('lin');
  });
  afterAll(async () => {
    await browser.close();
    await end();
  });

  return {
    get server() { return server; },
    get cable() { return cableMaker(server); },
    get page() { return page; },
    pageOf,
    fall: () => fall(),
    rise: () => rise(),
    complaints: () => heard.flat(),
  };
}
