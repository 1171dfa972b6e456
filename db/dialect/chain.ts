import { hash as hashOf } from 'node:crypto';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { SYSTEM } from '../../app/domain/shared/actor';
import { canonicalJson } from '../../app/domain/shared/canonical';
import { CLOCK_SLACK_MS, isBehind } from '../../app/domain/shared/clock';
import { dayOf, type Instant, instantOf, millisecondsOf } from '../../app/domain/shared/instant';
import type { Change } from './change';
import { newId } from './ids';
import { CHAINED, type ChainedTable, SHARED } from '../schema/chained';
import type { NewEvent } from '../../app/domain/events/event';
import { type ChainHead, type CommitRequest, Conflict, type Step, type Told, type WriteSet } from './store';
import type { AnyTable, Row, Write } from './writes';

/** The `prev` of the first event. */
export const GENESIS = '0'.repeat(64);

/** The chain of what all enterprises share: accounts, regulators, the library, and which enterprises there are. */
export const PLATFORM = 'platform';

const TRAIL = 'trail:';

/** The chain of what is audited in an enterprise, or on the platform; it sorts after all others, and heads are locked in that order. */
export const trailOf = (chain: string): string => `${TRAIL}${chain}`;

/** Whose trail a chain is; null when it is none. */
export const trailedBy = (chain: string): string | null => (chain.startsWith(TRAIL) ? chain.slice(TRAIL.length) : null);

/** Whether a chain is that of an enterprise. */
export const isEnterprise = (chain: string): boolean => chain !== PLATFORM && trailedBy(chain) === null;

/** A stored event; `actor`, `payload` and `changes` are canonical JSON text, hashed as they stand. */
export interface EventRow {
  enterpriseId: string;
  seq: number;
  id: string;
  type: string;
  subjectKind: string;
  subjectId: string;
  actor: string;
  day: string;
  at: Instant;
  payload: string;
  changes: string;
  prev: string;
  hash: string;
}

/** The changes of one event, and the number of the schema whose words they are told in. */
export interface ToldChanges {
  readonly schema: number;
  readonly rows: readonly Change[];
}

/** SHA-256 (hex) over every field but the hash itself. */
export function hashEvent(event: Omit<EventRow, 'hash'>): string {
  const { enterpriseId, seq, id, type, subjectKind, subjectId, actor, day, at, payload, changes, prev } = event;
  const content = canonicalJson([enterpriseId, seq, id, type, subjectKind, subjectId, actor, day, at, payload, changes, prev]);
  return hashOf('sha256', content);
}

/** What an event says instead of a secret: equal for equal secrets, and no way back. */
export const veil = (value: unknown): string => `sha256:${hashOf('sha256', String(value))}`;

const named = (tables: readonly ChainedTable[]): ReadonlyMap<string, ChainedTable> => new Map(tables.map((one) => [one.name, one]));
const shared = named(SHARED);
const chainedTables = named([...CHAINED, ...SHARED]);

/** A row of properties as an event tells it: by column, without bookkeeping, secrets veiled. `whole` says what a new row leaves to its defaults. */
function toldRow(table: AnyTable, row: Row, whole = false): Row {
  const { aside = [], veiled = [] } = chainedTables.get(getTableName(table)) ?? {};
  const told: Record<string, unknown> = {};
  for (const [property, { name, default: unsaid }] of Object.entries(getTableColumns(table))) {
    const value = row[property] === undefined && whole ? unsaid : row[property];
    if (value !== undefined && !aside.includes(name)) told[name] = veiled.includes(name) && value !== null ? veil(value) : value;
  }
  return told;
}

/** What one row of a batch gives to its digest; a column that is null is as one that is left out. */
export const digestOfRow = (row: Row): string =>
  hashOf('sha256', canonicalJson(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))));

/** The digest of a batch, out of those of its rows in any order. */
export const digestOf = (rows: readonly string[]): string => hashOf('sha256', rows.toSorted().join('\n'));

/** Throws a TypeError where the rows do not share what they are said to share: that is a fault of the program. */
function toldTogether(table: AnyTable, rows: readonly Row[], properties: readonly string[]): Change[] {
  const names = properties.map((property) => getTableColumns(table)[property]!.name);
  const [k, ...others] = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
  if (!k) return [];
  const t = getTableName(table);
  if (others.some((one) => canonicalJson(one) !== canonicalJson(k))) throw new TypeError(`the rows of ${t} do not share ${names.join(', ')}`);
  return [{ op: 'b', t, k, n: rows.length, sha256: digestOf(rows.map(digestOfRow)) }];
}

/** The rows a list of writes touches, as an event tells them. */
export function changesOf(writes: readonly Write[]): Change[] {
  return writes.flatMap((write): Change[] => {
    const t = getTableName(write.table);
    if (write.kind === 'insert') {
      const rows = write.rows.map((row) => toldRow(write.table, row, true));
      return write.together ? toldTogether(write.table, rows, write.together) : rows.map((v) => ({ op: 'i', t, v }));
    }
    const k = toldRow(write.table, write.key);
    return write.kind === 'update' ? [{ op: 'u', t, k, v: toldRow(write.table, write.set) }] : [{ op: 'd', t, k }];
  });
}

