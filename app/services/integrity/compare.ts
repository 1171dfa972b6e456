import { digestOf, digestOfRow } from 'db/dialect/chain';
import type { Reader } from 'db/dialect/reader';
import { canonicalJson } from '~/domain/shared/canonical';
import type { Finding } from './findings';
import { type Comparable, keyLabel, keyText, namedValues, rowsOf } from './rows';
import type { Told } from './toldRows';

/** A value as a finding shows it; long ones are cut. */
const shown = (value: unknown): string => {
  const text = canonicalJson(value ?? null);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

const isSame = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b));

/** Compares the rows of one table of an enterprise with what its chain told, column by column. Answers how many rows were compared. */
export async function compareRows(read: Reader, enterpriseId: string, table: Comparable, told: Told, report: (finding: Finding) => void): Promise<number> {
  const names = told.keyNames(table);
  const columns = [...table.columns.keys()];
  const where = (key: string) => ({ enterpriseId, table: table.name, key: keyLabel(table, key) });
  const tellUntold = (key: string, events: readonly number[]): void => events.forEach((seq) => report({ kind: 'rowUntold', ...where(key), seq }));
  let compared = 0;
  for await (const batch of rowsOf(read, table, names, enterpriseId)) {
    for (const found of batch) {
      compared += 1;
      const together = told.batchOf(table, found);
      if (together) {
        together.met.push(digestOfRow(told.asThen(together, found)));
        continue;
      }
      const key = keyText(names, found);
      const { row: wanted, untold } = told.rowOf(table, key) ?? { row: null, untold: [] };
      tellUntold(key, untold);
      if (!wanted) {
        report({ kind: 'rowExtra', ...where(key) });
        continue;
      }
      for (const name of columns) {
        if (isSame(wanted[name] ?? null, found[name] ?? null)) continue;
        report({ kind: 'fieldChanged', ...where(key), field: name, expected: shown(wanted[name]), found: shown(found[name]) });
      }
    }
  }
  for (const { key, rows: wanted, sha256, met } of told.batchesOf(table)) {
    if (digestOf(met) !== sha256) report({ enterpriseId, kind: 'batchChanged', table: table.name, key: namedValues(key), rows: wanted, found: met.length });
  }
  for (const { key, row, untold } of told.unmet(table)) {
    tellUntold(key, untold);
    if (row) report({ kind: 'rowMissing', ...where(key) });
  }
  return compared;
}
