import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { administer, startPostgres } from '../setup/embeddedPostgres';
import { prepareChecks, signInHolders, submitChecks } from './checks';
import { Client, type Run } from './client';
import { foundApart } from './foundApart';
import { startServer } from './processes';

/** `count` checks handed in to the same factory on a PostgreSQL of its own that writes to its disk at every commit, after `warm` others. */
export async function checksOnPostgres(folder: string, count: number, warm: number): Promise<Run> {
  const { url, stop } = await startPostgres({ durable: true });
  try {
    await administer(url, 'create database bench');
    const database = `${url}/bench`;
    const world = foundApart(database, 'postgres');
    const dataFolder = path.join(folder, 'postgres');
    mkdirSync(dataFolder);
    const server = await startServer(dataFolder, { DATABASE_URL: database });
    const client = new Client(server.origin);
    const holders = await signInHolders(client, world);
    await submitChecks(client, await prepareChecks(client, world, holders, warm, 30));
    const run = await submitChecks(client, await prepareChecks(client, world, holders, count));
    client.close();
    await server.stop();
    return run;
  } finally {
    await stop();
  }
}
