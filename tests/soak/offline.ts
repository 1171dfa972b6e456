import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addDays, type Day } from '~/domain/shared/day';
import { foundApart } from '../bench/foundApart';
import type { BenchWorld } from '../bench/world';
import { openBrowser, PHONE } from '../e2e/browser';
import { cameraPhoto } from '../e2e/photo';
import { land, launch } from '../setup/server';

/** How often it is looked, four times a second, whether something has come: slower machines are not taken for losses. */
const PATIENCE_TRIES = 240;
/** A round that takes longer than this will not end. */
const ROUND_MS = 240_000;

/** What happens to a phone while somebody reports something. */
const BLOWS = ['tab killed', 'server killed', 'network gone', 'clock changed', 'storage full', 'answer lost', 'two phones'] as const;
type Blow = (typeof BLOWS)[number];

/** What a kind of blow left behind. */
export interface Outcome {
  readonly blow: Blow;
  rounds: number;
  /** Filled in or sent off, and not on record. */
  lost: number;
  /** On record more than once. */
  doubled: number;
}

const between = (least: number, most: number): number => Math.floor(least + Math.random() * (most - least));
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Runs before the scripts of a page: nothing is kept any more. */
const FULL = `
  const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
  Storage.prototype.setItem = full;
  IDBObjectStore.prototype.put = full;
`;
const clockOff = (ms: number): string => `
  const Real = Date;
  globalThis.Date = class extends Real { constructor(...given) { if (given.length) super(...given); else super(Real.now() + ${ms}); } static now() { return Real.now() + ${ms}; } };
`;
const WAITING = `
  new Promise((resolve) => {
    const request = indexedDB.open('zhian', 1);
    request.onupgradeneeded = () => ['photos', 'outbox'].forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => {
      const asked = request.result.transaction('outbox').objectStore('outbox').count();
      asked.onsuccess = () => { request.result.close(); resolve(asked.result); };
    };
    request.onerror = () => resolve(0);
  })
`;
/** How much waits on the phone; while a page gives way to the next it cannot be asked, and counts as one that waits. */
const waiting = (page: Page): Promise<number> => page.evaluate<number>(WAITING).catch(() => 1);
/** Answers all items of a check that is open, the first with 不符合, as somebody who reads each. */
const ANSWER_ALL = `
  (async () => {
    for (const [at, section] of [...document.querySelectorAll('[data-item]')].entries()) {
      section.scrollIntoView();
      for (let tries = 0; tries < 40 && !section.querySelector('.pick:checked'); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (!section.classList.contains('fresh')) section.querySelector(at === 0 ? '.nonconforming' : '.conforming').click();
      }
    }
  })()
`;

/** Closes a page. Chromium now and then never answers to that while a page gives way to the next; such a page is left behind. */
const shut = (page: Page): Promise<void> => Promise.race([page.close(), pause(10_000)]);

/** Takes away the photos of a form that were not kept whole, as the form asks for. */
async function dropUnfit(page: Page): Promise<void> {
  const drop = page.locator('[data-photo]', { has: page.locator('.error') }).getByRole('button', { name: /^删除第/ }).first();
  // One that was put right meanwhile is left where it is.
  for (let tries = 0; tries < 5 && (await drop.count()) > 0; tries += 1) await drop.click({ timeout: 2_000 }).catch(() => undefined);
}

/** A factory, its server on one port for good, and two phones of one post holder. */
class Floor {
  private server: Awaited<ReturnType<typeof launch>> | null = null;
  private readonly phones: BrowserContext[] = [];
  private pairs = 0;

  private constructor(
    private readonly world: BenchWorld,
    private readonly folder: string,
    private readonly environment: Record<string, string>,
    private readonly browser: Browser,
  ) {}

