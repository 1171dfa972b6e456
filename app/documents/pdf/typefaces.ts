import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

/** The fonts papers are set in, each opened once a process and shared by all documents. */
const FONTS = {
  regular: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  song: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
} as const;
export type FontName = keyof typeof FONTS;

/** What words are set in: a font, and others for the characters it lacks. */
export interface Typeface {
  /** The font of every character it has. */
  readonly first: FontName;
  /** The first of its fonts that has a character; null for what none has. */
  readonly fontOf: (character: string) => FontName | null;
  /** Advance of a character in ems. */
  widthOf(character: string): number;
  readonly has: (character: string) => boolean;
}

export interface Typefaces {
  readonly regular: Typeface;
  readonly bold: Typeface;
}

/** Printed where no font has a character of a text (the printers' 缺字 mark). */
export const MISSING = '〓';

/** The look since which the body is set in a 宋体 and titles in a 黑体, as papers of an office are. */
export const OFFICE_LOOK = 3;

const FOLDER = 'node_modules/@expo-google-fonts';

function open(file: string): Font {
  const path = join(process.cwd(), FOLDER, file);
  if (!existsSync(path)) throw new Error(`typeface not found: ${path}; papers are rendered from the project root, after \`npm ci\``);
  const opened = create(readFileSync(path));
  if (opened.type !== 'TTF') throw new Error(`not a TrueType font: ${path}`);
  return opened;
}

const opened = new Map<FontName, Font>();

/** A font as it is embedded. Throws when its package is not beside the program. */
export function fontCalled(name: FontName): Font {
  const known = opened.get(name) ?? open(FONTS[name]);
  opened.set(name, known);
  return known;
}

/** A font with others behind it, which are opened when a character asks for them. */
function typeface(first: FontName, ...others: readonly FontName[]): Typeface {
  const fonts = [first, ...others];
  const chosen = new Map<string, { readonly font: FontName | null; readonly width: number }>();
  const choose = (character: string): { readonly font: FontName | null; readonly width: number } => {
    const known = chosen.get(character);
    if (known) return known;
    const code = character.codePointAt(0) ?? 0;
    const font = fonts.find((name) => fontCalled(name).hasGlyphForCodePoint(code)) ?? null;
    const from = fontCalled(font ?? first);
    const one = { font, width: from.glyphForCodePoint(code).advanceWidth / from.unitsPerEm };
    chosen.set(character, one);
    return one;
  };
  return { first, fontOf: (character) => choose(character).font, widthOf: (character) => choose(character).width, has: (character) => choose(character).font !== null };
}

const SANS: Typefaces = { regular: typeface('regular'), bold: typeface('bold') };
const OFFICE: Typefaces = { regular: typeface('song', 'regular'), bold: typeface('bold', 'song') };

/** The typefaces of papers of a look, and of the cards on the wall. */
export const typefaces = (look = 1): Typefaces => (look >= OFFICE_LOOK ? OFFICE : SANS);
