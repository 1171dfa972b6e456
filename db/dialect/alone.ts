import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { databaseFile, isPostgres } from './address';

/** The number of our lock among the advisory locks of a PostgreSQL database: `zhian` in ASCII. */
const LOCK = 0x7a_68_69_61_6e;
const LOOK_MS = 200;

/**
 * Runs `work` while no other process of this database runs such work: two that start at once migrate and found one after the other. A lock
 * dies with its process. `onWait` is called once when another is at it. On SQLite the lock is an empty file beside the database.
 */
export async function alone<T>(url: string, work: () => Promise<T>, onWait: () => void = () => undefined): Promise<T> {
  const release = isPostgres(url) ? await lockPostgres(url, onWait) : await lockFile(databaseFile(url), onWait);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function lockPostgres(url: string, onWait: () => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) got', [LOCK]);
  if (!rows[0]?.got) {
    onWait();
    await client.query('select pg_advisory_lock($1)', [LOCK]);
  }
  return () => client.end();
}

async function lockFile(file: string | null, onWait: () => void): Promise<() => Promise<void>> {
  if (file === null) return async () => undefined;
  const held = new Database(`${file}.lock`, { timeout: 0 });
  for (let waited = false; ; ) {
    try {
      held.exec('begin exclusive');
      return async () => void held.close();
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') {
        held.close();
        throw error;
      }
      if (!waited) onWait();
      waited = true;
      await pause(LOOK_MS);
    }
  }
}
