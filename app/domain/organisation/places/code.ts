/** Characters of a group of a code, as it is read out and typed. */
const GROUP = 4;

/** A code as it was meant: wide signs, small letters, blanks and marks between groups make no other one of it. */
export const meantCode = (typed: string): string => typed.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** A code in groups of four, however it was typed: `7KQM-2XHD-9PWR`. One that holds no sign of a code stays as it is. */
export const groupedCode = (code: string): string => (meantCode(code).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [code]).join('-');