  static async found(): Promise<Floor> {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhian-offline-'));
    const world = foundApart(path.join(folder, 'zhian.db'), 'sqlite');
    const environment = { ZHIAN_DATA: folder, ZHIAN_DEMO: 'off', ZHIAN_BUILD: 'skip', PORT: String(await freePort()) };
    const floor = new Floor(world, folder, environment, await openBrowser());
    await floor.up();
    for (let phone = 0; phone < 2; phone += 1) floor.phones.push(await floor.signedIn());
    return floor;
  }

  private async up(): Promise<string> {
    this.server ??= await launch(this.environment);
    return this.server.origin;
  }

  private async signedIn(): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: await this.up(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: PHONE });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.fill('[name=loginName]', this.world.holders[0]!.loginName);
    await page.fill('[name=password]', this.world.password);
    await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/sign-in')), page.click('button[type=submit]')]);
    await page.goto('/my/report');
    await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
    await shut(page);
    return context;
  }

  private kill(): Promise<void> {
    const { child } = this.server!;
    this.server = null;
    return new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  private count(token: string): number {
    const db = new Database(path.join(this.folder, 'zhian.db'), { readonly: true });
    const { n } = db.prepare('select count(*) as n from hazards where title = ? or description = ?').get(token, token) as { n: number };
    db.close();
    return n;
  }

  /** Fills in 随手拍; every other time with a photo. */
  private async fillIn(page: Page, token: string): Promise<void> {
    await page.goto('/my/report');
    await page.locator('[name=postId]').selectOption({ index: 1 });
    await page.fill('[name=title]', token);
    if (Math.random() < 0.5) await page.getByLabel('从相册').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto('#456') });
  }

  /** The network and the server are there again, and whatever is still in the form or on the phone is sent. */
  private async mend(phone: BrowserContext, token: string): Promise<void> {
    await this.up();
    await phone.setOffline(false);
    const page = await phone.newPage();
    await page.goto('/my/report');
    const title = (): Promise<string> => page.inputValue('[name=title]');
    await this.until(async () => (await title()) === token || this.count(token) > 0 || (await waiting(page)) > 0);
    await dropUnfit(page);
    if ((await title()) === token && this.count(token) === 0 && (await waiting(page)) === 0) await page.locator('.big-button').click();
    await this.until(async () => {
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))").catch(() => undefined);
      return this.count(token) > 0 && (await waiting(page)) === 0;
    });
    await shut(page);
  }

  /** A round that never ends is told with what its pages show, and ends the run. */
  private async inTime(work: () => Promise<void>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the round does not end: ${this.phones.flatMap((phone) => phone.pages().map((page) => page.url())).join(', ')}`)), ROUND_MS);
    });
    try {
      await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Looks again and again until it is so, or nobody would wait any longer. */
  private async until(so: () => Promise<boolean> | boolean): Promise<void> {
    for (let tries = 0; tries < PATIENCE_TRIES && !(await so()); tries += 1) await pause(250);
  }

  private async alone(blow: Exclude<Blow, 'two phones'>, token: string): Promise<void> {
    const phone = this.phones[0]!;
    const page = await phone.newPage();
    if (blow === 'storage full') await page.addInitScript({ content: FULL });
    if (blow === 'clock changed') await page.addInitScript({ content: clockOff(between(-20, 20) * 86_400_000) });
    await this.fillIn(page, token);
    if (blow === 'storage full') {
      // Nothing is kept: it is said, the page stays, and the next press is taken.
      await phone.setOffline(true);
      await page.locator('.big-button').click();
      await page.locator('.form-summary').waitFor();
      await phone.setOffline(false);
      await dropUnfit(page);
      await page.locator('.big-button').click();
      await page.waitForURL(/reported=/);
      return shut(page);
    }
    if (blow === 'network gone' && Math.random() < 0.5) await phone.setOffline(true);
    if (blow === 'answer lost') {
      await page.route('**/my/report', async (route) => {
        await route.fetch();
        await route.abort();
      }, { times: 1 });
    }
    const before = Math.random() < 0.25;
    if (!before) await page.locator('.big-button').click({ noWaitAfter: true });
    await pause(before ? 0 : between(0, 250));
    if (blow === 'tab killed') await shut(page);
    if (blow === 'server killed') await this.kill();
    if (blow === 'network gone') await phone.setOffline(true);
    await pause(between(0, 400));
    if (!page.isClosed()) await shut(page);
  }

  /** Both phones hand in the check of one post and day, each with something it found. */
  private async together(tokens: readonly string[]): Promise<void> {
    const [holder] = this.world.holders;
    const posts = holder!.posts;
    const day: Day = addDays(this.world.today, -1 - Math.floor(this.pairs / posts.length));
    const post = posts[this.pairs % posts.length]!;
    this.pairs += 1;
    const pages = await Promise.all(this.phones.map((phone) => phone.newPage()));
    for (const page of pages) await page.goto(`/check/${post}?day=${day}`);
    await Promise.all(pages.map(async (page, at) => {
      await page.locator('form.check.alive').waitFor();
      await page.evaluate(ANSWER_ALL);
      await page.locator('[name^="description."]').first().fill(tokens[at]!);
      await page.locator('[name^="measure."]').first().fill('当场隔离并挂牌');
      await page.locator('[name=backfillReason]').fill('当天没有网络');
      await page.locator('.check-sign .big-button').click();
    }));
    await this.until(() => tokens.every((token) => this.count(token) > 0));
    await Promise.all(pages.map(shut));
  }

  /** One blow and what it left behind; what is lost or doubled is named by `say`. */
  async round(blow: Blow, outcome: Outcome, say: (words: string) => void): Promise<void> {
    const tokens = (blow === 'two phones' ? [0, 1] : [0]).map((at) => `离线 ${blow} ${Date.now()} ${at}`);
    await this.inTime(async () => {
      if (blow === 'two phones') return this.together(tokens);
      await this.alone(blow, tokens[0]!);
      await this.mend(this.phones[0]!, tokens[0]!);
    });
    outcome.rounds += 1;
    for (const token of tokens) {
      const times = this.count(token);
      if (times !== 1) say(`${token}: on record ${times} times`);
      outcome.lost += times === 0 ? 1 : 0;
      outcome.doubled += times > 1 ? 1 : 0;
    }
  }

  async end(): Promise<void> {
    await this.browser.close();
    if (this.server) await land(this.server.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** After so many rounds the sums so far are said: a run that is broken off has shown that much. */
const SUMMED = 25;

/** Makes so many rounds, the kinds of blows one after the other. */
export async function soakOffline(rounds: number, say: (words: string) => void): Promise<Outcome[]> {
  const outcomes = BLOWS.map((blow): Outcome => ({ blow, rounds: 0, lost: 0, doubled: 0 }));
  const floor = await Floor.found();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const outcome = outcomes[round % outcomes.length]!;
      say(`${round + 1}/${rounds} ${outcome.blow}`);
      await floor.round(outcome.blow, outcome, say);
      if ((round + 1) % SUMMED === 0 && round + 1 < rounds) say(`so far: ${sumOf(outcomes)}`);
    }
  } finally {
    await floor.end();
  }
  return outcomes;
}

/** All rounds so far, of every kind. */
function sumOf(outcomes: readonly Outcome[]): string {
  const sum = (of: 'rounds' | 'lost' | 'doubled'): number => outcomes.reduce((total, outcome) => total + outcome[of], 0);
  return `rounds ${sum('rounds')}, lost ${sum('lost')}, doubled ${sum('doubled')}`;
}

/** The result for people. */
export const offlineReadout = (outcomes: readonly Outcome[]): string =>
  [...outcomes.map(({ blow, rounds, lost, doubled }) => `${blow}: rounds ${rounds}, lost ${lost}, doubled ${doubled}`), sumOf(outcomes)].join('\n');
