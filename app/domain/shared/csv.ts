const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A leading `=`, `+`, `-` or `@` is kept from being read as a formula, by a sign that `unguarded` takes away again. */
const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A cell as it was before it was kept from being read as a formula. */
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** The mark at the beginning by which Excel knows UTF-8. */
export const CSV_MARK = '\u{FEFF}';

/** A line of a CSV file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;

/** Cells as a spreadsheet puts them on the clipboard: tabs between them, quotes around those with tabs, line ends or quotes. */
export const textOfBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((text) => (/[\t\n"]/.test(text) ? quoted(text) : text)).join('\t')).join('\n');

/** What a spreadsheet put on the clipboard, row by row. */
export const blockOf = (text: string): string[][] => [...rowsOfText(text.replace(/\r\n?/g, '\n'), '\t')];

/** How cells are taken: made tidy, and at most so many empty ones in a row. */
interface Taking {
  readonly tidy?: (cell: string) => string;
  readonly width?: number;
}

/**
 * Cells of a text table, row by row. A cell in quotes may hold separators, line ends and doubled quotes; a quote that does not close at the
 * end of its cell is a sign like any other. A line end at the end of the text begins no row. Takes time that grows with the length only.
 */
export function* rowsOfText(text: string, separator: string, { tidy = (given) => given, width = Infinity }: Taking = {}): Generator<string[]> {
  const isEnd = (sign: string | undefined): boolean => sign === separator || sign === '\n' || sign === '\r' || sign === undefined;
  // Once no quote stands alone up to the end, none that comes later closes either.
  let mayClose = true;
  const closing = (open: number): number => {
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) mayClose = false;
    return close >= 0 && isEnd(text[close + 1]) ? close : -1;
  };
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const close = text[at] === '"' && mayClose ? closing(at) : -1;
    let next = close + 1;
    if (close < 0) for (next = at; !isEnd(text[next]); ) next += 1;
    const taken = tidy(close < 0 ? text.slice(at, next) : text.slice(at + 1, close).replaceAll('""', '"'));
    if (taken !== '' || row.length < width) row.push(taken);
    at = next + 1;
    if (text[next] === separator) continue;
    yield row;
    row = [];
    if (text[next] === '\r' && text[at] === '\n') at += 1;
    if (at >= text.length) break;
  }
}
