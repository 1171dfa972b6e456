import type { Paper } from './paper';
import { textOf } from './cellText';
import { type PaperRow, rowsOf } from './paperRows';

/** One thing that two papers say differently; '' where one says nothing of it. */
export interface Difference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A line of a table that was added, changed or taken out. */
export interface RowDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly place: string;
  readonly name: string;
  readonly changes: readonly Difference[];
}

/** How a paper differs from an earlier one of its kind, told by what stands on them and nothing else. */
export interface PaperDifference {
  /** What stands over and under the tables. */
  readonly facts: readonly Difference[];
  readonly rows: readonly RowDifference[];
  readonly counts: Readonly<Record<RowDifference['kind'] | 'unchanged', number>>;
}

/** Lines of one place that are held against one another; beyond it they are told as taken out and added. */
const MOST_HELD = 300;

/** Labels and values over the tables; of several under one label all. */
function factsOf({ blocks }: Paper): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind === 'facts') for (const { label, value } of block.facts) told.set(label, [told.get(label), textOf(value)].filter(Boolean).join('\n'));
    if (block.kind === 'paragraph') told.set('说明', [told.get('说明'), block.text].filter(Boolean).join('\n'));
  }
  return told;
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name) ?? '', after.get(name) ?? ''];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
}

const cellsOf = (row: PaperRow): ReadonlyMap<string, string> => new Map(row.cells.map(({ column, text }) => [column, text]));
const whole = (row: PaperRow): string => JSON.stringify([row.place, ...row.cells.map(({ text }) => text)]);

function byPlace(rows: readonly PaperRow[]): Map<string, PaperRow[]> {
  const places = new Map<string, PaperRow[]>();
  for (const row of rows) {
    const own = places.get(row.place);
    if (own) own.push(row);
    else places.set(row.place, [row]);
  }
  return places;
}

/** For each line the one of the earlier that says most of the same, half of it at least, or of the same name; each is taken once. */
function partnersIn(before: readonly PaperRow[], after: readonly PaperRow[]): Map<PaperRow, PaperRow> {
  if (before.length > MOST_HELD || after.length > MOST_HELD) return new Map();
  const texts = new Map(before.map((row) => [row, cellsOf(row)]));
  const pairs = after.flatMap((row) => before.map((earlier) => {
    const same = row.cells.filter(({ column, text }) => texts.get(earlier)!.get(column) === text).length;
    const named = row.name !== '' && row.name === earlier.name;
    return { row, earlier, score: named ? same + row.cells.length : same, close: named || same * 2 >= row.cells.length };
  })).filter(({ close }) => close).sort((a, b) => b.score - a.score);
  const partners = new Map<PaperRow, PaperRow>();
  const taken = new Set<PaperRow>();
  for (const { row, earlier } of pairs) {
    if (partners.has(row) || taken.has(earlier)) continue;
    partners.set(row, earlier);
    taken.add(earlier);
  }
  return partners;
}

/** Compares two papers of a kind: equal lines are the same whatever their number; of the others those of a place are held against one another. Pure. */
export function comparePapers(before: Paper, after: Paper): PaperDifference {
  const [earlier, later] = [rowsOf(before), rowsOf(after)];
  const left = new Map<string, PaperRow[]>();
  for (const row of earlier) left.set(whole(row), [...(left.get(whole(row)) ?? []), row]);
  const fresh = later.filter((row) => left.get(whole(row))?.pop() === undefined);
  const gone = byPlace([...left.values()].flat());
  const rows: RowDifference[] = [];
  const told = (kind: RowDifference['kind'], row: PaperRow, changes: readonly Difference[]) => rows.push({ kind, place: row.place, name: row.name, changes });
  for (const [place, own] of byPlace(fresh)) {
    const partners = partnersIn(gone.get(place) ?? [], own);
    for (const row of own) {
      const partner = partners.get(row);
      told(partner ? 'changed' : 'added', row, partner ? differences(cellsOf(partner), cellsOf(row)) : []);
    }
    const taken = new Set(partners.values());
    gone.set(place, (gone.get(place) ?? []).filter((row) => !taken.has(row)));
  }
  for (const row of [...gone.values()].flat()) told('removed', row, []);
  const count = (kind: RowDifference['kind']): number => rows.filter((row) => row.kind === kind).length;
  return { facts: differences(factsOf(before), factsOf(after)), rows, counts: { added: count('added'), changed: count('changed'), removed: count('removed'), unchanged: later.length - fresh.length } };
}
