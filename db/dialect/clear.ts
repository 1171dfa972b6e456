import Database from 'better-sqlite3';
import pg from 'pg';
import { databaseFile, isPostgres } from './address';

/** Takes every row of every table away, the migrations' own excepted: an installation that was never finished begins anew. */
export async function clearDatabase(url: string): Promise<void> {
  await (isPostgres(url) ? clearPostgres(url) : clearFile(databaseFile(url)!));
}

async function clearPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("select quote_ident(tablename) name from pg_tables where schemaname = 'public'");
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
  } finally {
    await client.end();
  }
}

async function clearFile(file: string): Promise<void> {
  const client = new Database(file, { fileMustExist: true });
  try {
    client.pragma('foreign_keys = OFF');
    const tables = client.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_drizzle%' escape '\\'").pluck().all() as string[];
    client.transaction(() => tables.forEach((name) => client.exec(`delete from "${name}"`))).immediate();
  } finally {
    client.close();
  }
}
