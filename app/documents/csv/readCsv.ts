import { type CellNote, columnName, type Sheet, SHEET_LIMITS, type SheetRefusal, tidyCell, troubleOfText } from '~/domain/risk/import/sheet';
import { unguarded } from '~/domain/shared/csv';
import { decided, type Decision, refused } from '~/domain/shared/decision';

const SEPARATORS = [',', '\t', ';'] as const;

/** The separator that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 8_192).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => sample.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

/** Cells of a text table, row by row; a quoted cell may hold separators, line ends and doubled quotes. */
function* rowsOf(text: string): Generator<string[]> {
  const separator = separatorOf(text);
  const isEnd = (sign: string | undefined): boolean => sign === separator || sign === '\n' || sign === '\r' || sign === undefined;
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      const stop = close < 0 ? text.length : close;
      cell = text.slice(at + 1, stop).replaceAll('""', '"');
      at = stop + 1;
    }
    let next = at;
    while (!isEnd(text[next])) next += 1;
    cell = unguarded(tidyCell(cell + text.slice(at, next)));
    if (cell !== '' || row.length < SHEET_LIMITS.columns) row.push(cell);
    at = next + 1;
    if (text[next] === separator) continue;
    yield row;
    row = [];
    if (text[next] === '\r' && text[at] === '\n') at += 1;
    if (at >= text.length) break;
  }
}

/** A whole number that a spreadsheet wrote with a power of ten: the digits behind are gone. */
const POWER_OF_TEN = /^-?\d(?:\.\d+)?E\+\d{2,3}$/i;

/**
 * Reads a text table (.csv, also separated by tabs or semicolons); `name` names its only sheet. Stops at the first row or column
 * beyond what is taken; blank rows at the end are none.
 */
export function readCsv(text: string, name: string): Decision<Sheet[], SheetRefusal> {
  const rows: string[][] = [];
  const notes: CellNote[] = [];
  let at = -1;
  let cells = 0;
  for (const row of rowsOf(text)) {
    at += 1;
    if (row.every((cell) => cell === '')) continue;
    if (at >= SHEET_LIMITS.rows) return refused({ code: 'sheetTooLong', sheet: name });
    if (row.length > SHEET_LIMITS.columns) return refused({ code: 'sheetTooWide', sheet: name });
    if ((cells += row.length) > SHEET_LIMITS.cells) return refused({ code: 'tooManyCells' });
    while (rows.length < at) rows.push([]);
    for (const [column, cell] of row.entries()) {
      const trouble = troubleOfText(cell) ?? (POWER_OF_TEN.test(cell) ? ({ code: 'digitsLost', text: cell } as const) : null);
      if (trouble) notes.push({ row: at, column, cell: `${columnName(column)}${at + 1}`, trouble });
    }
    rows.push(row.map((cell) => (troubleOfText(cell) ? '' : cell)));
  }
  if (rows.length === 0) return refused({ code: 'noCells' });
  return decided([{ name, rows, merges: [], ...(notes.length > 0 ? { notes } : {}) }]);
}
