import { SaxesParser } from 'saxes';
import { BrokenXml } from '../xlsx/elements';
import { escaped } from '../xlsx/xml';

/** An element as it stands in the file, its prefix included; texts between are texts. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: Node[];
}
export type Node = Element | string;

/** Elements within one another; a form of an office stays far below. */
const DEPTH = 120;

/** Reads a part of a Word file as a tree. Throws BrokenXml where it is not well formed, has a document type, or is nested without measure. */
export function treeOf(bytes: Buffer): Element {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const root: Element = { name: '', attributes: {}, children: [] };
  const path: Element[] = [root];
  const broken = (reason: string): never => {
    throw new BrokenXml(reason);
  };
  const say = (text: string): void => void path.at(-1)!.children.push(text);
  parser.on('error', ({ message }) => broken(message));
  parser.on('doctype', () => broken('a document type'));
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length > DEPTH) broken('elements too deep within one another');
    const element: Element = { name, attributes, children: [] };
    path.at(-1)!.children.push(element);
    path.push(element);
  });
  parser.on('closetag', () => void path.pop());
  parser.on('text', say);
  parser.on('cdata', say);
  parser.write(bytes.toString('utf8').replace(/^\uFEFF/, '')).close();
  return root.children.find((child): child is Element => typeof child !== 'string') ?? broken('no element');
}

/** A tree as the part it stands for. */
export function partOf(root: Element): string {
  const pieces: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  const write = (node: Node): void => {
    if (typeof node === 'string') return void pieces.push(escaped(node));
    pieces.push(`<${node.name}`, ...Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`), node.children.length > 0 ? '>' : '/>');
    if (node.children.length === 0) return;
    node.children.forEach(write);
    pieces.push(`</${node.name}>`);
  };
  write(root);
  return pieces.join('');
}

/** The elements of a name below an element, in their order; not below those of `but`. */
export function below(element: Element, name: string, but?: string): Element[] {
  const found: Element[] = [];
  const seek = (node: Node): void => {
    if (typeof node === 'string' || node.name === but) return;
    if (node.name === name) found.push(node);
    node.children.forEach(seek);
  };
  element.children.forEach(seek);
  return found;
}
