import type PDFDocument from 'pdfkit';
import { PEN_FIELD } from '../../domain/shared/pen';
import type { Mark } from './sheet';
import { INK, LEVEL_COLOURS } from './sheet';
import { fontCalled, type FontName, type Typefaces, typefaces } from './typefaces';

type Document = InstanceType<typeof PDFDocument>;

/** What of an embedded font the text writer needs; pdfkit keeps it on the document. */
interface EmbeddedFont {
  readonly id: string;
  encode(text: string): readonly [string[], unknown];
  ref(): PDFKit.PDFKitReference;
}

/** A character as its font writes it. */
interface Coded {
  readonly font: EmbeddedFont;
  readonly code: string;
  readonly ems: number;
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

const n4 = (value: number): string => value.toFixed(4);

const rgb = (colour: string): string => [1, 3, 5].map((at) => n(parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');

/**
 * Writes marks as PDF operators. Characters are encoded once a document and words are set without shaping (ideographs need none),
 * which keeps a paper of hundreds of rows in the range of a second; the text stays extractable through the font's own ToUnicode map.
 */
export class Pen {
  private readonly fonts = new Map<FontName, EmbeddedFont>();
  private readonly codes = { regular: new Map<string, Coded>(), bold: new Map<string, Coded>() };

  constructor(private readonly doc: Document, readonly faces: Typefaces = typefaces()) {
    this.open(faces.regular.first);
    this.open(faces.bold.first);
  }

  private open(name: FontName): EmbeddedFont {
    const known = this.fonts.get(name);
    if (known) return known;
    // The registered source is the opened font itself: a path or buffer would be parsed again for every use.
    this.doc.registerFont(name, fontCalled(name) as unknown as string);
    const font = (this.doc.font(name) as unknown as { _font: EmbeddedFont })._font;
    this.fonts.set(name, font);
    return font;
  }

  private codeOf(character: string, weight: 'regular' | 'bold'): Coded {
    const known = this.codes[weight].get(character);
    if (known) return known;
    const face = this.faces[weight];
    const font = this.open(face.fontOf(character) ?? face.first);
    const coded = { font, code: font.encode(character)[0].join(''), ems: face.widthOf(character) };
    this.codes[weight].set(character, coded);
    return coded;
  }

  /** A text in pieces of one font each: all of it in one where the face has every character. */
  private piecesOf(text: string, weight: 'regular' | 'bold'): { readonly font: EmbeddedFont; code: string; readonly from: number }[] {
    const pieces: { readonly font: EmbeddedFont; code: string; readonly from: number }[] = [];
    let ems = 0;
    for (const character of text) {
      const coded = this.codeOf(character, weight);
      const last = pieces.at(-1);
      if (last?.font === coded.font) last.code += coded.code;
      else pieces.push({ font: coded.font, code: coded.code, from: ems });
      ems += coded.ems;
    }
    return pieces;
  }

  /** Writes all marks of a page but its photographs: grounds, grid, shapes, then words in reading order. */
  page(marks: readonly Mark[]): void {
    const out: string[] = ['q'];
    for (const mark of marks) {
      if (mark.kind === 'ground') out.push(`${rgb(mark.colour)} rg ${n(mark.x)} ${n(mark.y)} ${n(mark.width)} ${n(mark.height)} re f`);
    }
    out.push(`0.5 w ${rgb('#333333')} RG`);
    for (const mark of marks) {
      if (mark.kind === 'frame') out.push(`${n(mark.x)} ${n(mark.y)} ${n(mark.width)} ${n(mark.height)} re`);
      else if (mark.kind === 'rule') out.push(`${n(mark.x)} ${n(mark.y)} m ${n(mark.x + mark.width)} ${n(mark.y)} l`);
    }
    out.push('S');
    for (const mark of marks) {
      if (mark.kind === 'level') out.push(levelShape(mark));
      else if (mark.kind === 'box') out.push(checkBox(mark));
      else if (mark.kind === 'pen') out.push(drawnSignature(mark));
    }
    this.words(marks, out);
    out.push('Q');
    this.doc.addContent(out.join('\n'));
  }

  private words(marks: readonly Mark[], out: string[]): void {
    out.push('BT');
    let font = '';
    let colour = '';
    for (const mark of marks) {
      if (mark.kind !== 'text' || mark.text === '') continue;
      for (const piece of this.piecesOf(mark.text, mark.bold ? 'bold' : 'regular')) {
        this.doc.page.fonts[piece.font.id] ??= piece.font.ref();
        const wanted = `/${piece.font.id} ${n(mark.size)} Tf`;
        if (wanted !== font) out.push((font = wanted));
        if (mark.colour !== colour) out.push(`${rgb((colour = mark.colour))} rg`);
        out.push(`1 0 0 -1 ${n(mark.x + piece.from * mark.size)} ${n(mark.y)} Tm <${piece.code}> Tj`);
      }
    }
    out.push('ET');
  }
}

/** Control point of a quarter circle. */
const ROUND = 0.5523;

function levelShape({ x, y, size, level }: Extract<Mark, { kind: 'level' }>): string {
  const r = size * 0.38;
  const cx = x + size / 2;
  const cy = y + size / 2;
  const at = (dx: number, dy: number): string => `${n(cx + dx * r)} ${n(cy + dy * r)}`;
  const path = {
    major: `${at(0, -1.15)} m ${at(1.15, 0)} l ${at(0, 1.15)} l ${at(-1.15, 0)} l h`,
    considerable: `${at(0, -1.1)} m ${at(1.15, 0.95)} l ${at(-1.15, 0.95)} l h`,
    general: [
      `${at(1, 0)} m`,
      `${at(1, ROUND)} ${at(ROUND, 1)} ${at(0, 1)} c`,
      `${at(-ROUND, 1)} ${at(-1, ROUND)} ${at(-1, 0)} c`,
      `${at(-1, -ROUND)} ${at(-ROUND, -1)} ${at(0, -1)} c`,
      `${at(ROUND, -1)} ${at(1, -ROUND)} ${at(1, 0)} c`,
    ].join(' '),
    low: `${at(-0.9, -0.9)} m ${at(0.9, -0.9)} l ${at(0.9, 0.9)} l ${at(-0.9, 0.9)} l h`,
  }[level];
  return `${rgb(LEVEL_COLOURS[level].shape)} rg ${path} f`;
}

function checkBox({ x, y, size, checked }: Extract<Mark, { kind: 'box' }>): string {
  const frame = `q 0.8 w ${rgb(INK)} RG ${n(x)} ${n(y)} ${n(size)} ${n(size)} re S`;
  const tick = `1.2 w ${n(x + size * 0.2)} ${n(y + size * 0.52)} m ${n(x + size * 0.43)} ${n(y + size * 0.76)} l ${n(x + size * 0.82)} ${n(y + size * 0.24)} l S`;
  return checked ? `${frame} ${tick} Q` : `${frame} Q`;
}

/** A drawn signature: its path in the places of its field, scaled. */
function drawnSignature({ x, y, width, drawing }: Extract<Mark, { kind: 'pen' }>): string {
  const scale = n4(width / PEN_FIELD.width);
  const path = drawing.replaceAll(/([ML])(\d+ \d+)/g, (_, to: string, place: string) => `${place} ${to === 'M' ? 'm' : 'l'} `);
  return `q ${scale} 0 0 ${scale} ${n(x)} ${n(y)} cm 2.5 w 1 J 1 j ${rgb(INK)} RG ${path}S Q`;
}

/** The QR code as one form of the document, referred to by every page; vector squares, runs joined. */
export function qrForm(doc: Document, modules: { readonly size: number; get(row: number, column: number): number }): PDFKit.PDFKitReference {
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      runs.push(`${from} ${row} ${column - from + 1} 1 re`);
    }
  }
  const form = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, modules.size, modules.size], Resources: {} });
  form.end(Buffer.from(`0 g ${runs.join('\n')} f`));
  return form;
}

/** Puts a QR form of `size` squares on the current page, `side` points wide, its upper left corner at x and y. */
export function putQr(doc: Document, form: PDFKit.PDFKitReference, size: number, { x, y, side }: { readonly x: number; readonly y: number; readonly side: number }): void {
  doc.page.xobjects.Qr = form;
  const scale = (side / size).toFixed(5);
  doc.addContent(`q ${scale} 0 0 ${scale} ${n(x)} ${n(y)} cm /Qr Do Q`);
}
