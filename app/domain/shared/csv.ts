/** A cell of a CSV file; a leading `=`, `+`, `-` or `@` is kept from being read as a formula, by a sign that `unguarded` takes away again. */
const cell = (text: string): string => `"${(/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The mark at the beginning by which Excel knows UTF-8. */
export const CSV_MARK = '\u{FEFF}';

/** A line of a CSV file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** A cell as it was before it was kept from being read as a formula. */
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
