/** What XML 1.0 cannot hold: control characters and halves of pairs. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Whether a text may have to be changed at all; most have not. */
const SUSPECT = /[&<>"\r\ud800-\udfff\ufffe\uffff]|[^\t\n -\uffff]|_x/;
/** What a workbook would read as a character written by its number. */
const NUMBERED = /_(?=x[\dA-Fa-f]{4}_)/g;

/** Text as content or attribute of XML; what XML cannot hold is left out. */
export const escaped = (text: string): string =>
  SUSPECT.test(text) ? text.replace(UNWRITABLE, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;') : text;

/** Text as the content of a cell: line ends of one kind, at most as long as a cell holds. */
export const cellText = (text: string): string =>
  SUSPECT.test(text) ? escaped(text.replace(/\r\n?/g, '\n').slice(0, LONGEST).replace(NUMBERED, '_x005F_')) : text.slice(0, LONGEST);

/** Characters of a cell. */
const LONGEST = 32_767;
