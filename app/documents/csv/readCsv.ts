import { type Sheet, SHEET_LIMITS, type SheetRefusal } from '~/domain/risk/import/sheet';
import { decided, type Decision, refused } from '~/domain/shared/decision';

const SEPARATORS = [',', '\t', ';'] as const;

/** The separator that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 8_192).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => sample.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

/** Cells of a text table; a quoted cell may hold separators, line ends and doubled quotes. */
export function cellsOf(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = new RegExp(`[${separator === '\t' ? '\\t' : separator}\\r\\n]`, 'g');
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      const stop = close < 0 ? text.length : close;
      cell = text.slice(at + 1, stop).replaceAll('""', '"');
      at = stop + 1;
    }
    end.lastIndex = at;
    const next = end.exec(text)?.index ?? text.length;
    cell += text.slice(at, next);
    row.push(cell.replace(/\r\n?/g, '\n').trim());
    at = next + 1;
    if (text[next] === separator) continue;
    rows.push(row);
    row = [];
    if (text[next] === '\r' && text[at] === '\n') at += 1;
    if (at >= text.length) break;
  }
  return rows;
}

/** Reads a text table (.csv, also separated by tabs or semicolons); `name` names its only sheet. */
export function readCsv(text: string, name: string): Decision<Sheet[], SheetRefusal> {
  const rows = cellsOf(text).map((row) => (row.every((cell) => cell === '') ? [] : row));
  while (rows.at(-1)?.length === 0) rows.pop();
  if (rows.length === 0) return refused({ code: 'noCells' });
  if (rows.length > SHEET_LIMITS.rows) return refused({ code: 'sheetTooLong', sheet: name });
  if (rows.some(({ length }) => length > SHEET_LIMITS.columns)) return refused({ code: 'sheetTooWide', sheet: name });
  return decided([{ name, rows, merges: [] }]);
}
