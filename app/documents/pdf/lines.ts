import { MISSING, type Typeface } from './typefaces';

/** Characters that no line begins with, and those that no line ends with. */
const CLOSERS = new Set('，。、；：？！）》」』〕】〉”’…%‰℃°,;:!?)]}');
const OPENERS = new Set('（《「『〔【〈“‘([{');

/** Never broken: a month with its day, a year, a weekday in brackets, a number with its unit. The mark that follows stays with it. */
const KEPT =
  /((?:\d{1,2}月\d{1,2}日|\d{4}年|[(（]周[一二三四五六日][)）]|\d[\d.]* (?:[munkM]?(?:m|g|s|V|A|W|N|Pa|Hz|Ω|L)|cm|t|h|min|℃|°C|%)(?:[²³/·][A-Za-z²³/·]*)?(?![A-Za-z]))[,，。;；:：、)）]*)/u;

const isIdeographic = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

/** Text the typeface can show: control characters dropped, tabs as spaces, missing characters as 〓. */
export function printable(text: string, face: Typeface): string {
  let result = '';
  for (const character of text.replace(/\r\n?/g, '\n').replace(/\t/g, '  ')) {
    if (character === '\n') result += character;
    else if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character)) continue;
    else result += face.has(character) ? character : MISSING;
  }
  return result;
}

/** Pieces between which a line may break: a word or one ideograph, with the marks that belong to it. Spaces stand alone. */
export function unitsOf(text: string): string[] {
  return text.split(KEPT).flatMap((part, index) => (index % 2 === 1 ? [part] : looseUnits(part)));
}

function looseUnits(text: string): string[] {
  const units: string[] = [];
  let unit = '';
  let opening = false;
  let base = '';
  const close = (): void => {
    if (unit) units.push(unit);
    unit = '';
    base = '';
    opening = false;
  };
  for (const character of text) {
    if (character === ' ') {
      close();
      units.push(' ');
    } else if (OPENERS.has(character)) {
      if (!opening) close();
      unit += character;
      opening = true;
    } else if (CLOSERS.has(character)) {
      unit += character;
      opening = false;
    } else {
      const joins = opening || (unit !== '' && !isIdeographic(character) && !isIdeographic(base));
      if (!joins) close();
      unit += character;
      base = character;
      opening = false;
    }
  }
  close();
  return units;
}

/** Width of a line in ems. */
export function emsOf(text: string, face: Typeface): number {
  let width = 0;
  for (const character of text) width += face.widthOf(character);
  return width;
}

/** A unit wider than a line: first at its spaces and joints (`-`, `/`, a point that stands in no number), then character by character. */
function cut(unit: string, room: number, face: Typeface): string[] {
  return unit.split(/(?<=[-/_]|\.(?!\d))|(?= )|(?<= )/).flatMap((part) => (emsOf(part, face) <= room ? [part] : Array.from(part)));
}

function linesOf(paragraph: string, room: number, indent: number, face: Typeface): string[] {
  const units = unitsOf(paragraph).flatMap((unit) => (emsOf(unit, face) > room ? cut(unit, room, face) : [unit]));
  const lines: string[][] = [[]];
  let used = indent;
  for (const unit of units) {
    const width = emsOf(unit, face);
    const line = lines.at(-1) as string[];
    if (used + width > room + 0.01 && line.length > 0) {
      if (unit === ' ') continue;
      lines.push([unit]);
      used = width;
    } else if (unit !== ' ' || line.length > 0) {
      line.push(unit);
      used += width;
    }
  }
  return withoutOrphan(lines, room, face).map((line) => line.join('').trimEnd());
}

/** Moves one unit down when the last line would hold a single character. */
function withoutOrphan(lines: string[][], room: number, face: Typeface): string[][] {
  const last = lines.at(-1);
  const before = lines.at(-2);
  if (!last || !before || before.length < 3 || last.length !== 1) return lines;
  const alone = last[0] as string;
  const moved = before.at(-1) as string;
  if (Array.from(alone).length > 2 || moved === ' ' || emsOf(moved + alone, face) > room) return lines;
  before.pop();
  last.unshift(moved);
  return lines;
}

/** Texts that were broken already, by face: the items of a list stand on the paper of each day. So many at most, and none that is long. */
const broken = new Map<Typeface, Map<string, readonly string[]>>();
const MOST_BROKEN = 8_000;
const LONGEST_BROKEN = 300;

/**
 * Breaks a text into lines of `width` points at `size` points. Words stay whole where a line has room for them, no line begins with
 * closing or ends with opening punctuation. `indent` points are left free on the first line of each paragraph.
 */
export function breakLines(text: string, width: number, size: number, face: Typeface, indent = 0): readonly string[] {
  const room = Math.max(width / size, 1);
  const known = broken.get(face) ?? new Map<string, readonly string[]>();
  broken.set(face, known);
  const key = `${room} ${indent / size} ${text}`;
  const before = known.get(key);
  if (before) return before;
  const lines = printable(text, face).split('\n').flatMap((paragraph) => linesOf(paragraph, room, indent / size, face));
  if (known.size >= MOST_BROKEN) known.clear();
  if (text.length <= LONGEST_BROKEN) known.set(key, lines);
  return lines;
}
