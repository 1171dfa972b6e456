import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Store } from 'db/dialect/store';
import { reactions } from 'jobs/reactions';

/** A database of its own for one test, migrated and empty; gone when the test ends. `url` opens it a second time. */
export async function openTestStore(finish: (cleanUp: () => Promise<void>) => void = onTestFinished): Promise<{ store: Store; url: string; folder: string }> {
  const base = inject('base');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-test-'));
  if ('sqlite' in base) {
    const { openSqlite } = await import('db/dialect/sqlite');
    const url = path.join(folder, 'zhian.db');
    copyFileSync(base.sqlite, url);
    const store = openSqlite(url, reactions);
    finish(async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return { store, url, folder };
  }
  const { default: pg } = await import('pg');
  const { openPostgres } = await import('db/dialect/postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = async (statement: string): Promise<void> => {
    const client = new pg.Client(`${base.postgres}/postgres`);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  // A third of the time of the usual copy, which goes through the log.
  await admin(`create database ${name} template ${base.template} strategy file_copy`);
  const url = `${base.postgres}/${name}`;
  const store = openPostgres(url, { connections: 4, react: reactions });
  finish(async () => {
    await store.close();
    await admin(`drop database ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });
  return { store, url, folder };
}
