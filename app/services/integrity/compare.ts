import type { Change } from 'db/dialect/chain';
import type { Reader } from 'db/dialect/store';
import type { Row } from 'db/dialect/writes';
import { canonicalJson } from '~/domain/shared/canonical';
import { eventsOf } from './chain';
import type { Finding } from './findings';
import { changesIn, type History, lifted, nameAt } from './lift';
import { type Comparable, keyLabel, keyText, type Looked, rowsOf } from './rows';

/** How many expected rows are held in memory at a time; a larger table is compared in several passes over the chain. */
const ROWS_IN_MEMORY = 150_000;

/** One pass: some tables, or one part of a large one. */
interface Pass {
  readonly tables: readonly Comparable[];
  readonly part: number;
  readonly parts: number;
}

/** Divides the tables into passes none of which expects many more than `limit` rows. */
export function planPasses(tables: readonly Comparable[], inserted: ReadonlyMap<string, number>, limit = ROWS_IN_MEMORY): Pass[] {
  const size = (table: Comparable): number => inserted.get(table.name) ?? 0;
  const large = tables.filter((table) => size(table) > limit);
  const passes: Pass[] = large.flatMap((table) => {
    const parts = Math.ceil(size(table) / limit);
    return Array.from({ length: parts }, (_, part) => ({ tables: [table], part, parts }));
  });
  let together: Comparable[] = [];
  let rows = 0;
  for (const table of tables.filter((one) => !large.includes(one))) {
    if (rows + size(table) > limit) {
      passes.push({ tables: together, part: 0, parts: 1 });
      [together, rows] = [[], 0];
    }
    together.push(table);
    rows += size(table);
  }
  return together.length > 0 ? [...passes, { tables: together, part: 0, parts: 1 }] : passes;
}

/** Which part of a divided table a key belongs to. */
function partOf(key: string, parts: number): number {
  let hash = 0;
  if (parts > 1) for (let index = 0; index < key.length; index += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return Math.abs(hash) % parts;
}

type Rows = Map<string, Row>;

/** The rows of some tables as the chain has told them so far, in the words of the schema it has reached. */
class Told {
  private at = 0;
  private readonly rows: ReadonlyMap<string, Rows>;

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

/** The rows the chain says there are, folded from its changes, in the words of the database that is looked at. */
async function toldRows(read: Reader, chain: string, enterpriseId: string, { tables, part, parts }: Pass, { schema: reached, history }: Looked, report: (finding: Finding) => void): Promise<Told> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const told = new Told(tables, history);
  const mentions = [...byName.keys()].map((name) => `"t":"${name}"`);
  for await (const event of eventsOf(read, chain)) {
    if (!mentions.some((mention) => event.changes.includes(mention))) continue;
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

/** A value as a finding shows it; long ones are cut. */
const shown = (value: unknown): string => {
  const text = canonicalJson(value ?? null);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Compares the rows of one enterprise with what a chain (its own, unless another is named) tells, column by column. Answers how many rows were compared. */
export async function compareRows(read: Reader, enterpriseId: string, pass: Pass, looked: Looked, report: (finding: Finding) => void, chain = enterpriseId): Promise<number> {
  const told = await toldRows(read, chain, enterpriseId, pass, looked, report);
  let compared = 0;
  for (const table of pass.tables) {
    const rows = told.of(table.name);
    const names = told.keyNames(table);
    for await (const found of rowsOf(read, table, names, enterpriseId)) {
      const key = keyText(names, found);
      if (partOf(key, pass.parts) !== pass.part) continue;
      compared += 1;
      const wanted = rows.get(key);
      if (!wanted) {
        report({ enterpriseId, kind: 'rowExtra', table: table.name, key: keyLabel(table, key) });
        continue;
      }
      rows.delete(key);
      for (const name of table.columns.keys()) {
        if (canonicalJson(wanted[name] ?? null) === canonicalJson(found[name] ?? null)) continue;
        report({ enterpriseId, kind: 'fieldChanged', table: table.name, key: keyLabel(table, key), field: name, expected: shown(wanted[name]), found: shown(found[name]) });
      }
    }
    for (const key of rows.keys()) report({ enterpriseId, kind: 'rowMissing', table: table.name, key: keyLabel(table, key) });
  }
  return compared;
}
