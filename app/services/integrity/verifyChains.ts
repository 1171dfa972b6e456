import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type EventRow, isEnterprise, PLATFORM, trailOf, trailedBy } from 'db/dialect/chain';
import { dialect } from 'db/dialect/columns';
import type { Shape } from 'db/dialect/inspected';
import { migrationsFolder, newestSchema } from 'db/dialect/migrations';
import type { Reader } from 'db/dialect/reader';
import type { ChainHead } from 'db/dialect/store';
import type { AnyTable } from 'db/dialect/writes';
import { CHAINED, type ChainedTable, SHARED, TRAILED } from 'db/schema/chained';
import { EVOLUTION, MOVES } from 'db/schema/evolution';
import { chainHeads, events } from 'db/schema/log';
import { toldOf } from '~/domain/events/told';
import { CLOCK_SLACK_MS, isBehind } from '~/domain/shared/clock';
import type { Instant } from '~/domain/shared/instant';
import type { SignedKey } from '~/domain/shared/signed';
import type { FileStorage } from '~/platform/host/storage';
import { type KeptHead, type RecordedHead, walkChain } from './chain';
import { compareRows } from './compare';
import { verifyDeposits, verifyHeads } from './deposits';
import { verifyFiles } from './files';
import type { Finding } from './findings';
import { trustedKeys } from './keys';
import type { History } from './lift';
import { verifyProofs } from './proofs';
import { comparables, type Looked } from './rows';
import { Told } from './toldRows';
import { HEADS_WRITTEN } from './writeHeads';

/** What was looked at, and how many findings were reported. Events, rows and files are those of the enterprises. */
export interface Verification {
  readonly enterprises: number;
  readonly events: number;
  readonly rows: number;
  readonly files: number;
  /** What all enterprises share; null in a database from before it was told of. */
  readonly platform: { readonly events: number; readonly rows: number } | null;
  /** Heads that could be held against nothing: what they prove was pruned from its trail, or the database is from before there was such a chain. */
  readonly unproven: readonly KeptHead[];
  /** Events of enterprises that tell an earlier time than the one before them: the clock had been set back. */
  readonly setBacks: readonly SetBack[];
  /** Entries of all trails. */
  readonly audited: number;
  readonly findings: number;
}

/** Where the time of a chain goes back, and what the event before says. */
export interface SetBack {
  readonly enterpriseId: string;
  readonly seq: number;
  readonly at: Instant;
  readonly last: Instant;
}

export interface VerifyOptions {
  /** What there is, in a database that an earlier program made. */
  readonly shape?: Shape;
  /** Number of the schema it has; that of this program unless said otherwise. */
  readonly schema?: number;
  /** Heads of chains kept outside the database; where they are not given, nobody asks whether they are whole. */
  readonly recorded?: readonly (KeptHead | RecordedHead)[];
  /** The keys told beside those heads; where they are not given, nobody asks who signed. */
  readonly keys?: readonly SignedKey[];
  /** Names of keys that whoever asks knows to be the platform's, though no key before told them: after the file was lost. */
  readonly knownKeys?: readonly string[];
  /** What the program knows of its tables. */
  readonly known?: KnownTables;
}

/** The tables whose rows are told, by who tells them, and what became of their columns. */
export interface KnownTables extends History {
  readonly chained: readonly ChainedTable[];
  readonly shared: readonly ChainedTable[];
  readonly trailed: readonly ChainedTable[];
}

const OURS: KnownTables = { chained: CHAINED, shared: SHARED, trailed: TRAILED, steps: EVOLUTION, moves: MOVES };

interface Stored {
  readonly store: { readonly read: Reader };
  readonly storage: Pick<FileStorage, 'get'>;
}

/**
 * Walks the event log of every enterprise, of the platform and of each trail, and compares all rows and files with it. Every finding goes to
 * `report` as it is met; memory holds one batch of events and a bounded part of the rows. Reads only.
 */
