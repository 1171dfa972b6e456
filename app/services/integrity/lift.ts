import type { Row } from 'db/dialect/writes';
import type { Move, TableStep } from 'db/schema/evolution';

/** What became of the columns since events were first written, and what was moved between them. */
export interface History {
  readonly steps: readonly TableStep[];
  readonly moves: readonly Move[];
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
