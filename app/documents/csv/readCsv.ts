import { type CellNote, columnName, type Sheet, SHEET_LIMITS, type SheetRefusal, tidyCell, troubleOfText } from '~/domain/risk/import/sheet';
import { rowsOfText, unguarded } from '~/domain/shared/csv';
import { decided, type Decision, refused } from '~/domain/shared/decision';

const SEPARATORS = [',', '\t', ';'] as const;

/** The separator that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 8_192).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => sample.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
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
  for (const row of rowsOfText(text, separatorOf(text), { tidy: (cell) => unguarded(tidyCell(cell)), width: SHEET_LIMITS.columns })) {
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
