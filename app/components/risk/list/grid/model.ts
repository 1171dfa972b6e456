import { csvLine } from '~/domain/shared/csv';

export { blockOf, textOfBlock } from '~/domain/shared/csv';

/** One row of the sheet: the texts of its cells as they stand, and as they were last saved. */
export interface GridRow {
  readonly id: string;
  readonly version: number;
  readonly values: readonly string[];
  readonly saved: readonly string[];
  /** Sentences at cells that cannot be saved, by column. */
  readonly errors: Readonly<Record<number, string>>;
}

/** One cell that was changed. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridState {
  readonly rows: readonly GridRow[];
  readonly past: readonly (readonly CellChange[])[];
  readonly future: readonly (readonly CellChange[])[];
}

/** Steps that can be taken back. */
const HISTORY = 100;

/** A row as the server gives it. */
interface GivenRow {
  readonly id: string;
  readonly version: number;
  readonly values: readonly string[];
}
const gridRow = ({ id, version, values }: GivenRow): GridRow => ({ id, version, values, saved: values, errors: {} });

export const startGrid = (rows: readonly GivenRow[]): GridState => ({ rows: rows.map(gridRow), past: [], future: [] });

/** The sheet with more rows below; one that stands there already stays as it is. */
export function joined(state: GridState, rows: readonly GivenRow[]): GridState {
  const held = new Set(state.rows.map(({ id }) => id));
  return { ...state, rows: [...state.rows, ...rows.filter(({ id }) => !held.has(id)).map(gridRow)] };
}

const without = (errors: GridRow['errors'], column: number): GridRow['errors'] => Object.fromEntries(Object.entries(errors).filter(([at]) => Number(at) !== column));

function applied(rows: readonly GridRow[], changes: readonly CellChange[], side: 'before' | 'after'): GridRow[] {
  const next = [...rows];
  for (const change of changes) {
    const row = next[change.row]!;
    next[change.row] = { ...row, values: row.values.map((value, column) => (column === change.column ? change[side] : value)), errors: without(row.errors, change.column) };
  }
  return next;
}

/** Writes texts into cells as one step; a cell that already says so is left alone, but for the sentence at it: written again, it is meant. */
export function write(before: GridState, cells: readonly (Cell & { readonly text: string })[]): GridState {
  const state = meant(before, cells);
  const changes = cells.flatMap(({ row, column, text }): CellChange[] => {
    const before = state.rows[row]?.values[column];
    return before === undefined || before === text ? [] : [{ row, column, before, after: text }];
  });
  if (changes.length === 0) return state;
  return { rows: applied(state.rows, changes, 'after'), past: [...state.past, changes].slice(-HISTORY), future: [] };
}

function meant(state: GridState, cells: readonly (Cell & { readonly text: string })[]): GridState {
  const again = cells.filter(({ row, column, text }) => state.rows[row]?.errors[column] !== undefined && state.rows[row].values[column] === text);
  if (again.length === 0) return state;
  const rows = [...state.rows];
  for (const { row, column } of again) rows[row] = { ...rows[row]!, errors: without(rows[row]!.errors, column) };
  return { ...state, rows };
}

export function undo(state: GridState): GridState {
  const last = state.past.at(-1);
  return last ? { rows: applied(state.rows, last, 'before'), past: state.past.slice(0, -1), future: [last, ...state.future] } : state;
}

export function redo(state: GridState): GridState {
  const [next, ...future] = state.future;
  return next ? { rows: applied(state.rows, next, 'after'), past: [...state.past, next], future } : state;
}

/** Rows in which something waits to be saved and nothing is known to be wrong. */
export const waiting = (state: GridState): number[] =>
  state.rows.flatMap((row, index) => (Object.keys(row.errors).length === 0 && row.values.some((value, column) => value !== row.saved[column]) ? [index] : []));

