import { and, eq, getTableColumns, getTableName, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { canonicalJson } from '../../app/domain/shared/canonical';
import { SYSTEM } from '../../app/domain/shared/actor';
import { instantOf } from '../../app/domain/shared/instant';
import { CHAINED, SHARED, TRAILED } from '../schema/chained';
import type { Move, RowMove } from '../schema/evolution';
import { chainHeads, serials } from '../schema/log';
import { isEnterprise, PLATFORM, trailedBy } from './chain';
import { isJson, unread } from './columns';
import { assertNotNewer, type Migrations, newestSchema, schemaAt } from './migrations';
import type { Reader } from './reader';
import type { Step, Store } from './store';
import { type AnyTable, insert, remove, type Row, update, type Write } from './writes';

/** What a database does for the mechanism below, each in its own way. */
export interface Migrated {
  readonly read: Reader;
  readonly commit: Store['commit'];
  /** Writes rows together, or nothing, and tells nobody. */
  readonly put: (writes: readonly Write[]) => Promise<void>;
  /** Drizzle's `created_at` of the newest migration that was applied; null before the first. */
  readonly lastApplied: () => Promise<number | null>;
  /** Applies the migrations up to and with a number; those that were applied stay as they are. */
  readonly apply: (upTo: number) => Promise<void>;
  /** Under which number events are written from now on. */
  readonly standAt: (schema: number) => void;
}

/** The names under which moves that have begun, and the chains they have done, are noted among the serials; of no enterprise. */
const NOBODY = '';
const begunName = (move: Move): string => `move:${move.name}`;
const doneName = (move: Move): string => `moved:${move.name}`;

/**
 * Brings a database up to date: its migrations in their order, each move of data right after the migration it follows and before the next. A move
 * is done once: it is noted before its migration, so that one that was cut off is taken up again, and the chains it has been through are passed over.
 * An empty database has nothing to move.
 */
export async function bringUpToDate({ folder, moves }: Migrations, database: Migrated): Promise<void> {
  const last = await database.lastApplied();
  assertNotNewer(folder, last);
  const from = schemaAt(folder, last);
  const open = from === 0 ? [] : await openMoves(database, moves, from);
  let at = from;
  const goTo = async (schema: number): Promise<void> => {
    if (schema > at) await database.apply(schema);
    at = Math.max(at, schema);
    database.standAt(at);
  };
  for (const since of [...new Set(open.map((move) => move.since))].sort((a, b) => a - b)) {
    await goTo(since);
    for (const move of open.filter((one) => one.since === since)) await carryOut(database, move);
  }
  await goTo(newestSchema(folder));
}

/** Moves of migrations still to come, noted as begun from now on, and those that had begun and were not ended. */
async function openMoves({ read, put }: Migrated, moves: readonly Move[], from: number): Promise<Move[]> {
  const rows = await read.select({ name: serials.name }).from(serials).where(eq(serials.enterpriseId, NOBODY));
  const begun = new Set(rows.map(({ name }) => name));
  const open = moves.filter((move) => move.since > from || begun.has(begunName(move)));
  await put(open.filter((move) => !begun.has(begunName(move))).map((move) => insert(serials, { enterpriseId: NOBODY, name: begunName(move), last: 1 })));
  return open;
}

async function carryOut(database: Migrated, move: Move): Promise<void> {
  const { read, commit, put } = database;
  const ended = remove(serials, { enterpriseId: NOBODY, name: begunName(move) });
  const heads = (await read.select({ chain: chainHeads.enterpriseId }).from(chainHeads)).map(({ chain }) => chain);
  const chains = heads.filter(tellerOf(move));
  // what no chain tells of, or none has begun to, moves without a word
  if (chains.length === 0 && 'row' in move) return put([...(await rowWrites(read, move)), ended]);
  for (const chain of chains) {
    const step = await stepOf(read, move, chain);
    const name = doneName(move);
    if (step) await commit({ enterpriseId: chain, actor: SYSTEM, at: instantOf(Date.now()), reserve: { [name]: 1 }, build: (turns) => ({ steps: turns[name] === 1 ? [step] : [] }) });
  }
  await put([ended]);
}

/** Which chains tell of the rows a move goes over. */
function tellerOf(move: Move): (chain: string) => boolean {
  if (!('row' in move)) return (chain) => trailedBy(chain) === null;
  const name = getTableName(move.table);
  const has = (tables: readonly { readonly name: string }[]): boolean => tables.some((one) => one.name === name);
  if (has(CHAINED)) return isEnterprise;
  if (has(SHARED)) return (chain) => chain === PLATFORM;
  return has(TRAILED) ? (chain) => trailedBy(chain) !== null : () => false;
}

/** The event of a move on one chain, with what it writes; null where nothing moves. */
async function stepOf(read: Reader, move: Move, chain: string): Promise<Step | null> {
  const writes = 'row' in move ? await rowWrites(read, move, trailedBy(chain) ?? chain) : await move.writes(read, chain);
  if (writes.length === 0) return null;
  const { name, since } = move;
  const event = { type: 'schema.migrated' as const, subject: { kind: 'schema', id: name }, payload: { schema: since, rows: writes.length } };
  return { event, writes, ...('row' in move ? { told: [{ op: 'm', t: getTableName(move.table), move: name, n: writes.length }] } : {}) };
}

/** What a move changes in the rows of one enterprise; in all there are where none is named or the table knows none. */
async function rowWrites(read: Reader, { table, key, row }: RowMove, enterpriseId?: string): Promise<Write[]> {
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const tenant = columns.enterprise_id;
  const rows = await rowsAsTold(read, table, enterpriseId !== undefined && tenant ? and(eq(tenant, enterpriseId)) : undefined);
  const named = tenant ? ['enterprise_id', ...key] : key;
  const jsons = Object.values(columns).filter(isJson).map(({ name }) => name);
  return rows.flatMap((before) => {
    // text that is no JSON was written by nobody's program; it stays for `verify` to name
    const after = jsons.some((name) => typeof before[name] === 'string') ? null : row(before);
    const changed = after && Object.entries(after).some(([name, value]) => canonicalJson(value ?? null) !== canonicalJson(before[name] ?? null));
    return changed ? [update(table as AnyTable & { $inferInsert: Record<string, unknown> }, Object.fromEntries(named.map((name) => [name, before[name]])), after)] : [];
  });
}

/** Rows by their properties as an event tells them: a JSON column as it was stored, not as its reader lifts it. */
export async function rowsAsTold(read: Reader, table: AnyTable, where?: SQL): Promise<Row[]> {
  const columns = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>);
  return read.select(Object.fromEntries(columns.map(([property, column]) => [property, unread(column)]))).from(table).where(where);
}
