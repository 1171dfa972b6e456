import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { assertOurs } from './foreign';
import { assertNotNewer } from './migrations';

/** A wait inside SQLite holds every request of the process: this short, and the rest by a timer. */
export const BUSY_MS = 20;
/** At start nobody is held up by waiting. */
export const START_BUSY_MS = 5_000;

/** How many migrations a file has seen; null where it has no list of them. */
function migrationsIn(client: Database.Database): number | null {
  const known = client.prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'").pluck().get() as number;
  return known === 0 ? null : (client.prepare('select count(*) from __drizzle_migrations').pluck().get() as number);
}

/** Closes a file that belongs to another program. Throws ForeignDatabase. */
export function refuseForeign(client: Database.Database): void {
  try {
    const tables = client.prepare("select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' and name <> '__drizzle_migrations' order by name").pluck().all() as string[];
    assertOurs(tables, migrationsIn(client) ?? 0);
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Drizzle's `created_at` of the newest migration a file has seen; null before the first. */
export function lastApplied(client: Database.Database): number | null {
  return migrationsIn(client) === null ? null : (client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null);
}

/** Keeps a copy of a file that is about to be migrated. Throws NewerDatabase. */
export function prepareFile(client: Database.Database, file: string, folder: string): void {
  // Statistics of a part of the rows lead the planner past the index a query was written for; without any it takes that index.
  client.exec('drop table if exists sqlite_stat1; drop table if exists sqlite_stat4');
  const pending = assertNotNewer(folder, lastApplied(client));
  if (pending === null || !existsSync(file)) return;
  client.pragma('wal_checkpoint(TRUNCATE)');
  copyWhole(file, path.join(path.dirname(file), `${path.basename(file)}.before-${pending}`));
}

/**
 * A table rebuild begins with a pragma that is a no-op inside the migrator's transaction, so foreign keys go off before it, and are looked at
 * afterwards. What was broken before stays as it is: it is for `verify` to name, and no reason not to start.
 */
export function withoutForeignKeys(client: Database.Database, work: () => void): void {
  const seen = lastApplied(client);
  const brokenNow = (): number => (client.pragma('foreign_key_check') as unknown[]).length;
  const before = seen === null ? 0 : brokenNow();
  client.pragma('foreign_keys = OFF');
  client.pragma(`busy_timeout = ${START_BUSY_MS}`);
  try {
    work();
    const broken = seen === null || seen === lastApplied(client) ? 0 : brokenNow() - before;
    if (broken > 0) throw new Error(`migration left ${broken} rows with broken foreign keys`);
  } finally {
    client.pragma('foreign_keys = ON');
    client.pragma(`busy_timeout = ${BUSY_MS}`);
  }
}

/** Copies a file so that under its name there is never a part of it. */
function copyWhole(from: string, to: string): void {
  const growing = `${to}.growing`;
  copyFileSync(from, growing);
  const handle = openSync(growing, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(growing, to);
}
