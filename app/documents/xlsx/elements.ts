import { SaxesParser } from 'saxes';

/** The part is not well formed, or holds what no part of a workbook holds. */
export class BrokenXml extends Error {
  override readonly name = 'BrokenXml';
}

export type Attributes = Readonly<Record<string, string>>;

/** What is told of the elements of a part, in their order and by their local names. Whoever throws is told no more. */
export interface ElementListener {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Bytes decoded at a time, so that a part given up early is not decoded to its end. */
const PIECE = 64 * 1024;
/** Elements within one another; a workbook stays far below. */
const DEPTH = 64;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const encodingOf = (bytes: Buffer): string => (bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8');

/** Reads a part once, from its beginning, in time that grows with its length only. Throws BrokenXml. */
export function hearElements(bytes: Buffer, listener: ElementListener): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  const broken = (reason: string): never => {
    throw new BrokenXml(reason);
  };
  parser.on('error', ({ message }) => broken(message));
  parser.on('doctype', () => broken('a document type'));
  parser.on('opentag', ({ name, attributes }) => {
    if ((depth += 1) > DEPTH) broken('elements too deep within one another');
    listener.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(localName(name));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += PIECE) parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}

/** The attribute of a local name, whatever its prefix. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([given]) => localName(given) === name)?.[1];
}

/** Attributes of every element of a name, in their order. */
export function headsOf(bytes: Buffer, name: string): Attributes[] {
  const heads: Attributes[] = [];
  hearElements(bytes, { open: (given, attributes) => void (given === name && heads.push(attributes)) });
  return heads;
}

/** Text with what Excel writes as `_x000D_` taken as what it stands for. */
export const unescaped = (text: string): string => (text.includes('_x') ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text);

/** Gathers the text of a string with runs, without the readings some editors keep beside it. */
export class RichText implements ElementListener {
  private gathered = '';
  private inside = false;
  private readings = 0;

  /** The text since it was last asked for. */
  take(): string {
    const text = this.gathered;
    this.gathered = '';
    return unescaped(text);
  }

  open(name: string): void {
    if (name === 'rPh') this.readings += 1;
    this.inside = name === 't' && this.readings === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.readings -= 1;
    if (name === 't') this.inside = false;
  }

  text(text: string): void {
    if (this.inside) this.gathered += text;
  }
}
