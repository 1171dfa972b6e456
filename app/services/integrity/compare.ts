import { digestOf, digestOfRow } from 'db/dialect/chain';
import type { Reader } from 'db/dialect/reader';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Finding } from './findings';
import { type Comparable, keyLabel, keyText, type Looked, namedValues, rowsOf } from './rows';
import { partOf, type Pass, toldRows } from './toldRows';

/** How many expected rows are held in memory at a time; a larger table is compared in several passes over the chain. */
const ROWS_IN_MEMORY = 150_000;

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
      const batch = told.batchOf(table, found);
      if (batch) {
        if (!batch.ours) continue;
        batch.met.push(digestOfRow(told.asThen(batch, found)));
        compared += 1;
        continue;
      }
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
    for (const { key, rows: wanted, sha256, met } of told.batchesOf(table)) {
      if (digestOf(met) !== sha256) report({ enterpriseId, kind: 'batchChanged', table: table.name, key: namedValues(key), rows: wanted, found: met.length });
    }
    for (const key of rows.keys()) report({ enterpriseId, kind: 'rowMissing', table: table.name, key: keyLabel(table, key) });
  }
  return compared;
}
