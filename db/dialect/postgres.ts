import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Instant } from '../../app/domain/shared/instant';
import { MOVES } from '../schema/evolution';
import { chainHeads, events, jobs } from '../schema/log';
import { assertUnmoved, type ChainPart, type DatedHead, GENESIS, link, partsOf, toldCommit } from './chain';
import { assertOurs } from './foreign';
import { applyMigrations, type Migrations, migrationsFolder, newestSchema } from './migrations';
import { bringUpToDate } from './moves';
import { chunksOf, insertText, jobRow, PROBE_SERIES, valuesOf, whereAll, widthOf } from './statements';
import type { Reader } from './reader';
import { type ChainHead, type CommitRequest, Conflict, type NewJob, type React, type Serials, type Store, unheard } from './store';
import { takenIn } from './takenIn';
import type { AnyTable, Row, Write } from './writes';

/** One statement with the values bound to it. `rows` is how many it must change; anything else is a Conflict. */
interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly rows?: number;
}

/** Gives statements to the server together: they run one after the other and cost one round trip. Throws the first error. */
type Send = (statements: readonly Statement[]) => Promise<pg.QueryResult<Record<string, string>>[]>;

/** Bound variables of one statement; PostgreSQL's own limit is 65,535. */
const MAX_VARIABLES = 60_000;
const ATTEMPTS = 10;
/** How long a new connection, or a free one, is waited for. */
const CONNECT_MS = 10_000;
/** How long a row that somebody else holds is waited for. */
const LOCK_MS = 5_000;
/** Texts of statements kept prepared in each connection; longer ones are those of many rows, of another length each time. */
const REMEMBERED = 500;
const LONGEST = 4_000;

const COUNT_UP = `insert into serials (enterprise_id, name, last) values ($1, $2, $3)
  on conflict (enterprise_id, name) do update set last = serials.last + excluded.last returning last`;
const LOCK_HEAD = 'select seq, hash from chain_heads where enterprise_id = $1 for update';
/** When the last event of a chain was, asked once its head is locked. */
const LAST_AT = 'select at from events where enterprise_id = $1 order by seq desc limit 1';
const COMMIT: Statement = { sql: 'commit', params: [] };
/** A chain that has begun, wherever it stands. */
const BEGUN: DatedHead = { seq: 1, hash: GENESIS, at: null };
const NEW_HEAD = 'insert into chain_heads (enterprise_id, seq, hash) values ($1, 0, $2) on conflict do nothing';

/** Tables and views of the schema the program works in, without those an extension brought. */
const TABLES = `select c.relname name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by 1`;

/** The schema is declared once with sqlite types; under this dialect the pg tables stand behind them. */
const asPg = (table: unknown): PgTable => table as PgTable;

/**
 * Opens a PostgreSQL database (14 or newer). A write set is sent in few round trips; the head of a chain is locked last, or with the numbers
 * that are taken, so that write sets of one enterprise wait for each other only while their events are hung on it.
 */
