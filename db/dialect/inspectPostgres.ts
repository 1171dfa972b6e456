import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type DatabaseFault, type Inspected, NothingToRead } from './inspected';
import { assertNotNewer, migrationsFolder, schemaAt } from './migrations';
import type { Reader } from './reader';

/** Opens a PostgreSQL database to be looked at, in sessions that cannot write. Throws NothingToRead, NewerDatabase. */
export async function inspectPostgres(url: string): Promise<Inspected> {
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c default_transaction_read_only=on' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const rowsOf = async <T extends object>(text: string): Promise<T[]> => (await pool.query<T>(text)).rows;
  try {
    const columns = await rowsOf<{ name: string; field: string }>(
      "select table_name as name, column_name as field from information_schema.columns where table_schema = 'public'",
    ).catch((error: unknown) => {
      throw new NothingToRead(`数据库不能连接：${error instanceof Error && error.message ? error.message : String(error)}。`, { cause: error });
    });
    const shape = new Map<string, Set<string>>();
    for (const { name, field } of columns) shape.set(name, (shape.get(name) ?? new Set()).add(field));
    const [known] = await rowsOf<{ name: string | null }>("select to_regclass('drizzle.__drizzle_migrations') as name");
    if (!shape.has('events') || !known?.name) throw new NothingToRead('数据库里没有本程序的表。');
    const [seen] = await rowsOf<{ last: string | null }>('select max(created_at) as last from drizzle.__drizzle_migrations');
    const folder = migrationsFolder('postgres');
    const last = seen?.last ? Number(seen.last) : null;
    const lacks = assertNotNewer(folder, last);
    return { read: drizzle({ client: pool }) as unknown as Reader, shape, schema: schemaAt(folder, last), lacks, orphans: (report) => tellOrphans(pool, report), damages: (report) => damagesOf(pool, report), close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

interface ForeignKey {
  readonly child: string;
  readonly parent: string;
  readonly from: string[];
  readonly to: string[];
}

const toldBy = (report: (fault: DatabaseFault) => void) => (error: unknown): void => report({ kind: 'damaged', text: error instanceof Error ? error.message : String(error) });

/** Checksums of pages, and indexes where `amcheck` is installed. */
async function damagesOf(pool: pg.Pool, report: (fault: DatabaseFault) => void): Promise<void> {
  const damaged = toldBy(report);
  const { rows: sums } = await pool.query<{ failures: string | null }>('select checksum_failures as failures from pg_stat_database where datname = current_database()');
  if (Number(sums[0]?.failures ?? 0) > 0) damaged(`${sums[0]?.failures} pages with a wrong checksum`);
  const { rows: amcheck } = await pool.query("select 1 from pg_extension where extname = 'amcheck'");
  if (amcheck.length > 0) {
    const { rows: indexes } = await pool.query<{ oid: string }>(
      `select c.oid from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
       join pg_namespace n on n.oid = c.relnamespace where a.amname = 'btree' and n.nspname = 'public' and i.indisvalid`,
    );
    for (const { oid } of indexes) await pool.query('select bt_index_check($1::regclass, true)', [oid]).catch(damaged);
  }
}

/** Every foreign key: its triggers can be switched off, this looks. */
async function tellOrphans(pool: pg.Pool, report: (fault: DatabaseFault) => void): Promise<void> {
  const { rows: keys } = await pool.query<ForeignKey>(
    `select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
       (select array_agg(a.attname::text order by u.n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as "from",
       (select array_agg(a.attname::text order by u.n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as "to"
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.contype = 'f' and n.nspname = 'public'`,
  );
  for (const key of keys) await orphansOf(pool, key, report).catch(toldBy(report));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function orphansOf(pool: pg.Pool, { child, parent, from, to }: ForeignKey, report: (fault: DatabaseFault) => void): Promise<void> {
  const joined = from.map((name, index) => `p.${quoted(to[index]!)} = c.${quoted(name)}`).join(' and ');
  const stated = from.map((name) => `c.${quoted(name)} is not null`).join(' and ');
  const { rows } = await pool.query<Record<string, unknown>>(`select c.* from ${child} c where ${stated} and not exists (select 1 from ${parent} p where ${joined})`);
  for (const row of rows) report({ kind: 'orphan', table: child, row, parent, parentKey: Object.fromEntries(from.map((name, index) => [to[index]!, row[name]])) });
}
