import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { chainHeads, events, jobs } from '../schema/log';
import { type ChainPart, GENESIS, link, partsOf, toldCommit } from './chain';
import { assertNotNewer, migrationsFolder } from './migrations';
import { chunksOf, jobRow, whereAll, widthOf } from './statements';
import { type ChainHead, type CommitRequest, Conflict, type Reader, type Serials, type Store } from './store';
import { takenIn } from './takenIn';
import type { Write } from './writes';

type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

/** Bound variables of one statement; PostgreSQL's own limit is 65,535. */
const MAX_VARIABLES = 60_000;
const ATTEMPTS = 10;

/** The schema is declared once with sqlite types; under this dialect the pg tables stand behind them. */
const asPg = (table: unknown): PgTable => table as PgTable;

/** Opens a PostgreSQL database (14 or newer). The same write set is awaited in one transaction. */
export function openPostgres(url: string, options: { connections?: number } = {}): Store {
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 10 });
  pool.on('error', () => undefined);
  const db = drizzle({ client: pool });

  const apply = async (tx: Transaction, write: Write): Promise<void> => {
    const table = asPg(write.table);
    if (write.kind === 'insert') {
      const width = widthOf(write.table);
      for (const rows of chunksOf(write.rows, Math.floor(MAX_VARIABLES / width))) await tx.insert(table).values(rows);
      return;
    }
    const where = whereAll(write.table, { ...write.key, ...write.when });
    const { rowCount } = write.kind === 'update' ? await tx.update(table).set(write.set).where(where) : await tx.delete(table).where(where);
    if (rowCount !== 1) throw new Conflict(`expected 1 row, met ${rowCount}`);
  };

  const reserve = async (tx: Transaction, enterpriseId: string, wanted: Readonly<Record<string, number>>): Promise<Serials> => {
    const first: Record<string, number> = {};
    for (const [name, count] of Object.entries(wanted)) {
      const { rows } = await tx.execute<{ last: string }>(
        sql`insert into serials (enterprise_id, name, last) values (${enterpriseId}, ${name}, ${count})
            on conflict (enterprise_id, name) do update set last = serials.last + ${count} returning last`,
      );
      first[name] = Number(rows[0]?.last) - count + 1;
    }
    return first;
  };

  /** The row of the chain's head, locked; one is made first where the enterprise is new. */
  const lockHead = async (tx: Transaction, enterpriseId: string): Promise<ChainHead> => {
    await tx.execute(sql`insert into chain_heads (enterprise_id, seq, hash) values (${enterpriseId}, 0, ${GENESIS}) on conflict do nothing`);
    const { rows } = await tx.execute<{ seq: string; hash: string }>(
      sql`select seq, hash from chain_heads where enterprise_id = ${enterpriseId} for update`,
    );
    return { seq: Number(rows[0]?.seq), hash: rows[0]?.hash ?? GENESIS };
  };

  const inTransaction = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db.transaction(work);
      } catch (error) {
        const code = codeOf(error);
        if (code === '23505') throw new Conflict('a unique rule was broken', { cause: error });
        if ((code !== '40001' && code !== '40P01') || attempt === ATTEMPTS) throw error;
      }
    }
  };

  /** Writes the rows of some steps, hangs their events on the chain, and moves its head. */
  const hang = async (tx: Transaction, request: CommitRequest, { chain, steps }: ChainPart, head: ChainHead): Promise<ChainHead> => {
    for (const step of steps) for (const write of step.writes) await apply(tx, write);
    const linked = link(chain, request, steps, head);
    if (linked.length > 0) await tx.insert(asPg(events)).values(linked);
    const { seq, hash } = linked.at(-1) ?? head;
    if (seq > head.seq) await tx.update(asPg(chainHeads)).set({ seq, hash }).where(whereAll(chainHeads, { enterpriseId: chain }));
    return { seq, hash };
  };

  const commit = (request: CommitRequest): Promise<ChainHead> =>
    inTransaction(async (tx) => {
      const { enterpriseId } = request;
      const head = await lockHead(tx, enterpriseId);
      const set = request.build(await reserve(tx, enterpriseId, request.reserve ?? {}));
      const { parts: [own, ...others], side } = partsOf(request, set, head);
      const moved = own ? await hang(tx, request, own, head) : head;
      for (const other of others) await hang(tx, request, other, await lockHead(tx, other.chain));
      for (const job of set.jobs ?? []) await tx.insert(asPg(jobs)).values(jobRow(request, job)).onConflictDoNothing();
      for (const write of side) await apply(tx, write);
      return moved;
    });

  return {
    dialect: 'postgres',
    read: db as unknown as Reader,
    commit,
    write: async (writes, told) => {
      const asCommit = toldCommit(writes, told);
      if (asCommit) await commit(asCommit);
      else await inTransaction(async (tx) => {
        for (const write of writes) await apply(tx, write);
      });
    },
    migrate: async () => {
      const folder = migrationsFolder('postgres');
      const seen = await db.execute<{ known: string | null }>(sql`select to_regclass('drizzle.__drizzle_migrations') known`);
      if (seen.rows[0]?.known) {
        const { rows } = await db.execute<{ last: string | null }>(sql`select max(created_at) last from drizzle.__drizzle_migrations`);
        assertNotNewer(folder, rows[0]?.last ? Number(rows[0].last) : null);
      }
      await migrate(db, { migrationsFolder: folder });
      await takenIn(db as unknown as Reader, commit);
    },
    ping: async () => void (await pool.query('select 1')),
    close: async () => pool.end(),
  };
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause as { code?: string } | null)?.code ?? '';
}
