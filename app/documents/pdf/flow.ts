import { type MeasuredRow, measuredRow, rowMarks, splitRow } from './cells';
import { put, roomOn, type Sheet, turnPage } from './sheet';

/** Rows that stand together at the head of a table, and at the end of one on its last page. */
const TOGETHER = 3;
/** Rows that stay behind on the page before, at least. */
const BEHIND = 1;
/** What is no higher than this share of a page is not cut. */
const SHORT = 1 / 3;
/** Points a row that is higher than a page has at least where it begins. */
const LEAST_ROOM = 60;

/** Puts a row at the end of the page. */
export function place(sheet: Sheet, row: MeasuredRow): void {
  put(sheet, ...rowMarks(row, sheet.y));
  sheet.y += row.height;
}

/** Puts a row; one that is higher than a whole page goes on over as many pages as it needs. `again` makes of what is left what begins the next page. */
export function placeRow(sheet: Sheet, row: MeasuredRow, begin: () => void, again: (rest: MeasuredRow) => MeasuredRow = (rest) => rest): void {
  let rest = row;
  while (rest.height > roomOn(sheet)) {
    const parts = splitRow(rest, roomOn(sheet));
    if (parts) {
      place(sheet, parts.first);
      rest = again(parts.rest);
    }
    turnPage(sheet);
    begin();
  }
  place(sheet, rest);
}

/** A row with the headings of groups over it; `again` stands over it where it begins a page. */
export interface FlowRow {
  readonly row: MeasuredRow;
  readonly over: readonly MeasuredRow[];
  readonly again: MeasuredRow | null;
}

interface Flow {
  /** What stands above the rows on each page. */
  readonly begin: { readonly height: number; readonly draw: (sheet: Sheet) => void };
  /** Whether a row that goes on over a page says again what stands in its first cell. */
  readonly repeats: boolean;
  /** Points that must follow the last row on its page. */
  readonly tail: number;
}

const heightOf = ({ row, over }: FlowRow): number => over.reduce((sum, { height }) => sum + height, row.height);
const sumOf = (rows: readonly FlowRow[]): number => rows.reduce((sum, row) => sum + heightOf(row), 0);
const shortOn = (sheet: Sheet): number => (sheet.bottom - sheet.top) * SHORT;

/** What of some rows stands with what is above them: all with their tail where they are short, the first few otherwise. `height` is that of their head. */
export function beginningOf(sheet: Sheet, rows: readonly FlowRow[], { height, tail }: { readonly height: number; readonly tail: number }): number {
  const all = sumOf(rows);
  if (all + height <= shortOn(sheet)) return all + tail;
  const first = sumOf(rows.slice(0, TOGETHER));
  return first + height <= shortOn(sheet) ? first : Math.min(rows[0] ? heightOf(rows[0]) : 0, LEAST_ROOM);
}

/** What is left of a row, with the words of its first cell again and 续 below them. */
function continued(row: MeasuredRow, rest: MeasuredRow): MeasuredRow {
  const [first, ...others] = rest.cells;
  const words = row.cells[0]?.pieces.find(({ kind }) => kind === 'line');
  if (!first || !words) return rest;
  return measuredRow([{ ...first, pieces: [words, { kind: 'line', text: '续' }] }, ...others], rest.size);
}

/**
 * Puts rows over as many pages as they need: a short table is not cut, some rows stand together under its head, and its last page has more than two of
 * them, taken from the page before where they would not.
 */
export function flowRows(sheet: Sheet, rows: readonly FlowRow[], { begin, repeats, tail }: Flow): void {
  const page = sheet.bottom - sheet.top - begin.height;
  const begins: { readonly pages: number; readonly marks: number; readonly y: number }[] = [];
  let [before, first] = [0, 0];
  const start = (index: number): void => {
    begin.draw(sheet);
    const { again, over } = rows[index]!;
    if (again && over.length === 0) place(sheet, again);
  };
  const putRow = (index: number): void => {
    const { row, over } = rows[index]!;
    begins[index] = { pages: sheet.pages.length, marks: sheet.pages.at(-1)!.length, y: sheet.y };
    for (const heading of over) place(sheet, heading);
    placeRow(sheet, row, () => {
      begin.draw(sheet);
      if (rows[index]!.again) place(sheet, rows[index]!.again!);
      [before, first] = [first, index + 1];
    }, repeats ? (rest) => continued(row, rest) : undefined);
  };
  const turn = (index: number): void => {
    turnPage(sheet);
    start(index);
    [before, first] = [first, index];
  };

  if (begin.height + beginningOf(sheet, rows, { height: begin.height, tail }) > roomOn(sheet) && sheet.y > sheet.top) turnPage(sheet);
  begin.draw(sheet);
  for (const [index, row] of rows.entries()) {
    const height = heightOf(row) + (index === rows.length - 1 ? tail : 0);
    const isWhole = height + (row.again?.height ?? 0) <= page;
    if (index > 0 && height > roomOn(sheet) && (isWhole || roomOn(sheet) < LEAST_ROOM)) turn(index);
    putRow(index);
  }
  if (first === 0 || rows.length - first >= TOGETHER) return;
  const fits = (from: number): boolean => sumOf(rows.slice(from)) + tail + (rows[from]?.again?.height ?? 0) <= page;
  let from = Math.max(rows.length - TOGETHER, before + BEHIND);
  while (from < first && !fits(from)) from += 1;
  const at = begins[from];
  if (from >= first || !at) return;
  sheet.pages.length = at.pages;
  sheet.pages.at(-1)!.length = at.marks;
  turn(from);
  for (let index = from; index < rows.length; index += 1) putRow(index);
}