export function openPostgres(url: string, options: { connections?: number; react?: React } = {}): Store {
  const { react = unheard } = options;
  // Statements are written without waiting for the answers of those before them.
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 10, connectionTimeoutMillis: CONNECT_MS, pipeline: true, Client: Remembering });
  pool.on('error', () => undefined);
  // A connection that is lost while it is lent out tells its queries, which fail, and itself; unheard that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = drizzle({ client: pool });
  const brings: Migrations = { folder: migrationsFolder('postgres'), moves: MOVES };
  let schema = newestSchema(brings.folder);

  /** Rows in statements of as many variables as one may have. */
  const inserts = (table: AnyTable, rows: readonly Row[], suffix = ''): Statement[] =>
    chunksOf(rows, Math.floor(MAX_VARIABLES / widthOf(table))).map((chunk) => ({ sql: insertText(table, chunk.length) + suffix, params: chunk.flatMap((row) => valuesOf(table, row)) }));

  const statementsOf = (write: Write): Statement[] => {
    if (write.kind === 'insert') return inserts(write.table, write.rows, write.once ? ' on conflict do nothing' : '');
    const table = asPg(write.table);
    const where = whereAll(write.table, { ...write.key, ...write.when });
    return [{ ...(write.kind === 'update' ? db.update(table).set(write.set).where(where) : db.delete(table).where(where)).toSQL(), rows: 1 }];
  };

  const sendOver =
    (client: pg.PoolClient): Send =>
    async (statements) => {
      const results = await Promise.all(statements.map(({ sql: text, params }) => client.query<Record<string, string>>(text, [...params])));
      for (const [index, { rows }] of statements.entries()) {
        const met = results[index]?.rowCount ?? 0;
        if (rows !== undefined && met !== rows) throw new Conflict(`expected ${rows} row, met ${met}`);
      }
      return results;
    };

  const attempt = async <T>(work: (send: Send) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let lost: Error | undefined;
    try {
      const begun = client.query(`begin; set local lock_timeout = ${LOCK_MS}`);
      begun.catch(() => undefined);
      const send = sendOver(client);
      // What is sent first goes along with it. Where it fails the connection is gone, or nothing that follows is taken.
      return await work(async (statements) => (await Promise.all([begun, send(statements)]))[1]);
    } catch (error) {
      await client.query('rollback').catch((reason: Error) => {
        lost = reason;
      });
      throw error;
    } finally {
      client.release(lost);
    }
  };

  /** Runs `work` in one transaction, which it ends with COMMIT; again where the server took it back for the sake of another. */
  const inTransaction = async <T>(work: (send: Send) => Promise<T>): Promise<T> => {
    for (let count = 1; ; count += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        const { code, constraint } = error as { code?: string; constraint?: string };
        if (code === '23505' || code === '23503') throw new Conflict('a rule of rows was broken', { cause: error, rule: constraint ?? '' });
        if ((code !== '40001' && code !== '40P01') || count === ATTEMPTS) throw error;
      }
    }
  };

  /** Sends what stands before the chains and locks their heads after it; a head is made where the chain is new. Answers what came of the first. */
  const sendAndLock = async (send: Send, before: readonly Statement[], chains: readonly string[], heads: Map<string, DatedHead>): ReturnType<Send> => {
    const lock = (chain: string): Statement => ({ sql: LOCK_HEAD, params: [chain] });
    const lastAt = (chain: string): Statement => ({ sql: LAST_AT, params: [chain] });
    const met = await send([...before, ...chains.map(lock), ...chains.map(lastAt)]);
    const found = met.slice(before.length);
    for (const [index, chain] of chains.entries()) {
      const row = found[index]?.rows[0] ?? (await send([{ sql: NEW_HEAD, params: [chain, GENESIS] }, lock(chain)])).at(-1)?.rows[0];
      heads.set(chain, { seq: Number(row?.seq), hash: row?.hash ?? GENESIS, at: (found[chains.length + index]?.rows[0]?.at as Instant | undefined) ?? null });
    }
    return met.slice(0, before.length);
  };

  /**
   * Takes numbers, and with them the head of the chain they belong to: whoever counts a series up holds it until the commit, so that others who
   * want its next number wait as long in either case, and a way to the server is saved while they do.
   */
  const reserve = async (send: Send, { enterpriseId, countedBy = enterpriseId }: CommitRequest, wanted: readonly (readonly [name: string, count: number])[], heads: Map<string, DatedHead>): Promise<Serials> => {
    if (wanted.length === 0) return {};
    const counted = await sendAndLock(send, wanted.map(([name, count]) => ({ sql: COUNT_UP, params: [countedBy, name, count] })), [enterpriseId], heads);
    return Object.fromEntries(wanted.map(([name, count], index) => [name, Number(counted[index]?.rows[0]?.last) - count + 1]));
  };

  /** The statements that hang the events of some steps on a chain and move its head, and where it then stands. */
  const hung = (request: CommitRequest, { chain, steps }: ChainPart, head: DatedHead): { statements: Statement[]; moved: DatedHead } => {
    const linked = link(chain, request, steps, head, schema);
    const { seq, hash, at } = linked.at(-1) ?? head;
    const move: Write = { kind: 'update', table: chainHeads as unknown as AnyTable, key: { enterpriseId: chain }, set: { seq, hash }, when: {} };
    return { statements: [...inserts(events as unknown as AnyTable, linked.map((event) => ({ ...event }))), ...(seq > head.seq ? statementsOf(move) : [])], moved: { seq, hash, at } };
  };

  const commit = (request: CommitRequest): Promise<ChainHead> =>
    inTransaction(async (send) => {
      const { enterpriseId } = request;
      const heads = new Map<string, DatedHead>();
      const set = request.build(await reserve(send, request, Object.entries(request.reserve ?? {}), heads));
      const asked = (set.jobs ?? []).flatMap((job: NewJob) => inserts(jobs as unknown as AnyTable, [jobRow(request, job)], ' on conflict do nothing'));
      // Which rows are written does not hang on where the chain stands; only the platform's word of a new one does.
      const { parts: known, side } = partsOf(request, set, heads.get(enterpriseId) ?? BEGUN);
      const rows = [...known.flatMap(({ steps }) => steps).flatMap(({ writes }) => writes), ...side, ...set.steps.flatMap(({ event }) => react(event, request))].flatMap(statementsOf);
      const unheld = (parts: readonly ChainPart[]): string[] => [...new Set(parts.map(({ chain }) => chain))].filter((chain) => !heads.has(chain));
      const before = [...rows, ...asked];
      // With every head at hand rows go along with their events, unless it must be seen first how many of them there were: what is sent with COMMIT stays.
      if (unheld(known).length > 0 || before.some((statement) => statement.rows !== undefined)) await sendAndLock(send, before.splice(0), unheld(known), heads);
      const { parts } = partsOf(request, set, heads.get(enterpriseId) ?? BEGUN);
      if (unheld(parts).length > 0) await sendAndLock(send, [], unheld(parts), heads);
      assertUnmoved(request, heads.get(enterpriseId) ?? BEGUN);
      const ends = parts.map((part) => {
        const end = hung(request, part, heads.get(part.chain)!);
        heads.set(part.chain, end.moved);
        return end;
      });
      await send([...before, ...ends.flatMap(({ statements }) => statements), COMMIT]);
      const { seq, hash } = ends[0]!.moved;
      return { seq, hash };
    });

  const put = (writes: readonly Write[]): Promise<void> =>
    inTransaction(async (send) => {
      await send(writes.flatMap(statementsOf));
      await send([COMMIT]);
    });

  /** Throws ForeignDatabase where another program's tables stand. */
  const refuseForeign = async (): Promise<void> => {
    const known = await db.execute<{ known: string | null }>(sql`select to_regclass('drizzle.__drizzle_migrations') known`);
    const seen = known.rows[0]?.known ? await db.execute<{ applied: string }>(sql`select count(*) applied from drizzle.__drizzle_migrations`) : { rows: [] };
    const tables = await db.execute<{ name: string }>(sql.raw(TABLES));
    assertOurs(tables.rows.map(({ name }) => name), Number(seen.rows[0]?.applied ?? 0));
  };

  const lastApplied = async (): Promise<number | null> => {
    const known = await db.execute<{ known: string | null }>(sql`select to_regclass('drizzle.__drizzle_migrations') known`);
    if (!known.rows[0]?.known) return null;
    const { rows } = await db.execute<{ last: string | null }>(sql`select max(created_at) last from drizzle.__drizzle_migrations`);
    return rows[0]?.last ? Number(rows[0].last) : null;
  };

  return {
    dialect: 'postgres',
    read: db as unknown as Reader,
    commit,
    write: async (writes, told) => {
      const asCommit = toldCommit(writes, told);
      if (asCommit) await commit(asCommit);
      else await put(writes);
    },
    migrate: async (brought = brings) => {
      await refuseForeign();
      await bringUpToDate(brought, {
        read: db as unknown as Reader, commit, put, lastApplied,
        apply: async (upTo) => applyMigrations(db, brought.folder, upTo),
        standAt: (number) => void (schema = number),
      });
      await takenIn(db as unknown as Reader, commit);
    },
    ping: async () => void (await pool.query('select 1')),
    probe: async () => void (await pool.query(COUNT_UP, [...PROBE_SERIES, 1])),
    close: async () => pool.end(),
  };
}

const names = new Map<string, string>();

/** The name a text is kept prepared under; undefined for one that is prepared each time. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || text.length > LONGEST || names.size >= REMEMBERED) return known;
  const name = `zhian_${names.size}`;
  names.set(text, name);
  return name;
}

/** A connection that has the server prepare the same text once: preparing takes longer than most of the questions asked. */
class Remembering extends pg.Client {
  override query = ((asked: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const config = typeof asked === 'string' ? { text: asked } : (asked as { text?: string; name?: string });
    const named = Array.isArray(values) && values.length > 0 && config.text !== undefined && !config.name ? { ...config, name: nameOf(config.text) } : asked;
    return (super.query as (...given: unknown[]) => unknown).call(this, named, values, ...rest);
  }) as pg.Client['query'];
}
