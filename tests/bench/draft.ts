import { beside } from './beside';
import { Client } from './client';
import { fillItems } from './list';
import { startServer } from './processes';
import type { BenchWorld } from './world';

export const DRAFT_ROWS = 5_000;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Pages that look at the whole of a draft, or of the list it came from. */
const pagesOf = ({ versionId }: BenchWorld): readonly string[] => [
  '/risk', '/risk?words=jy', '/risk/edit', '/risk/edit/rows', '/risk/publish', '/risk/limits', '/risk/library', '/risk/mapping', '/risk/copy', '/risk/coverage', '/risk/map', '/risk/versions',
  '/risk/reviews', '/risk/proposals', '/risk/library/updates', `/risk/versions/${versionId}/papers`, '/routine/changes', '/desk', '/routine',
];

async function open(client: Client, path: string, cookie: string): Promise<void> {
  const { status } = await client.send('GET', path, { cookie });
  if (status !== 200) throw new Error(`GET ${path}: ${status}`);
}

/** The longest that a light request waits beside a draft of 5,000 rows being begun and every page that looks at the whole of it, in milliseconds. */
export async function measureDraft(dataFolder: string, databaseFile: string, world: BenchWorld): Promise<number> {
  fillItems(databaseFile, world, DRAFT_ROWS);
  const server = await startServer(dataFolder);
  const client = new Client(server.origin);
  try {
    const cookie = await client.signIn(world.officer, world.password);
    // Each page once before anything is measured: what is loaded and compiled then is no work of a request.
    for (const path of pagesOf(world)) await open(client, path, cookie);
    const { longest } = await beside(client, '', async () => {
      const { status } = await client.send('POST', '/risk/draft', { cookie, ...FORM }, '');
      if (status !== 302) throw new Error(`beginning a draft: ${status}`);
      for (const path of pagesOf(world)) await open(client, path, cookie);
    }, '/healthz', 10);
    return longest;
  } finally {
    client.close();
    await server.stop();
  }
}
