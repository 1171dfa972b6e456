/**
 * `npm run screens -- OUT [--data full,empty,longest] [--widths 1440,1024,360] [--only WORDS] [--dark]`: a picture of every page with each data at each width, and contact
 * sheets of them, to be looked at. Prints what a machine can see: pages that answer otherwise than they should, and words beyond the edge.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { newContext, openBrowser, signedInContext } from '../e2e/browser';
import { ends } from '../setup/server';
import { type Data, DATA, serverOn } from './data';
import { pagesOf, type Shown } from './pages';

const HEIGHTS: Readonly<Record<number, number>> = { 360: 740 };
const TALLEST = 6_000;
/** Pictures on one contact sheet, and how wide each is on it. */
const SHEET = { across: 4, down: 3, width: 480, height: 640 };

const { positionals, values } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' }, widths: { type: 'string' }, only: { type: 'string' }, dark: { type: 'boolean' } } });
const out = positionals[0];
const widths = (values.widths ?? '1440,1024,360').split(',').map(Number);
const asked = (values.data ?? DATA.join(',')).split(',');
const chosen = DATA.filter((data) => asked.includes(data));
if (!out || chosen.length !== asked.length || widths.some((width) => !(width >= 320 && width <= 4000))) {
  console.error('usage: npm run screens -- OUT [--data full,empty,longest] [--widths 1440,1024,360] [--only WORDS] [--dark]');
  process.exit(2);
}

const nameOf = ({ who, address }: Shown): string => `${who ?? 'nobody'}${address.replace(/[^\w\u4e00-\u9fff]+/g, '_').replace(/_+$/, '')}`.slice(0, 120);

/** What stands beyond the right edge of a page, in words; empty where nothing does. */
const beyond = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const over = [document.documentElement, ...document.querySelectorAll('.desk-content')].find(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    return over ? `${over.scrollWidth} px in ${over.clientWidth}` : '';
  });

async function picture(page: Page, shown: Shown, file: string): Promise<string[]> {
  const answer = await page.goto(shown.address);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled', ...(height > TALLEST ? { fullPage: false } : {}) });
  const status = answer?.status() ?? 0;
  const wide = await beyond(page);
  return [...(status === 200 || (status === 404 && shown.address === '/nowhere') ? [] : [`answers ${status}`]), ...(wide ? [wide] : [])];
}

/** Contact sheets of pictures, each under its name. */
async function contactSheets(files: readonly string[], into: string): Promise<void> {
  const { across, down, width, height } = SHEET;
  const label = 22;
  for (let from = 0; from < files.length; from += across * down) {
    const some = files.slice(from, from + across * down);
    const tiles = await Promise.all(some.map(async (file, at) => {
      const image = await sharp(file).resize({ width: width - 8, height: height - label - 8, fit: 'inside' }).png().toBuffer();
      const name = path.basename(file, '.png').replace(/[<&]/g, '');
      const words = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${label}"><text x="4" y="15" font-size="12" font-family="sans-serif">${name}</text></svg>`);
      const [left, top] = [(at % across) * width, Math.floor(at / across) * height];
      return [{ input: words, left, top }, { input: image, left: left + 4, top: top + label }];
    }));
    const rows = Math.ceil(some.length / across);
    await sharp({ create: { width: across * width, height: rows * height, channels: 3, background: '#c8c8c8' } }).composite(tiles.flat()).png().toFile(`${into}-${String(from / (across * down) + 1).padStart(2, '0')}.png`);
  }
}

async function shoot(data: Data): Promise<string[]> {
  const { server, end } = await serverOn(data);
  const browser = await openBrowser();
  const faults: string[] = [];
  try {
    const pages = (await pagesOf(server, data)).filter((shown) => !values.only || nameOf(shown).includes(values.only) || shown.address.includes(values.only));
    for (const width of widths) {
      const folder = path.join(out!, `${data}-${width}`);
      mkdirSync(folder, { recursive: true });
      const viewport = { width, height: HEIGHTS[width] ?? 900 };
      const contexts = new Map<string | null, BrowserContext>();
      const files: string[] = [];
      for (const shown of pages) {
        const context = contexts.get(shown.who) ?? (shown.who === null ? await newContext(browser, server, { viewport }) : await signedInContext(browser, server, shown.who, { viewport }));
        contexts.set(shown.who, context);
        const page = await context.newPage();
        if (values.dark) await page.emulateMedia({ colorScheme: 'dark' });
        const file = path.join(folder, `${nameOf(shown)}.png`);
        for (const fault of await picture(page, shown, file)) faults.push(`${data} ${width} ${shown.who ?? 'nobody'} ${shown.address}: ${fault}`);
        files.push(file);
        await page.close();
      }
      for (const context of contexts.values()) await context.close();
      await contactSheets(files, path.join(out!, `${data}-${width}`));
      console.error(`· ${data} at ${width}: ${files.length} pages`);
    }
  } finally {
    await browser.close();
    await end();
  }
  return faults;
}

mkdirSync(out, { recursive: true });
if (process.env.ZHIAN_BUILD !== 'skip') await ends(['build'], {});
const faults: string[] = [];
for (const data of chosen) faults.push(...(await shoot(data)));
writeFileSync(path.join(out, 'faults.txt'), faults.join('\n'));
console.log(faults.length === 0 ? '没有发现问题' : faults.join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;
