import type { Change } from 'db/dialect/change';
import type { Row } from 'db/dialect/writes';
import type { Move, TableStep } from 'db/schema/evolution';

/** What became of the columns since events were first written, and what was moved between them. */
export interface History {
  readonly steps: readonly TableStep[];
  readonly moves: readonly Move[];
}

/** `lineId` → `line_id`: events from before schema numbers named what the program called a column; the names of all columns followed this one rule. */
const columnNamed = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const byColumn = (row: Row | undefined): Row => Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [columnNamed(name), value]));

/** The changes of an event and the number of the schema they are told in: 0 for the first releases, which told a bare list by properties. Null when the text says neither. */
export function changesIn({ changes: text }: { readonly changes: string }): { readonly schema: number; readonly rows: readonly Change[] } | null {
  try {
    const told = JSON.parse(text) as unknown;
    if (Array.isArray(told)) return { schema: 0, rows: (told as EarlierChange[]).map(({ op, t, k, v }): Change => (op === 'i' ? { op, t, v: byColumn(v) } : op === 'u' ? { op, t, k: byColumn(k), v: byColumn(v) } : { op, t, k: byColumn(k) })) };
    const { schema, rows } = told as { schema?: unknown; rows?: unknown };
    return Number.isInteger(schema) && Array.isArray(rows) ? { schema: schema as number, rows: rows as readonly Change[] } : null;
  } catch {
    return null;
  }
}

/** A change as the first releases told it. */
interface EarlierChange {
  readonly op: 'i' | 'u' | 'd';
  readonly t: string;
  readonly k?: Row;
  readonly v?: Row;
}

/** Takes values of a table as they were told under schema `from` to the words of schema `to`; a `whole` row also gets the columns that came meanwhile. */
export function lifted({ steps }: Pick<History, 'steps'>, table: string, row: Row, from: number, to: number, whole: boolean): Row {
  if (from >= to) return row;
  const due = steps.filter((step) => step.table === table && step.since > from && step.since <= to).sort((a, b) => a.since - b.since);
  return due.reduce((before: Row, { renamed = {}, added = {}, dropped = [] }) => {
    const kept: (readonly [string, unknown])[] = Object.entries(before).flatMap(([name, value]) => (dropped.includes(name) ? [] : [[renamed[name] ?? name, value] as const]));
    return { ...(whole ? added : {}), ...Object.fromEntries(kept) };
  }, row);
}

/** What a column of the newest schema was called under schema `at`; null when there was none. */
export function nameAt({ steps }: Pick<History, 'steps'>, table: string, column: string, at: number): string | null {
  const later = steps.filter((step) => step.table === table && step.since > at).sort((a, b) => b.since - a.since);
  return later.reduce((name: string | null, { renamed = {}, added = {} }) => {
    const old = Object.keys(renamed).find((one) => renamed[one] === name);
    return old ?? (name !== null && name in added ? null : name);
  }, column);
}
