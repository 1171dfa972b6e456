import type { Reader } from 'db/dialect/store';
import type { Row } from 'db/dialect/writes';
import { canonicalJson } from '~/domain/shared/canonical';
import { changesIn, eventsOf } from './chain';
import type { Finding } from './findings';
import { type Comparable, keyLabel, keyText, rowsOf } from './rows';

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

type Expected = Map<string, Map<string, Row>>;

/** The rows the chain says there are, folded from its changes. */
async function expectedRows(read: Reader, chain: string, enterpriseId: string, { tables, part, parts }: Pass, report: (finding: Finding) => void): Promise<Expected> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const expected: Expected = new Map(tables.map(({ name }) => [name, new Map<string, Row>()]));
  const mentions = [...byName.keys()].map((name) => `"t":"${name}"`);
  for await (const event of eventsOf(read, chain)) {
    if (!mentions.some((mention) => event.changes.includes(mention))) continue;
    for (const { op, t, k, v } of changesIn(event) ?? []) {
      const table = byName.get(t);
      if (!table) continue;
      const key = keyText(table, (op === 'i' ? v : k) ?? {});
      if (partOf(key, parts) !== part) continue;
      const rows = expected.get(t)!;
      const before = rows.get(key);
      if (op === 'i') rows.set(key, v ?? {});
      else if (!before) report({ enterpriseId, kind: 'rowUntold', table: t, key: keyLabel(table, key), seq: event.seq });
      else if (op === 'u') rows.set(key, { ...before, ...v });
      else rows.delete(key);
    }
  }
  return expected;
}

/** A value as a finding shows it; long ones are cut. */
const shown = (value: unknown): string => {
  const text = canonicalJson(value ?? null);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Compares the rows of one enterprise with what a chain (its own, unless another is named) tells, column by column. Answers how many rows were compared. */
export async function compareRows(read: Reader, enterpriseId: string, pass: Pass, report: (finding: Finding) => void, chain = enterpriseId): Promise<number> {
  const expected = await expectedRows(read, chain, enterpriseId, pass, report);
  let compared = 0;
  for (const table of pass.tables) {
    const rows = expected.get(table.name)!;
    for await (const found of rowsOf(read, table, enterpriseId)) {
      const key = keyText(table, found);
      if (partOf(key, pass.parts) !== pass.part) continue;
      compared += 1;
      const told = rows.get(key);
      if (!told) {
        report({ enterpriseId, kind: 'rowExtra', table: table.name, key: keyLabel(table, key) });
        continue;
      }
      rows.delete(key);
      for (const [name, column] of table.columns) {
        // what an insert leaves unsaid, the column's default says
        const wanted = name in told ? told[name] : column.default;
        if (canonicalJson(wanted ?? null) === canonicalJson(found[name] ?? null)) continue;
        report({ enterpriseId, kind: 'fieldChanged', table: table.name, key: keyLabel(table, key), field: column.name, expected: shown(wanted), found: shown(found[name]) });
      }
    }
    for (const key of rows.keys()) report({ enterpriseId, kind: 'rowMissing', table: table.name, key: keyLabel(table, key) });
  }
  return compared;
}
