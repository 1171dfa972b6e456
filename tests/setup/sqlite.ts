import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openSqlite } from '../../db/dialect/sqlite';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database every test copies: a file, or the name of a PostgreSQL template with the server's address. */
    base: { sqlite: string } | { postgres: string; template: string };
  }
}

/** Migrates one file; every test world copies it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhian-base-'));
  const file = path.join(folder, 'base.db');
  const store = openSqlite(file);
  await store.migrate();
  await store.close();
  project.provide('base', { sqlite: file });
  return () => rmSync(folder, { recursive: true, force: true });
}
