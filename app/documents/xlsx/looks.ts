import { escaped } from './xml';

/** How a cell looks. Looks that are used often are made once: they are known by what they are. */
export interface Look {
  readonly face?: string;
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Colours are six hexadecimal digits. */
  readonly colour?: string;
  readonly ground?: string;
  /** Colour of the lines around the cell; without it there are none. */
  readonly frame?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center';
  /** What is typed into the cell later stays text, too. */
  readonly text?: boolean;
}

const FACE = '微软雅黑';
const SIZE = 10;
const EDGES = ['left', 'right', 'top', 'bottom'];

/** Parts of a stylesheet, each once, in the order of their first use. */
class Numbered {
  readonly parts: string[];
  private readonly numbers: Map<string, number>;

  constructor(first: readonly string[]) {
    this.parts = [...first];
    this.numbers = new Map(this.parts.map((part, index) => [part, index]));
  }

  of(part: string): number {
    const known = this.numbers.get(part);
    if (known !== undefined) return known;
    this.numbers.set(part, this.parts.length);
    return this.parts.push(part) - 1;
  }
}

/** What stands before the text of a run or in the list of typefaces. */
export const fontXml = ({ face = FACE, size = SIZE, bold, colour }: Look, nameElement: 'name' | 'rFont' = 'name'): string =>
  `${bold ? '<b/>' : ''}<sz val="${size}"/>${colour ? `<color rgb="FF${colour}"/>` : ''}<${nameElement} val="${escaped(face)}"/><charset val="134"/>`;

/** The looks of one workbook, numbered as they are met. */
export class Looks {
  private readonly fonts = new Numbered([`<font>${fontXml({})}</font>`]);
  private readonly fills = new Numbered(['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']);
  private readonly borders = new Numbered(['<border/>']);
  private readonly formats = new Numbered(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  private readonly known = new Map<Look, number>();

  /** Number of a look as cells name it; 0 is a cell without any. */
  numberOf(look: Look | null): number {
    if (look === null) return 0;
    const known = this.known.get(look);
    if (known !== undefined) return known;
    const { ground, frame, align, vertical = 'center', text } = look;
    const font = this.fonts.of(`<font>${fontXml(look)}</font>`);
    const fill = ground ? this.fills.of(`<fill><patternFill patternType="solid"><fgColor rgb="FF${ground}"/><bgColor indexed="64"/></patternFill></fill>`) : 0;
    const border = frame ? this.borders.of(`<border>${EDGES.map((edge) => `<${edge} style="thin"><color rgb="FF${frame}"/></${edge}>`).join('')}</border>`) : 0;
    const number = this.formats.of(
      `<xf numFmtId="${text ? 49 : 0}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${align ? ` horizontal="${align}"` : ''} vertical="${vertical}" wrapText="1"/></xf>`,
    );
    this.known.set(look, number);
    return number;
  }

  /** Content of the stylesheet; asked for once every cell was numbered. */
  get xml(): string {
    const list = (name: string, { parts }: Numbered): string => `<${name} count="${parts.length}">${parts.join('')}</${name}>`;
    return `${list('fonts', this.fonts)}${list('fills', this.fills)}${list('borders', this.borders)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', this.formats)}`;
  }
}
