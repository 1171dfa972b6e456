import Database from 'better-sqlite3';
import { and, eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { MOVES } from '../schema/evolution';
import { chainHeads, events, jobs, serials } from '../schema/log';
import { assertUnmoved, type ChainPart, type DatedHead, GENESIS, link, partsOf, toldCommit } from './chain';
import { applyMigrations, type Migrations, migrationsFolder, newestSchema } from './migrations';
import { bringUpToDate } from './moves';
import { recent } from './recent';
import { jobRow, PROBE_SERIES, valuesOf, whereAll } from './statements';
import type { Reader } from './reader';
import { type ChainHead, type CommitRequest, Conflict, type React, type Serials, type Store, unheard } from './store';
import { BUSY_MS, lastApplied, prepareFile, refuseForeign, START_BUSY_MS, withoutForeignKeys } from './sqliteFile';
import { takenIn } from './takenIn';
import type { AnyTable, Row, Write } from './writes';

/** Texts of statements kept compiled; the program asks a few hundred different ones. */
const REMEMBERED = 500;
/** How long a lock that another process holds is waited for, and how often it is tried. */
const LOCK_MS = 5_000;
const RETRY_MS = 25;

/**
 * Opens a SQLite file (`:memory:` for a scratch one). WAL with synchronous=FULL: what was answered survives a power cut.
 * Write sets run one after the other in synchronous immediate transactions, so nothing can come between the statements of one.
 * Throws ForeignDatabase before anything is changed.
 */
export function openSqlite(file: string, react: React = unheard): Store {
  const client = new Database(file);
  refuseForeign(client);
  for (const pragma of [`busy_timeout = ${START_BUSY_MS}`, 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -16384', 'temp_store = MEMORY', `busy_timeout = ${BUSY_MS}`]) {
    client.pragma(pragma);
  }
  const db = drizzle({ client: remembering(client) });
  const insertInto = inserters(client);

  const apply = (write: Write): void => {
    if (write.kind === 'insert') {
      const insertRow = insertInto(write.table, write.once);
      write.rows.forEach(insertRow);
      return;
    }
    const where = whereAll(write.table, { ...write.key, ...write.when });
    const { changes } =
      write.kind === 'update' ? db.update(write.table).set(write.set).where(where).run() : db.delete(write.table).where(where).run();
    if (changes !== 1) throw new Conflict(`expected 1 row, met ${changes}`);
  };

  const headOf = lazily(() =>
    db.select({ seq: chainHeads.seq, hash: chainHeads.hash, at: events.at }).from(chainHeads).leftJoin(events, and(eq(events.enterpriseId, chainHeads.enterpriseId), eq(events.seq, chainHeads.seq))).where(eq(chainHeads.enterpriseId, sql.placeholder('enterpriseId'))).prepare(),
  );
  const moveHead = lazily(() =>
    db
      .insert(chainHeads)
      .values({ enterpriseId: sql.placeholder('enterpriseId'), seq: sql.placeholder('seq'), hash: sql.placeholder('hash') })
      .onConflictDoUpdate({ target: chainHeads.enterpriseId, set: { seq: sql`excluded.seq`, hash: sql`excluded.hash` } })
      .prepare(),
  );
  const countUp = lazily(() =>
    db
      .insert(serials)
      .values({ enterpriseId: sql.placeholder('enterpriseId'), name: sql.placeholder('name'), last: sql.placeholder('count') })
      .onConflictDoUpdate({ target: [serials.enterpriseId, serials.name], set: { last: sql`${serials.last} + excluded.last` } })
      .returning({ last: serials.last })
      .prepare(),
  );

  const reserve = (countedBy: string, wanted: Readonly<Record<string, number>>): Serials =>
    Object.fromEntries(
      Object.entries(wanted).map(([name, count]) => {
        const { last } = countUp().get({ enterpriseId: countedBy, name, count });
        return [name, last - count + 1];
      }),
    );

  const { inTransaction, flush } = together(client);
  const brings: Migrations = { folder: migrationsFolder('sqlite'), moves: MOVES };
  let schema = newestSchema(brings.folder);
  const headNow = (chain: string): DatedHead => headOf().get({ enterpriseId: chain }) ?? { seq: 0, hash: GENESIS, at: null };

  /** Writes the rows of some steps, hangs their events on the chain, and moves its head. */
  const hang = (request: CommitRequest, { chain, steps }: ChainPart, head: DatedHead): ChainHead => {
    for (const step of steps) step.writes.forEach(apply);
    const linked = link(chain, request, steps, head, schema);
    const insertEvent = insertInto(events as unknown as AnyTable);
    for (const event of linked) insertEvent({ ...event });
    const { seq, hash } = linked.at(-1) ?? head;
    if (seq > head.seq) moveHead().run({ enterpriseId: chain, seq, hash });
    return { seq, hash };
  };

  const commit = (request: CommitRequest): Promise<ChainHead> =>
    inTransaction(() => {
      const { enterpriseId } = request;
      const head = headNow(enterpriseId);
      assertUnmoved(request, head);
      const set = request.build(reserve(request.countedBy ?? enterpriseId, request.reserve ?? {}));
      const { parts: [own, ...others], side } = partsOf(request, set, head);
      const moved = own ? hang(request, own, head) : { seq: head.seq, hash: head.hash };
      for (const other of others) hang(request, other, headNow(other.chain));
      for (const job of set.jobs ?? []) db.insert(jobs).values(jobRow(request, job)).onConflictDoNothing().run();
      side.forEach(apply);
      for (const { event } of set.steps) react(event, request).forEach(apply);
      return moved;
    });

  return {
    dialect: 'sqlite',
    read: db as unknown as Reader,
    commit,
    write: async (writes, told) => {
      const asCommit = toldCommit(writes, told);
      if (asCommit) await commit(asCommit);
      else await inTransaction(() => writes.forEach(apply));
    },
    migrate: async (brought = brings) => {
      prepareFile(client, file, brought.folder);
      await bringUpToDate(brought, {
        read: db as unknown as Reader,
        commit,
        put: (writes) => inTransaction(() => writes.forEach(apply)),
        lastApplied: async () => lastApplied(client),
        apply: async (upTo) => withoutForeignKeys(client, () => void applyMigrations(db, brought.folder, upTo)),
        standAt: (number) => void (schema = number),
      });
      await takenIn(db as unknown as Reader, commit);
    },
    ping: async () => void client.prepare('select 1').get(),
    // waits for nobody: who asks how things stand is told at once that the database is held
    probe: async () => client.transaction(() => void countUp().get({ enterpriseId: PROBE_SERIES[0], name: PROBE_SERIES[1], count: 1 })).immediate(),
    close: async () => {
      flush();
      client.close();
    },
  };
}

/**
 * Write sets that are ready in the same turn of the event loop share one transaction and so one wait for the disk. Each has a
 * savepoint of its own: one that fails takes back itself alone, and none is answered before the whole is durable. While another
 * process holds the database, they wait by a timer, and requests that read go on; each fails with SQLITE_BUSY in its time.
 */
function together(client: Database.Database): { inTransaction: <T>(work: () => T) => Promise<T>; flush: () => void } {
  let waiting: { work: () => void; fail: (error: unknown) => void; answer: () => void; until: number }[] = [];
  let timer: NodeJS.Timeout | undefined;

  /** Puts sets off that found the database held, those whose time is over excepted. */
  const putOff = (sets: typeof waiting, error: unknown): void => {
    const now = performance.now();
    for (const { fail } of sets.filter(({ until }) => until <= now)) fail(error);
    waiting = [...sets.filter(({ until }) => until > now), ...waiting];
    if (waiting.length > 0) timer = setTimeout(flush, RETRY_MS);
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const sets = waiting;
    waiting = [];
    if (sets.length === 0) return;
    const failed = new Map<(typeof sets)[number], unknown>();
    let begun = false;
    try {
      client.transaction(() => {
        begun = true;
        // Alone it needs no savepoint: the transaction is its own.
        if (sets.length === 1) return sets[0]!.work();
        for (const set of sets) {
          try {
            client.transaction(set.work)();
          } catch (error) {
            if (!client.inTransaction) throw error;
            failed.set(set, error);
          }
        }
      }).immediate();
    } catch (error) {
      if (!begun && isBusy(error)) putOff(sets, error);
      else sets.forEach(({ fail }) => fail(asConflict(error)));
      return;
    }
    for (const set of sets) {
      if (failed.has(set)) set.fail(asConflict(failed.get(set)));
      else set.answer();
    }
  };

  const inTransaction = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      let value: T;
      waiting.push({ work: () => void (value = work()), fail: reject, answer: () => resolve(value), until: performance.now() + LOCK_MS });
      if (waiting.length === 1) setImmediate(flush);
    });
  return { inTransaction, flush };
}

