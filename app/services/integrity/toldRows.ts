import type { Change } from 'db/dialect/change';
import type { Reader } from 'db/dialect/reader';
import type { Row } from 'db/dialect/writes';
import { changesOf } from './chain';
import type { Finding } from './findings';
import { changesIn } from 'db/dialect/told';
import { type History, lifted, nameAt } from './lift';
import { type Comparable, keyLabel, keyText, type Looked } from './rows';

/** One pass: some tables, or one part of a large one. */
export interface Pass {
  readonly tables: readonly Comparable[];
  readonly part: number;
  readonly parts: number;
}

/** Which part of a divided table a key belongs to. */
export function partOf(key: string, parts: number): number {
  let hash = 0;
  if (parts > 1) for (let index = 0; index < key.length; index += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return Math.abs(hash) % parts;
}

type Rows = Map<string, Row>;

/** A batch of rows that an event told together, in the words of its schema, and what was met of it. */
export interface Batch {
  readonly table: string;
  /** What its rows share. */
  readonly key: Row;
  readonly schema: number;
  readonly rows: number;
  readonly sha256: string;
  /** Whether this pass compares it. */
  readonly ours: boolean;
  /** The digests of the rows that were met. */
  readonly met: string[];
}

/** The rows of some tables as the chain has told them so far, in the words of the schema it has reached. */
export class Told {
  private at = 0;
  private readonly rows: ReadonlyMap<string, Rows>;
  private readonly batches: Batch[] = [];
  /** Of each table, by the columns a batch shares and their values; made when all is told. */
  private found: ReadonlyMap<string, ReadonlyMap<string, Batch>> | null = null;

  constructor(
    tables: readonly Comparable[],
    private readonly history: History,
  ) {
    this.rows = new Map(tables.map(({ name }) => [name, new Map<string, Row>()]));
  }

  /** Takes all rows on to a schema; those told later by an older one are taken there one by one. */
  goTo(schema: number): void {
    if (schema <= this.at) return;
    for (const [name, rows] of this.rows) {
      if (!this.history.steps.some(({ table, since }) => table === name && since > this.at && since <= schema)) continue;
      for (const [key, row] of rows) rows.set(key, lifted(this.history, name, row, this.at, schema, true));
    }
    this.at = schema;
  }

  /** The rows of a table, by their keys. */
  of(table: string): Rows {
    return this.rows.get(table)!;
  }

  /** The batch a row of the database belongs to; undefined for one that was told by itself. */
  batchOf({ name }: Comparable, row: Row): Batch | undefined {
    this.found ??= this.byShared();
    for (const [shared, batches] of this.found) {
      const [table, ...names] = shared.split(' ');
      const batch = table === name ? batches.get(keyText(names, row)) : undefined;
      if (batch) return batch;
    }
    return undefined;
  }

  private byShared(): ReadonlyMap<string, ReadonlyMap<string, Batch>> {
    const all = new Map<string, Map<string, Batch>>();
    for (const batch of this.batches) {
      const key = lifted(this.history, batch.table, batch.key, batch.schema, this.at, false);
      const names = Object.keys(key);
      const shared = [batch.table, ...names].join(' ');
      all.set(shared, (all.get(shared) ?? new Map<string, Batch>()).set(keyText(names, key), batch));
    }
    return all;
  }

  /** A row of a batch in the words it was told in. */
  asThen({ table, schema }: Batch, row: Row): Row {
    return Object.fromEntries(Object.entries(row).flatMap(([column, value]) => {
      const then = nameAt(this.history, table, column, schema);
      return then === null ? [] : [[then, value]];
    }));
  }

  /** The batches of a table that this pass compares. */
  batchesOf({ name }: Comparable): Batch[] {
    return this.batches.filter(({ table, ours }) => table === name && ours);
  }

  keyNames({ name, key }: Comparable): string[] {
    return key.map((column) => nameAt(this.history, name, column, this.at) ?? column);
  }

  /** Does to a table what an event tells. Answers the key of a row that was changed and never told; null otherwise. */
  take(table: Comparable, change: Change, schema: number, isOurs: (key: string) => boolean): string | null {
    const rows = this.of(table.name);
    if (change.op === 'm') {
      const move = this.history.moves.find(({ name }) => name === change.move);
      if (move && 'row' in move) for (const [key, row] of rows) rows.set(key, { ...row, ...move.row(row) });
      return null;
    }
    if (change.op === 'b') {
      this.batches.push({ table: table.name, key: change.k, schema, rows: change.n, sha256: change.sha256, ours: isOurs(keyText(Object.keys(change.k), change.k)), met: [] });
      return null;
    }
    const [k, v] = [change.op === 'i' ? change.v : change.k, change.op === 'd' ? {} : change.v].map((values) => lifted(this.history, table.name, values, schema, this.at, change.op === 'i')) as [Row, Row];
    const key = keyText(this.keyNames(table), k);
    const before = rows.get(key);
    if (!isOurs(key)) return null;
    if (change.op === 'i') rows.set(key, v);
    else if (!before) return key;
    else if (change.op === 'u') rows.set(key, { ...before, ...v });
    else rows.delete(key);
    return null;
  }
}

const TABLE = '"t":"';

/** Whether changes speak of one of some tables. A text inside a row that looks like it costs no more than a look. */
function mentionsAny(changes: string, tables: ReadonlyMap<string, unknown>): boolean {
  for (let at = changes.indexOf(TABLE); at >= 0; at = changes.indexOf(TABLE, at)) {
    at += TABLE.length;
    if (tables.has(changes.slice(at, changes.indexOf('"', at)))) return true;
  }
  return false;
}

/** The rows the chain says there are, folded from its changes, in the words of the database that is looked at. */
export async function toldRows(read: Reader, chain: string, enterpriseId: string, { tables, part, parts }: Pass, { schema: reached, history }: Looked, report: (finding: Finding) => void): Promise<Told> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const told = new Told(tables, history);
  for await (const event of changesOf(read, chain)) {
    if (!mentionsAny(event.changes, byName)) continue;
    const changes = changesIn(event);
    if (!changes) continue;
    told.goTo(Math.min(changes.schema, reached));
    for (const change of changes.rows) {
      const table = byName.get(change.t);
      const untold = table && told.take(table, change, changes.schema, (key) => partOf(key, parts) === part);
      if (table && untold) report({ enterpriseId, kind: 'rowUntold', table: table.name, key: keyLabel(table, untold), seq: event.seq });
    }
  }
  told.goTo(reached);
  return told;
}
