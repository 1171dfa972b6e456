/** A cell of a CSV file; a leading `=`, `+`, `-` or `@` is kept from being read as a formula. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The mark at the beginning by which Excel knows UTF-8. */
export const CSV_MARK = '\u{FEFF}';

/** A line of a CSV file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