/** What the server said of a row: `kept` is how the texts that were sent stand in the list now (每两周 is 每周). */
export type RowAnswer =
  | { readonly id: string; readonly version: number; readonly sent: readonly string[]; readonly kept: readonly string[] }
  | { readonly id: string; readonly column: number; readonly sentence: string; readonly current: { readonly version: number; readonly values: readonly string[] } | null };

/**
 * A row somebody else wrote meanwhile: cells nobody touched here take over what it says now, so that saving never undoes
 * the other's work; at each cell that was typed in, both texts are told.
 */
function overtaken(row: GridRow, sentence: string, { version, values: now }: { readonly version: number; readonly values: readonly string[] }): GridRow {
  const values = row.values.map((value, column) => (value === row.saved[column] ? (now[column] ?? value) : value));
  const told = values.flatMap((value, column): [number, string][] => (value === now[column] ? [] : [[column, `${sentence}这一格现在是“${now[column] || '空'}”；要按您写的保存，请在这一格按两次回车。`]]));
  return { ...row, version, values, saved: now, errors: { ...row.errors, ...Object.fromEntries(told) } };
}

/** Takes over what was saved, and puts sentences at the cells that were not; what was typed stays. */
export function answered(state: GridState, answers: readonly RowAnswer[]): GridState {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const rows = state.rows.map((row): GridRow => {
    const answer = byId.get(row.id);
    if (!answer) return row;
    if ('sent' in answer) {
      const { sent, kept, version } = answer;
      return { ...row, version, saved: kept, values: row.values.map((value, column) => (value === sent[column] ? (kept[column] ?? value) : value)) };
    }
    if (answer.current) return overtaken(row, answer.sentence, answer.current);
    return { ...row, errors: { ...row.errors, [answer.column]: answer.sentence } };
  });
  return { ...state, rows };
}

/** What of a pasted block finds no cell: whole rows below the last, and how many columns right of the last. */
export interface Beyond {
  readonly rows: readonly (readonly string[])[];
  readonly left: number;
  readonly columns: number;
}

/** What of a block pasted from a cell does not fit; null when all of it does. */
export function beyond(block: readonly (readonly string[])[], from: Cell, to: Cell, size: { readonly rows: number; readonly columns: number }): Beyond | null {
  const [top, left] = [Math.min(from.row, to.row), Math.min(from.column, to.column)];
  const rows = block.slice(Math.max(0, size.rows - top)).filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...block.map((row) => row.reduce((last, cell, at) => (cell === '' ? last : at + 1), 0) - (size.columns - left)));
  return rows.length > 0 || columns > 0 ? { rows, left, columns } : null;
}

/**
 * Rows that found no place as a text table with its heads, for the import to take as new ones; what the block does not say of where a row belongs
 * (`inherited` by column) is as in the last row.
 */
export function tableOfBeyond({ rows, left }: Beyond, heads: readonly string[], last: readonly string[], inherited: readonly boolean[]): string {
  const lines = rows.map((row) => heads.map((_, column) => row[column - left] || (inherited[column] ? (last[column] ?? '') : '')));
  return [heads, ...lines].map(csvLine).join('').trimEnd();
}

/** The cells a pasted block goes to: from the first cell of the selection; a single value fills the whole selection. */
export function pasted(block: readonly (readonly string[])[], from: Cell, to: Cell, size: { readonly rows: number; readonly columns: number }): (Cell & { text: string })[] {
  const [top, left] = [Math.min(from.row, to.row), Math.min(from.column, to.column)];
  const single = block.length === 1 && block[0]!.length === 1;
  const height = single ? Math.abs(from.row - to.row) + 1 : block.length;
  return Array.from({ length: Math.min(height, size.rows - top) }, (_, row) => {
    const cells = single ? Array.from({ length: Math.abs(from.column - to.column) + 1 }, () => block[0]![0]!) : block[row]!;
    return cells.slice(0, size.columns - left).map((text, column) => ({ row: top + row, column: left + column, text }));
  }).flat();
}
