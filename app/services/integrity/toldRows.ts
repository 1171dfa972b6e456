import Database from 'better-sqlite3';
import type { Change } from 'db/dialect/change';
import type { ToldChanges } from 'db/dialect/chain';
import type { Row } from 'db/dialect/writes';
import { lifted, nameAt } from './lift';
import { type Comparable, keyText, type Looked } from './rows';

/** Memory for the changes that were told, in KiB; what is more lies in a file without a name that goes with its handle. */
const CACHE_KIB = 65_536;

/** A batch of rows that an event told together, in the words of its schema, and what was met of it. */
export interface Batch {
  readonly table: string;
  /** What its rows share. */
  readonly key: Row;
  readonly schema: number;
  readonly rows: number;
  readonly sha256: string;
  /** The digests of the rows that were met. */
  readonly met: string[];
}

/** What the chain tells of one row: what it should be, null where it was taken away, and the events that changed it though nobody had told of it. */
export interface ToldRow {
  readonly row: Row | null;
  readonly untold: readonly number[];
}

interface Kept {
  readonly n: number;
  readonly op: 'i' | 'u' | 'd';
  readonly schema: number;
  readonly seq: number;
  readonly said: string;
}

interface Moved {
  readonly n: number;
  readonly schema: number;
  readonly row: (row: Row) => Row | null;
}

/** Changes that are read at one time, at least and at most. */
const [LEAST_AHEAD, AHEAD] = [8, 4_096];

/**
 * Changes of the keys that follow the last one that was missed: rows are mostly asked for in the order of their keys, and one query for many is cheap.
 * Where they are not, it reads few at a time.
 */
class Ahead {
  private readonly slice: Database.Statement<unknown[], Kept & { readonly key: string }>;
  private readonly kept = new Map<string, Kept[]>();
  private table = -1;
  private size = LEAST_AHEAD;
  private hits = 0;

  constructor(db: Database.Database) {
    this.slice = db.prepare('select key, n, op, schema, seq, said from told where t = ? and key >= ? order by key, n limit ?');
  }

  /** The changes of a key; undefined where they are not among those at hand, or may not be all of them. */
  of(table: number, key: string): readonly Kept[] | undefined {
    const known = table === this.table ? this.kept.get(key) : undefined;
    if (known) {
      this.hits += 1;
      return known;
    }
    this.size = table === this.table && this.hits * 2 < this.kept.size ? Math.max(LEAST_AHEAD, this.size >> 2) : Math.min(AHEAD, this.size * 2);
    this.table = table;
    this.hits = 0;
    this.kept.clear();
    const rows = this.slice.all(table, key, this.size);
    // the last key may have more than was read
    const cut = rows.length === this.size ? rows.at(-1)!.key : null;
    for (const row of rows) {
      if (row.key === cut) break;
      const changes = this.kept.get(row.key);
      if (changes) changes.push(row);
      else this.kept.set(row.key, [row]);
    }
    return this.kept.get(key);
  }
}

/**
 * What a chain told of the rows of some tables. Every change is put down under the key of its row as it goes by; what there should be is made of them
 * row by row when it is asked for, in the words of the database that is looked at. Close it.
 */
export class Told {
  private readonly db = new Database('');
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly tables: ReadonlyMap<string, Comparable>;
  private readonly moves = new Map<string, Moved[]>();
  private readonly batches: Batch[] = [];
  private readonly named = new Map<string, { readonly at: number; readonly names: readonly string[] }>();
  private readonly put: Database.Statement;
  private get: Database.Statement<unknown[], Kept> | null = null;
  private ahead: Ahead | null = null;
  /** Changes by their number: those of rows the database has. */
  private met = new Uint8Array();
  private n = 0;
  /** The newest schema an event spoke in. */
  private at = 0;

  constructor(
    tables: readonly Comparable[],
    private readonly looked: Looked,
  ) {
    this.tables = new Map(tables.map((table) => [table.name, table]));
    this.numbers = new Map(tables.map(({ name }, number) => [name, number]));
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', `cache_size = -${CACHE_KIB}`]) this.db.pragma(pragma);
    this.db.exec('create table told (n integer primary key, t integer not null, key text not null, op text not null, schema integer not null, seq integer not null, said text not null); begin');
    this.put = this.db.prepare('insert into told values (?, ?, ?, ?, ?, ?, ?)');
  }

  /** Puts down what an event tells. */
  take(seq: number, { schema: spoken, rows }: ToldChanges): void {
    const { history, schema: reached } = this.looked;
    const schema = Math.min(spoken, reached);
    this.at = Math.max(this.at, schema);
    for (const change of rows) {
      const table = this.tables.get(change.t);
      if (!table) continue;
      this.n += 1;
      if (change.op === 'm') {
        const move = history.moves.find(({ name }) => name === change.move);
        if (move && 'row' in move) this.moves.set(change.t, [...(this.moves.get(change.t) ?? []), { n: this.n, schema, row: move.row }]);
      } else if (change.op === 'b') this.batches.push({ table: change.t, key: change.k, schema: spoken, rows: change.n, sha256: change.sha256, met: [] });
      else this.put.run(this.n, this.numbers.get(change.t), this.keyOf(table, change, spoken), change.op, spoken, seq, change.op === 'd' ? '' : JSON.stringify(change.v));
    }
  }