/** Whether the platform's chain must tell of a write. */
function isShared(write: Write): boolean {
  if (!shared.has(getTableName(write.table))) return false;
  return write.kind === 'update' ? Object.keys(toldRow(write.table, write.set)).length > 0 : write.kind === 'remove' || write.rows.length > 0;
}

/** One chain's part of a write set. */
export interface ChainPart {
  readonly chain: string;
  readonly steps: readonly Step[];
}

/** Throws Conflict where the chain went on since the decision looked at it. */
export function assertUnmoved({ after }: CommitRequest, head: ChainHead): void {
  if (after !== undefined && head.seq !== after) throw new Conflict(`expected event ${after} to be the last, met ${head.seq}`);
}

/**
 * A write set by the chains it hangs on, its own first, and the rows no chain tells of. What the platform tells of is taken out of `side` and
 * told there, and so is the first event of an enterprise: from then on the platform knows that it was.
 */
export function partsOf(request: CommitRequest, set: WriteSet, head: ChainHead): { parts: ChainPart[]; side: readonly Write[] } {
  const { enterpriseId } = request;
  const own: ChainPart = { chain: enterpriseId, steps: set.steps };
  const { side = [], beside = [] } = set;
  const writes = side.filter(isShared);
  const opens = head.seq === 0 && set.steps.length > 0 && isEnterprise(enterpriseId);
  if (writes.length === 0 && beside.length === 0 && !opens) return { parts: [own], side };
  const others = new Map<string, Step[]>();
  const hang = (chain: string, step: Step): void => void others.set(chain, [...(others.get(chain) ?? []), step]);
  if (opens) hang(PLATFORM, opening(enterpriseId, nameIn(set.steps)));
  if (writes.length > 0) hang(PLATFORM, { event: { type: 'platform.changed', subject: { kind: 'chain', id: enterpriseId }, payload: { events: set.steps.map(({ event }) => event.type) } }, writes });
  for (const { chain, step } of beside) hang(chain, step);
  const parts = [...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([chain, steps]) => ({ chain, steps }));
  return { parts: [own, ...parts], side: side.filter((write) => !writes.includes(write)) };
}

/** The commit that a plain write is where it touches what the platform tells of; null where it does not. */
export function toldCommit(writes: readonly Write[], told?: Told): CommitRequest | null {
  const sharedWrites = writes.filter(isShared);
  if (sharedWrites.length === 0) return null;
  const event: NewEvent = told?.event ?? { type: 'platform.changed', subject: { kind: 'chain', id: PLATFORM }, payload: {} };
  return {
    enterpriseId: PLATFORM,
    actor: told?.actor ?? SYSTEM,
    at: told?.at ?? instantOf(Date.now()),
    after: told?.after,
    build: () => ({ steps: [{ event, writes: sharedWrites }], side: writes.filter((write) => !sharedWrites.includes(write)) }),
  };
}

/** The platform's word that the chain of an enterprise began. */
export const opening = (enterpriseId: string, name: string): Step => ({
  event: { type: 'chain.opened', subject: { kind: 'enterprise', id: enterpriseId }, payload: { name } },
  writes: [],
});

/** What an enterprise is called in the set that founds it. */
function nameIn(steps: readonly Step[]): string {
  const founding = steps.flatMap(({ writes }) => writes).find((write) => write.kind === 'insert' && getTableName(write.table) === 'enterprises');
  const name = founding?.kind === 'insert' ? founding.rows[0]?.name : undefined;
  return typeof name === 'string' ? name : '';
}

/** Where a chain stands, and when its last event was. */
export interface DatedHead extends ChainHead {
  readonly at: Instant | null;
}

/**
 * When an event is told to have been, and what it says of that. Clocks of several machines differ a little: then it is not before the last one.
 * Where the clock was set back, its own time is no more to be trusted than the last one's: both stand there, the last one's as `clockBehind`.
 */
function timed(at: Instant, last: Instant | null, payload: NewEvent['payload']): { at: Instant; payload: object } {
  if (last === null || last <= at) return { at, payload };
  if (!isBehind(at, last, CLOCK_SLACK_MS)) return { at: last, payload };
  return { at, payload: { ...payload, clockBehind: last } };
}

/** Hangs the steps of a commit on one chain after `head`, in their order; `schema` is the number of the schema their rows are written in. */
export function link(chain: string, request: Pick<CommitRequest, 'actor' | 'at'>, steps: readonly Step[], head: DatedHead, schema: number): EventRow[] {
  const actor = canonicalJson(request.actor);
  let { seq, hash, at: last } = head;
  return steps.map(({ event, writes, standing = [], told }) => {
    const changes: ToldChanges = { schema, rows: told ?? changesOf([...writes, ...standing]) };
    const { at, payload } = timed(request.at, last, event.payload);
    last = at;
    const row = {
      enterpriseId: chain,
      seq: (seq += 1),
      id: newId(millisecondsOf(request.at)),
      type: event.type,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      actor,
      day: dayOf(at),
      at,
      payload: canonicalJson(payload),
      changes: canonicalJson(changes),
      prev: hash,
    };
    hash = hashEvent(row);
    return { ...row, hash };
  });
}
