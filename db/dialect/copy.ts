import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import Database from 'better-sqlite3';
import pg from 'pg';
import { databaseFile, isPostgres } from './address';

/** Rows that are fetched at once, and the characters of rows that are written at once. */
const ROWS = 500;
const CHARACTERS = 4_000_000;
/** The whole of a SQLite file in the steps of the driver's copy. */
const PAGES = 2_000;

/** A database as one file of a backup. */
export interface DatabaseCopy {
  readonly file: string;
  readonly dialect: 'sqlite' | 'postgres';
  /** The newest migration the database had seen (drizzle's `created_at`); null before the first. */
  readonly migration: number | null;
}

/**
 * Copies the database that `url` names into `folder` as it is at one moment, while others go on writing. SQLite by the driver's own copy,
 * inside one read transaction so that no writer makes it start over; PostgreSQL as rows of JSON out of one repeatable-read snapshot, which
 * needs no `pg_dump` of the server's version.
 */
export async function copyDatabase(url: string, folder: string): Promise<DatabaseCopy> {
  return isPostgres(url) ? copyPostgres(url, folder) : copySqlite(databaseFile(url)!, folder);
}

async function copySqlite(source: string, folder: string): Promise<DatabaseCopy> {
  const file = 'zhian.db';
  const client = new Database(source, { readonly: true, fileMustExist: true });
  try {
    client.exec('begin');
    const migration = lastMigration(client);
    await client.backup(path.join(folder, file), { progress: () => PAGES });
    return { file, dialect: 'sqlite', migration };
  } finally {
    client.close();
  }
}

function lastMigration(client: Database.Database): number | null {
  const known = client.prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'").pluck().get() as number;
  return known === 0 ? null : (client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null);
}

/** Works with one connection of its own. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The tables of the program in PostgreSQL, quoted, in a steady order. */
async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select quote_ident(tablename) name from pg_tables where schemaname = 'public' order by tablename");
  return rows.map(({ name }) => name);
}

const copyPostgres = (url: string, folder: string): Promise<DatabaseCopy> =>
  connected(url, async (client) => {
    const file = 'database.jsonl.gz';
    await client.query('begin isolation level repeatable read read only');
    const migration = await migrationOf(client);
    const tables = await tablesOf(client);
    async function* lines(): AsyncGenerator<string> {
      for (const name of tables) {
        yield `#${name}\n`;
        await client.query(`declare rows no scroll cursor for select row_to_json(t)::text line from ${name} t`);
        for (;;) {
          const { rows } = await client.query<{ line: string }>(`fetch ${ROWS} from rows`);
          if (rows.length === 0) break;
          yield rows.map(({ line }) => `${line}\n`).join('');
        }
        await client.query('close rows');
      }
    }
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path.join(folder, file)));
    return { file, dialect: 'postgres', migration };
  });

async function migrationOf(client: pg.Client): Promise<number | null> {
  const { rows: seen } = await client.query<{ known: string | null }>("select to_regclass('drizzle.__drizzle_migrations') known");
  if (!seen[0]?.known) return null;
  const { rows } = await client.query<{ last: string | null }>('select max(created_at) last from drizzle.__drizzle_migrations');
  return rows[0]?.last ? Number(rows[0].last) : null;
}

/** Whether a copy can be read to its end and, on SQLite, holds together page by page. */
export async function copyIsWhole(folder: string, copy: DatabaseCopy): Promise<boolean> {
  const source = path.join(folder, copy.file);
  if (copy.dialect === 'postgres') {
    const unpacked = createReadStream(source).pipe(createGunzip());
    return finished(unpacked.resume()).then(() => true, () => false);
  }
  const client = new Database(source, { readonly: true, fileMustExist: true });
  try {
    return client.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    client.close();
  }
}

/** Why a copy cannot be put back. */
export type RestoreFault = 'otherDialect' | 'notEmpty' | 'otherMigration';

/** Whether a copy may be put where `url` leads: a place of its own kind with nothing in it; in PostgreSQL with the tables as the copy had them. */
export async function restoreFault(url: string, copy: DatabaseCopy): Promise<RestoreFault | null> {
  if (isPostgres(url) !== (copy.dialect === 'postgres')) return 'otherDialect';
  const file = databaseFile(url);
  if (file !== null) return existsSync(file) && statSync(file).size > 0 ? 'notEmpty' : null;
  return connected(url, async (client) => {
    if ((await migrationOf(client)) !== copy.migration) return 'otherMigration';
    for (const name of await tablesOf(client)) if ((await client.query(`select 1 from ${name} limit 1`)).rowCount) return 'notEmpty';
    return null;
  });
}

/** Puts a copy where `restoreFault` finds no fault: a SQLite file appears at once and whole, the rows of PostgreSQL in one transaction. */
export async function restoreDatabase(url: string, folder: string, copy: DatabaseCopy): Promise<void> {
  const source = path.join(folder, copy.file);
  const file = databaseFile(url);
  if (file === null) return connected(url, (client) => restoreRows(client, source));
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await copyFile(source, `${file}.restoring`);
  const handle = await open(`${file}.restoring`, 'r+');
  await handle.sync();
  await handle.close();
  await rename(`${file}.restoring`, file);
}

async function restoreRows(client: pg.Client, source: string): Promise<void> {
  const { rows: links } = await client.query<{ place: string; name: string }>(
    "select conrelid::regclass::text place, quote_ident(conname) name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace",
  );
  // Rows come table by table: what they refer to may follow, so the references are looked at when all is there.
  const references = async (how: string): Promise<void> => {
    for (const { place, name } of links) await client.query(`alter table ${place} alter constraint ${name} ${how}`);
  };
  await client.query('begin');
  await references('deferrable initially deferred');
  await load(client, source, new Set(await tablesOf(client)));
  await client.query('set constraints all immediate');
  await references('not deferrable');
  await client.query('commit');
}

/** Writes the rows of a copy, some at a time. Throws on a table this program does not know. */
async function load(client: pg.Client, source: string, known: ReadonlySet<string>): Promise<void> {
  let table = '';
  let waiting: string[] = [];
  let length = 0;
  const write = async (): Promise<void> => {
    if (waiting.length > 0) await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [`[${waiting.join(',')}]`]);
    [waiting, length] = [[], 0];
  };
  for await (const line of createInterface({ input: createReadStream(source).pipe(createGunzip()), crlfDelay: Infinity })) {
    if (line.startsWith('#')) {
      await write();
      table = line.slice(1);
      if (!known.has(table)) throw new Error(`the copy holds a table this program does not know: ${table}`);
    } else {
      waiting.push(line);
      length += line.length;
      if (length > CHARACTERS) await write();
    }
  }
  await write();
}