export async function verifyChains(cx: Stored, report: (finding: Finding) => void, { shape, schema, recorded: kept, keys: toldKeys, knownKeys, known: tables = OURS }: VerifyOptions = {}): Promise<Verification> {
  const { read } = cx.store;
  const looked: Looked = { schema: schema ?? newestSchema(migrationsFolder(dialect)), history: tables, shape };
  const recorded = kept ?? [];
  const sum = { enterprises: 0, events: 0, rows: 0, files: 0, audited: 0, findings: 0 };
  const tell = (finding: Finding): void => {
    sum.findings += 1;
    report(finding);
  };
  /** What cannot be read (a broken page) is a finding, and the rest is looked at all the same. */
  const guarded = async <T>(enterpriseId: string, fallback: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      tell({ enterpriseId, kind: 'unreadable', text: error instanceof Error ? error.message : String(error) });
      return fallback;
    }
  };
  const walk = (chain: string, tenant: string, sources: readonly ChainedTable[], onEvent?: (event: EventRow) => void, prunedTo?: ChainHead) =>
    guarded(tenant, { events: 0, rows: 0 }, async () => {
      const heads = recorded.filter((one) => one.chain === chain).sort((a, b) => a.seq - b.seq);
      const tables = comparables(sources, looked);
      const told = new Told(tables, looked);
      try {
        const events = await walkChain(read, chain, tell, { tenant, recorded: heads, onEvent, prunedTo, told });
        told.end();
        let rows = 0;
        for (const table of tables) rows += await guarded(tenant, 0, () => compareRows(read, tenant, table, told, tell));
        return { events, rows };
      } finally {
        told.close();
      }
    });

  const known = new Map<string, { name: string; seq: number }>();
  const pruned = new Map<string, ChainHead>();
  const setBacks: SetBack[] = [];
  const noteOpened = ({ type, subjectId, payload, seq }: EventRow): void => {
    if (type === 'chain.opened') known.set(subjectId, { seq, name: toldOf('chain.opened', payload).name ?? '' });
  };
  const writings: { seq: number; at: string }[] = [];
  const noteWritten = ({ type, payload, seq }: EventRow): void => {
    if (type === HEADS_WRITTEN) writings.push({ seq, at: toldOf('heads.written', payload).at ?? '' });
  };
  const times = new Map<string, Instant>();
  const noteTime = ({ enterpriseId, seq, at }: EventRow): void => {
    const last = times.get(enterpriseId) ?? null;
    if (last !== null && isBehind(at, last, CLOCK_SLACK_MS)) setBacks.push({ enterpriseId, seq, at, last });
    times.set(enterpriseId, at);
  };
  const notePruned = (tenant: string) => (event: EventRow): void => {
    if (isEnterprise(tenant)) noteTime(event);
    if (event.type === 'audit.pruned') pruned.set(tenant, JSON.parse(event.payload) as unknown as ChainHead);
    if (tenant !== PLATFORM) return;
    noteOpened(event);
    noteWritten(event);
  };

  const keys = toldKeys && trustedKeys(toldKeys, tell, knownKeys);
  if (keys) verifyHeads(recorded, keys, tell);

  const tellsOfPlatform = !shape || tables.trailed.every(({ name }) => shape.has(name));
  const platform = tellsOfPlatform ? await walk(PLATFORM, PLATFORM, tables.shared, notePruned(PLATFORM)) : null;
  if (platform?.events === 0 && platform.rows > 0) tell({ enterpriseId: PLATFORM, kind: 'platformMissing' });
  const newest = writings.at(-1);
  if (kept && newest && !kept.some(({ at }) => at === newest.at)) tell({ enterpriseId: PLATFORM, kind: 'headsMissing', ...newest });
  const chains = await guarded(PLATFORM, [], () => chainsAnywhere(read, tables, shape));
  const enterprises = [...new Set([...chains.filter(isEnterprise), ...known.keys(), ...recorded.map(({ chain }) => chain).filter(isEnterprise)])].sort();
  for (const enterpriseId of enterprises) {
    sum.enterprises += 1;
    const { events: told, rows } = await walk(enterpriseId, enterpriseId, tables.chained, notePruned(enterpriseId));
    const opened = known.get(enterpriseId);
    if (opened && told === 0) tell({ enterpriseId, kind: 'enterpriseMissing', name: opened.name, seq: opened.seq });
    if (!opened && platform && told > 0) tell({ enterpriseId, kind: 'enterpriseUntold' });
    sum.events += told;
    sum.rows += rows;
    await guarded(enterpriseId, 0, () => verifyProofs(read, enterpriseId, tell, shape));
    if (keys) await guarded(enterpriseId, 0, () => verifyDeposits(read, enterpriseId, keys, tell, shape));
    sum.files += await guarded(enterpriseId, 0, () => verifyFiles(cx, enterpriseId, tell, shape));
  }
  if (platform) {
    const tenants = new Set([...enterprises, PLATFORM, ...[...chains, ...recorded.map(({ chain }) => chain)].flatMap((chain) => trailedBy(chain) ?? [])]);
    for (const tenant of tenants) sum.audited += (await walk(trailOf(tenant), tenant, tables.trailed, undefined, pruned.get(tenant))).rows;
  }
  const unproven = recorded.filter(({ chain, seq }) => (isEnterprise(chain) ? false : !platform || seq <= (pruned.get(trailedBy(chain) ?? '')?.seq ?? 0)));
  return { ...sum, platform, unproven, setBacks };
}

/** Every chain any chained row, event or head speaks of: a row slipped in for a factory that never was is found too. */
async function chainsAnywhere(read: Reader, { chained, trailed }: KnownTables, shape?: Shape): Promise<string[]> {
  const ids = new Set<string>();
  const note = async (table: AnyTable, chainOf: (tenant: string) => string): Promise<void> => {
    if (shape && !shape.has(getTableName(table))) return;
    const { enterpriseId } = getTableColumns(table) as Record<string, SQLiteColumn>;
    for (const { id } of await read.selectDistinct({ id: enterpriseId! }).from(table)) ids.add(chainOf(String(id)));
  };
  for (const table of [chainHeads, events, ...chained.map((one) => one.table)]) await note(table as AnyTable, (id) => id);
  for (const { table } of trailed) await note(table, trailOf);
  return [...ids].sort();
}
