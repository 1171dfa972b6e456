import type { Change } from './change';
import type { Row } from './writes';

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