  private keyOf(table: Comparable, change: Change & { readonly op: 'i' | 'u' | 'd' }, schema: number): string {
    const said = change.op === 'i' ? change.v : change.k;
    return keyText(this.keyNames(table), lifted(this.looked.history, table.name, said, schema, this.at, change.op === 'i'));
  }

  /** Everything was told: from now on it can be asked for. */
  end(): void {
    this.at = this.looked.schema;
    this.db.exec('create index told_key on told (t, key, n)');
    this.get = this.db.prepare('select n, op, schema, seq, said from told where t = ? and key = ? order by n');
    this.ahead = new Ahead(this.db);
    this.met = new Uint8Array((this.n >> 3) + 1);
  }

  /** What the chain tells of a row of the database; undefined where it tells nothing. */
  rowOf(table: Comparable, key: string): ToldRow | undefined {
    const kept = this.ahead!.of(this.numbers.get(table.name)!, key) ?? this.get!.all(this.numbers.get(table.name), key);
    const [first] = kept;
    if (!first) return undefined;
    this.met[first.n >> 3]! |= 1 << (first.n & 7);
    return this.fold(table, kept);
  }

  /** The rows of a table that were told of and not asked for: the database has them no more, or never had. */
  *unmet(table: Comparable): Generator<{ readonly key: string } & ToldRow> {
    const number = this.numbers.get(table.name);
    // a connection runs one statement at a time: the keys are looked at in slices
    const slice = this.db.prepare<unknown[], { n: number; key: string }>('select min(n) as n, key from told where t = ? and key > ? group by key order by key limit 10000');
    for (let after = ''; ; ) {
      const keys = slice.all(number, after);
      for (const { n, key } of keys) if ((this.met[n >> 3]! & (1 << (n & 7))) === 0) yield { key, ...this.fold(table, this.get!.all(number, key)) };
      if (keys.length === 0) return;
      after = keys.at(-1)!.key;
    }
  }

  private fold(table: Comparable, kept: readonly Kept[]): ToldRow {
    const { history, schema: reached } = this.looked;
    const untold: number[] = [];
    const moves = this.moves.get(table.name) ?? [];
    let [row, at, moved]: [Row | null, number, number] = [null, 0, 0];
    const goTo = (schema: number): void => {
      if (row && schema > at) row = lifted(history, table.name, row, at, schema, true);
      at = Math.max(at, schema);
    };
    const move = (until: number): void => {
      for (; moved < moves.length && moves[moved]!.n < until; moved += 1) {
        goTo(moves[moved]!.schema);
        if (row) row = { ...(row as Row), ...moves[moved]!.row(row) };
      }
    };
    for (const { n, op, schema, seq, said } of kept) {
      move(n);
      goTo(Math.min(schema, reached));
      if (op !== 'i' && !row) untold.push(seq);
      else if (op === 'd') row = null;
      else {
        const values = lifted(history, table.name, JSON.parse(said) as Row, schema, at, op === 'i');
        row = op === 'i' || row === null ? values : Object.assign(row, values);
      }
    }
    move(Infinity);
    goTo(reached);
    return { row, untold };
  }

  /** Of each table, by the columns a batch shares and their values; made when all is told. */
  private found: ReadonlyMap<string, ReadonlyMap<string, Batch>> | null = null;

  /** The batch a row of the database belongs to; undefined for one that was told by itself. */
  batchOf({ name }: Comparable, row: Row): Batch | undefined {
    if (this.batches.length === 0) return undefined;
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
      const key = lifted(this.looked.history, batch.table, batch.key, batch.schema, this.at, false);
      const names = Object.keys(key);
      const shared = [batch.table, ...names].join(' ');
      all.set(shared, (all.get(shared) ?? new Map<string, Batch>()).set(keyText(names, key), batch));
    }
    return all;
  }

  /** A row of a batch in the words it was told in. */
  asThen({ table, schema }: Batch, row: Row): Row {
    return Object.fromEntries(Object.entries(row).flatMap(([column, value]) => {
      const then = nameAt(this.looked.history, table, column, schema);
      return then === null ? [] : [[then, value]];
    }));
  }

  batchesOf({ name }: Comparable): Batch[] {
    return this.batches.filter(({ table }) => table === name);
  }

  /** What the columns of the key of a table are called in the words that were reached. */
  keyNames({ name, key }: Comparable): readonly string[] {
    const known = this.named.get(name);
    if (known?.at === this.at) return known.names;
    const names = key.map((column) => nameAt(this.looked.history, name, column, this.at) ?? column);
    this.named.set(name, { at: this.at, names });
    return names;
  }

  close(): void {
    this.db.close();
  }
}
