import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

/** One weight of the typeface, opened once a process and shared by all documents. */
export interface Typeface {
  readonly font: Font;
  /** Advance of a character in ems. */
  widthOf(character: string): number;
  readonly has: (character: string) => boolean;
}

export interface Typefaces {
  readonly regular: Typeface;
  readonly bold: Typeface;
}

/** Printed where the typeface has no character for a text (the printers' 缺字 mark). */
export const MISSING = '〓';

const FOLDER = 'node_modules/@expo-google-fonts/noto-sans-sc';
const FILES = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' };

function open(file: string): Typeface {
  const path = join(process.cwd(), FOLDER, file);
  if (!existsSync(path)) throw new Error(`typeface not found: ${path}; papers are rendered from the project root`);
  const opened = create(readFileSync(path));
  if (opened.type !== 'TTF') throw new Error(`not a TrueType font: ${path}`);
  const font = opened;
  const widths = new Map<string, number>();
  return {
    font,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    widthOf(character) {
      const known = widths.get(character);
      if (known !== undefined) return known;
      const width = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      widths.set(character, width);
      return width;
    },
  };
}

let opened: Typefaces | undefined;

/** The typefaces of all papers. Throws when the font package is not beside the program. */
export const typefaces = (): Typefaces => (opened ??= { regular: open(FILES.regular), bold: open(FILES.bold) });
