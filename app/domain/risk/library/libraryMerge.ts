import { canonicalJson, type Json } from '../../shared/canonical';
import { inOneWidth } from './template';

const nameOf = (row: { readonly categoryId: string; readonly key: string }): string => `${row.categoryId}/${row.key}`;

/** A row without its place in the order and its edition, in one width of signs: what it says. */
const saysOf = (row: object): string => {
  const { edition: _edition, position: _position, ...words } = row as Record<string, unknown>;
  return inOneWidth(canonicalJson(words as Json));
};

/** An edition that follows one which the platform's editors have worked on. */
export interface MergedRows<Row> {
  readonly rows: readonly Row[];
  /** What editors wrote, added or retired and the new edition keeps as they left it. */
  readonly kept: readonly { readonly kind: 'added' | 'changed' | 'retired'; readonly row: Row }[];
}

/**
 * Lays an edition that comes with the program over what editors made of the one before: `base` is the earlier edition as it
 * came, `ours` the rows in force, `theirs` the new ones. A row that editors touched stays theirs; every other is as it comes.
 */
export function mergeRows<Row extends { readonly categoryId: string; readonly key: string }>(base: readonly Row[], ours: readonly Row[], theirs: readonly Row[]): MergedRows<Row> {
  const was = new Map(base.map((row) => [nameOf(row), row]));
  const is = new Map(ours.map((row) => [nameOf(row), row]));
  const kept: { kind: 'added' | 'changed' | 'retired'; row: Row }[] = [];
  const rows = theirs.flatMap((row): Row[] => {
    const before = was.get(nameOf(row));
    const now = is.get(nameOf(row));
    if (before && !now) {
      kept.push({ kind: 'retired', row });
      return [];
    }
    if (!now || (before && saysOf(before) === saysOf(now))) return [row];
    kept.push({ kind: 'changed', row: now });
    return [now];
  });
  const come = new Set(theirs.map(nameOf));
  for (const row of ours) {
    if (come.has(nameOf(row)) || was.has(nameOf(row))) continue;
    kept.push({ kind: 'added', row });
    rows.push(row);
  }
  return { rows, kept };
}
