import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { Client } from '../bench/client';
import { foundApart } from '../bench/foundApart';
import { administer, startPostgres } from '../setup/embeddedPostgres';
import { land, launch } from '../setup/server';

test('a server whose PostgreSQL goes away answers 503 in a sentence, and goes on when it is back or only a connection was lost', async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'zhian-lost-'));
  const database = await startPostgres();
  try {
    await administer(database.url, 'create database lost');
    const url = `${database.url}/lost`;
    const world = foundApart(url, 'postgres');
    const server = await launch({ DATABASE_URL: url, ZHIAN_DATA: dataFolder, ZHIAN_DEMO: 'off' });
    const client = new Client(server.origin);
    const cookie = await client.signIn(world.officer, world.password);
    client.close();
    const see = async (to: string) => {
      const answer = await fetch(server.origin + to, { headers: { Cookie: cookie, Accept: 'text/html' }, redirect: 'manual' });
      return { status: answer.status, text: await answer.text() };
    };
    const isWell = () => expect.poll(async () => (await see('/hazards')).status, { timeout: 30_000 }).toBe(200);
    await isWell();

    await database.restart(async () => {
      expect(await see('/hazards')).toMatchObject({ status: 503, text: expect.stringContaining('数据库暂时') as string });
      // What it answers is looked at anew every few seconds.
      await expect.poll(async () => (await see('/healthz')).status, { timeout: 30_000 }).toBe(503);
    });
    await isWell();

    const admin = new pg.Client(`${database.url}/postgres`);
    await admin.connect();
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'lost'");
    await admin.end();
    await isWell();
    expect(server.child.exitCode).toBeNull();
    expect(await land(server.child)).toBe(0);
  } finally {
    await database.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
