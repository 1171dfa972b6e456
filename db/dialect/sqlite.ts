import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { chainHeads, events, jobs, serials } from '../schema/log';
import { GENESIS, link } from './chain';
import { assertNotNewer, migrationsFolder } from './migrations';
import { chunksOf, jobRow, whereAll, widthOf } from './statements';
import { Conflict, type Reader, type Serials, type Store } from './store';
import type { Write } from './writes';

type Handle = ReturnType<typeof drizzle>;

/** Bound variables of one statement; SQLite's own limit is 32,766. */
const MAX_VARIABLES = 30_000;

/**
 * Opens a SQLite file (`:memory:` for a scratch one). WAL with synchronous=FULL: what was answered survives a power cut.
 * Every write set runs in one synchronous immediate transaction, so nothing can come between its statements.
 */
export function openSqlite(file: string): Store {
  const client = new Database(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000', 'cache_size = -65536', 'temp_store = MEMORY']) {
    client.pragma(pragma);
  }
  const db = drizzle({ client });

  const apply = (write: Write): void => {
    if (write.kind === 'insert') {
      const width = widthOf(write.table);
      for (const rows of chunksOf(write.rows, Math.floor(MAX_VARIABLES / width))) db.insert(write.table).values(rows).run();
      return;
    }
    const where = whereAll(write.table, { ...write.key, ...write.when });
    const { changes } =
      write.kind === 'update' ? db.update(write.table).set(write.set).where(where).run() : db.delete(write.table).where(where).run();
    if (changes !== 1) throw new Conflict(`expected 1 row, met ${changes}`);
  };

  const reserve = (enterpriseId: string, wanted: Readonly<Record<string, number>>): Serials =>
    Object.fromEntries(
      Object.entries(wanted).map(([name, count]) => {
        const { last } = db
          .insert(serials)
          .values({ enterpriseId, name, last: count })
          .onConflictDoUpdate({ target: [serials.enterpriseId, serials.name], set: { last: sqlPlus(count) } })
          .returning({ last: serials.last })
          .get();
        return [name, last - count + 1];
      }),
    );

  const inTransaction = async <T>(work: () => T): Promise<T> => {
    try {
      return client.transaction(work).immediate();
    } catch (error) {
      throw asConflict(error);
    }
  };

  return {
    dialect: 'sqlite',
    read: db as unknown as Reader,
    commit: (request) =>
      inTransaction(() => {
        const { enterpriseId } = request;
        const head = db.select().from(chainHeads).where(whereAll(chainHeads, { enterpriseId })).get() ?? { seq: 0, hash: GENESIS };
        const set = request.build(reserve(enterpriseId, request.reserve ?? {}));
        for (const step of set.steps) step.writes.forEach(apply);
        const linked = link(request, set.steps, head);
        if (linked.length > 0) db.insert(events).values(linked as (typeof events.$inferInsert)[]).run();
        for (const job of set.jobs ?? []) db.insert(jobs).values(jobRow(request, job)).onConflictDoNothing().run();
        set.side?.forEach(apply);
        const { seq, hash } = linked.at(-1) ?? head;
        if (seq === head.seq) return head;
        db.insert(chainHeads).values({ enterpriseId, seq, hash }).onConflictDoUpdate({ target: chainHeads.enterpriseId, set: { seq, hash } }).run();
        return { seq, hash };
      }),
    write: (writes) => inTransaction(() => writes.forEach(apply)),
    migrate: async () => migrateFile(client, db, file),
    ping: async () => void client.prepare('select 1').get(),
    close: async () => {
      client.pragma('optimize');
      client.close();
    },
  };
}

const sqlPlus = (count: number) => sql`${serials.last} + ${count}`;

/** A table rebuild begins with a pragma that is a no-op inside the migrator's transaction, so foreign keys go off before it. */
function migrateFile(client: Database.Database, db: Handle, file: string): void {
  const folder = migrationsFolder('sqlite');
  const known = client.prepare("select count(*) n from sqlite_master where name = '__drizzle_migrations'").pluck().get() as number;
  if (known > 0) {
    const last = client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null;
    const pending = assertNotNewer(folder, last);
    if (pending && existsSync(file)) {
      client.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(file, path.join(path.dirname(file), `${path.basename(file)}.before-${pending}`));
    }
  }
  client.pragma('foreign_keys = OFF');
  try {
    migrate(db, { migrationsFolder: folder });
    const broken = client.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`migration left ${broken.length} rows with broken foreign keys`);
  } finally {
    client.pragma('foreign_keys = ON');
  }
}

function asConflict(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: string } | null)?.code ?? '';
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ? new Conflict(String((cause as Error).message), { cause: error }) : error;
}