const isBusy = (error: unknown): boolean => (error as { code?: string } | null)?.code?.startsWith('SQLITE_BUSY') ?? false;

/** Made when it is first wanted: before the migration there are no tables to prepare a statement for. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The same connection, compiling the same text once: compiling takes longer than most of the questions asked. */
function remembering(client: Database.Database): Database.Database {
  const known = recent<Database.Statement>(REMEMBERED);
  const prepare = (text: string): Database.Statement => {
    const asked = known.get(text);
    if (asked) return asked;
    const statement = client.prepare(text);
    known.put(text, statement);
    return statement;
  };
  return Object.create(client, { prepare: { value: prepare } }) as Database.Database;
}

/** For each table a function that inserts one row of it, every column named; compiled once, since write sets are mostly inserts. */
function inserters(client: Database.Database): (table: AnyTable, once?: true) => (row: Row) => void {
  const known = new Map<AnyTable, (row: Row) => void>();
  const knownOnce = new Map<AnyTable, (row: Row) => void>();
  const make = (table: AnyTable, once?: true): ((row: Row) => void) => {
    const columns = Object.values(getTableColumns(table));
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const statement = client.prepare(`insert into "${getTableName(table)}" (${names}) values (${columns.map(() => '?').join(', ')})${once ? ' on conflict do nothing' : ''}`);
    return (row) => statement.run(valuesOf(table, row));
  };
  return (table, once) => {
    const of = once ? knownOnce : known;
    const insertRow = of.get(table) ?? make(table, once);
    of.set(table, insertRow);
    return insertRow;
  };
}

/** What SQLite says where a rule of rows is broken: two of one kind, or a row that another names. */
const RULES = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_FOREIGNKEY'];

function asConflict(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: string } | null)?.code ?? '';
  return RULES.includes(code) ? new Conflict(String((cause as Error).message), { cause: error, rule: String((cause as Error).message) }) : error;
}
