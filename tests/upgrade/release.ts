import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import pg from 'pg';

/** The one password of everybody in the kept installation. */
export const PASSWORD = 'zhian-0.1.0-release';

/** The files of the kept installation by their paths in its data folder; `zhian.sql` is its database on PostgreSQL. See README.md here. */
function keptFiles(): Map<string, Buffer> {
  const all = brotliDecompressSync(readFileSync(new URL('./release-0.1.0.br', import.meta.url)));
  const head = all.indexOf('\n') + 1;
  let at = head;
  return new Map((JSON.parse(all.toString('utf8', 0, head)) as [name: string, bytes: number][]).map(([name, bytes]) => [name, all.subarray(at, (at += bytes))]));
}

/** Lays the data folder as release 0.1.0 left it; answers the path of its SQLite file. */
export function layRelease(folder: string): string {
  for (const [name, bytes] of keptFiles()) {
    if (name === 'zhian.sql') continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  return path.join(folder, 'zhian.db');
}

/** Fills an empty PostgreSQL database with what release 0.1.0 kept in its own. */
export async function loadRelease(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(keptFiles().get('zhian.sql')!.toString());
  await client.end();
}
