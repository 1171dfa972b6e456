import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Client } from './client';

const REFERENCE = /["'(]((?:\.{1,2}\/|\/assets\/)[^"'()\s]+\.js)["')]/g;

/** What makes a browser load a file: a preload, or an import of an inline module. A name in data does not. */
const LOADED = /<link rel="modulepreload" href="([^"]+\.js)"|\bimport\s*(?:\*\s*as\s+\w+\s+from\s*)?\(?\s*"([^"]+\.js)"/g;

/**
 * kB of JavaScript, gzipped as sent, that a browser loads for a page: what its HTML preloads and imports, what those
 * files import, and what the entry imports dynamically. Dynamic imports of other files wait for a deed of the user.
 */
export async function scriptKb(client: Client, page: string, cookie: string): Promise<number> {
  const html = await client.text(page, cookie);
  const wanted = new Set([...html.matchAll(LOADED)].map(([, preloaded, imported]) => (preloaded ?? imported)!));
  let bytes = 0;
  for (const name of wanted) {
    const answer = await client.send('GET', name, { 'accept-encoding': 'gzip' });
    if (answer.status !== 200) throw new Error(`GET ${name}: ${answer.status}`);
    bytes += answer.body.length;
    const source = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body).toString();
    const dynamic = /\/entry\.client-/.test(name);
    for (const statement of source.matchAll(dynamic ? /(?:\bfrom|\bimport)\s*\(?\s*["'][^"']+["']/g : /(?:\bfrom|\bimport)\s*["'][^"']+["']/g)) {
      for (const [, reference] of statement[0].replace(/^(?:from|import)\s*/, '(').concat(')').matchAll(REFERENCE)) {
        wanted.add(path.posix.resolve(path.posix.dirname(name), reference!));
      }
    }
  }
  return bytes / 1000;
}
