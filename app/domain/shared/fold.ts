/**
 * Signs that nobody sees or that turn the order in which a text is read, and signs typed in another width than they are meant in. What
 * becomes of them is said here once; every door (forms, JSON, addresses, cells of a sheet) and every comparison goes through it.
 */

/** Controls other than tab and the ends of lines. */
const CONTROL = '\\0-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F';
/** The ignorable signs of Unicode, annotations, and letters that are blank. Variation selectors are none of them: they choose the shape of a character, in names too. */
const UNSEEN =
  '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\uFFFE\\uFFFF';
/** The same above the first plane: tags, controls of shorthand and music. */
const ABOVE = '\\uD82F[\\uDCA0-\\uDCA3]|\\uD834[\\uDD73-\\uDD7A]|\\uDB40[\\uDC00-\\uDCFF]';
/** Half of a sign, which no database keeps and no answer can carry. */
const HALF = '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]';

const DIRT_SIGNS = `[${CONTROL}${UNSEEN}]|${ABOVE}|${HALF}`;
// Marked as pure, so that a script that only formats a day carries none of them.
const DIRT = /* #__PURE__ */ new RegExp(DIRT_SIGNS, 'g');
const IS_DIRTY = /* #__PURE__ */ new RegExp(DIRT_SIGNS);
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const HAS_LINE_END = /[\r\v\f\u0085\u2028\u2029]/;
const HAS_CONTROL = /* #__PURE__ */ new RegExp(`[\\0-\\x1F\\x7F-\\x9F]|${HALF}`);

/** Whether the joiner at `at` makes one picture of several (👨‍👩‍👧), and so is seen. */
const joins = (text: string, at: number): boolean =>
  text[at] === '\u200D' && /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3));

const withDirt = (text: string, instead: (sign: string) => string): string =>
  IS_DIRTY.test(text) ? text.replace(DIRT, (sign, at: number) => (joins(text, at) ? sign : instead(sign))) : text;

/** A text as it is kept: every character that can be seen, one sign for the end of a line; without controls and signs nobody sees. */
export const cleaned = (text: string): string => withDirt(HAS_LINE_END.test(text) ? text.replace(LINE_END, '\n') : text, () => '');

/** Whether there are controls (ends of lines too) or broken signs in a text, which no address and no name of a field has. */
export const hasControls = (text: string): boolean => HAS_CONTROL.test(text);

/**
 * What was meant by a short entry (a name to sign in with, a code, a number, a day, a time): usual width (`１８：００` is `18:00`), one kind of
 * hyphen, single spaces and none around it. Great and small letters stay.
 */
export const folded = (text: string): string =>
  cleaned(text).normalize('NFKC').replace(/[\uFE00-\uFE0F]/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ').trim();

/** A text for comparing or finding, not for keeping: great and small letters, wide and narrow signs are the same. */
export const alike = (text: string): string => withDirt(text, () => '').normalize('NFKC').toLowerCase();

/** The same for names, where spaces, wide ones too, do not count either: 王 芳 is 王芳. */
export const alikeName = (text: string): string => alike(text).replace(/\s+/g, '');

const NARROW = /[!-~]/g;
const WIDE = /[\uFF01-\uFF5E]/g;
const SHIFT = 0xfee0;
const shifted = (text: string, signs: RegExp, by: number, which: (letter: boolean) => boolean): string =>
  text.replace(signs, (sign) => {
    const code = sign.charCodeAt(0);
    return which(/[\dA-Za-z]/.test(String.fromCharCode(code > 0xff00 ? code - SHIFT : code))) ? String.fromCharCode(code + by) : sign;
  });

/**
 * A beginning as it may have been stored, for looking it up where the database compares: as typed, and with letters and with marks each narrow or wide;
 * `（XLPE）` is written with wide brackets and narrow letters. Five at most.
 */
export function widthsOf(text: string): string[] {
  const narrow = shifted(text, WIDE, -SHIFT, () => true);
  const wideMarks = shifted(narrow, NARROW, SHIFT, (letter) => !letter);
  return [...new Set([text, narrow, wideMarks, shifted(narrow, NARROW, SHIFT, (letter) => letter), shifted(narrow, NARROW, SHIFT, () => true)])];
}

/** A stored text on a screen: a sign nobody would see stands there by its number, `〔U+202E〕`, and turns nothing. */
export const shown = (text: string): string => withDirt(text, (sign) => `〔U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`);
