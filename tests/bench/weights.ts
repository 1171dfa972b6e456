import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Client } from './client';

const REFERENCE = /["'(]((?:\.{1,2}\/|\/assets\/)[^"'()\s]+\.js)["')]/g;

/** What makes a browser load a script: a preload, a module of the page, or an import of an inline module. A name in data does not. */
const LOADED = /<link rel="modulepreload" href="([^"]+\.js)"|<script type="module" src="([^"]+\.js)"|\bimport\s*(?:\*\s*as\s+\w+\s+from\s*)?\(?\s*"([^"]+\.js)"/g;
const STYLESHEET = /<link rel="stylesheet" href="([^"]+\.css)"/g;

/** kB of a page, gzipped as sent. */
interface Weight {
  readonly js: number;
  readonly css: number;
}

interface Asset {
  readonly kb: number;
  readonly text: string;
}

/** Files as they come over the wire, each asked for once. */
function assetsOf(client: Client): (name: string) => Promise<Asset> {
  const known = new Map<string, Promise<Asset>>();
  const load = async (name: string): Promise<Asset> => {
    const { status, body, headers } = await client.send('GET', name, { 'accept-encoding': 'gzip' });
    if (status !== 200) throw new Error(`GET ${name}: ${status}`);
    return { kb: body.length / 1000, text: (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString() };
  };
  return (name) => {
    const asset = known.get(name) ?? load(name);
    known.set(name, asset);
    return asset;
  };
}

/**
 * What a browser loads for a page: the scripts its HTML preloads and imports, what those import, and what the entry, or the phone's module, imports dynamically
 * (dynamic imports of other files wait for a deed of the user), and its stylesheets.
 */
async function weigh(html: string, assets: (name: string) => Promise<Asset>): Promise<Weight> {
  const wanted = new Set([...html.matchAll(LOADED)].map(([, ...names]) => names.find(Boolean)!));
  let js = 0;
  for (const name of wanted) {
    const { kb, text } = await assets(name);
    js += kb;
    const dynamic = /\/(entry\.client|phone)-/.test(name);
    for (const statement of text.matchAll(dynamic ? /(?:\bfrom|\bimport)\s*\(?\s*["'][^"']+["']/g : /(?:\bfrom|\bimport)\s*["'][^"']+["']/g)) {
      for (const [, reference] of statement[0].replace(/^(?:from|import)\s*/, '(').concat(')').matchAll(REFERENCE)) {
        wanted.add(path.posix.resolve(path.posix.dirname(name), reference!));
      }
    }
  }
  let css = 0;
  for (const name of new Set([...html.matchAll(STYLESHEET)].map(([, name]) => name!))) css += (await assets(name)).kb;
  return { js, css };
}

/** kB of scripts of one page. */
export const scriptKb = async (client: Client, page: string, cookie: string): Promise<number> => (await weigh(await client.text(page, cookie), assetsOf(client))).js;

const DESK = /<div class="desk">/;
const LINK = /<a [^>]*href="(\/[^"?#]*)/g;
const FILE = /\.\w+$/;
/** Pages that differ by an id or a day only are one. */
const shape = (address: string): string => address.replace(/[\da-f]{8}-[\da-f-]{27}|\d{4}-\d\d(?:-\d\d)?|\d+/g, ':');

/** The heaviest scripts and the heaviest stylesheets among all pages of the desk that links lead to, one of each shape; `pages` of them were seen. */
export async function heaviestDeskPage(client: Client, cookie: string): Promise<Weight & { readonly pages: number }> {
  const assets = assetsOf(client);
  const waiting = ['/desk'];
  const seen = new Set(waiting.map(shape));
  const heaviest = { js: 0, css: 0, pages: 0 };
  for (const address of waiting) {
    const { status, headers, body } = await client.send('GET', address, { cookie, 'accept-encoding': 'identity' });
    const html = status === 200 && String(headers['content-type']).startsWith('text/html') ? body.toString() : '';
    if (!DESK.test(html)) continue;
    const { js, css } = await weigh(html, assets);
    heaviest.js = Math.max(heaviest.js, js);
    heaviest.css = Math.max(heaviest.css, css);
    heaviest.pages += 1;
    for (const [, link] of html.matchAll(LINK)) {
      if (seen.has(shape(link!)) || FILE.test(link!)) continue;
      seen.add(shape(link!));
      waiting.push(link!);
    }
  }
  return heaviest;
}
