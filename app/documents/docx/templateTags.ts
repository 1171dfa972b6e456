import type { TemplateTag } from '../../domain/report/wordTemplate';
import { below, type Element } from './wordTree';

/** Where and why a template cannot be filled; `name` is the tag as it is written. */
export class TagFault extends Error {
  override readonly name = 'TagFault';
  constructor(readonly code: 'loopOpen' | 'loopStray', readonly tag: string) {
    super(`${code}: ${tag}`);
  }
}

/** Braces of either width, as an input method types them. */
const TAG = /[{｛]\s*([#＃/／]?)\s*([^{}｛｝]{1,60}?)\s*[}｝]/g;

/** A tag in the text of a paragraph, and where it stands. */
export interface Hit {
  readonly kind: 'text' | 'begin' | 'end';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const KINDS: Readonly<Record<string, Hit['kind']>> = { '#': 'begin', '＃': 'begin', '/': 'end', '／': 'end' };

/** The texts of a paragraph itself, those of boxes within it left out. Word divides a tag over several as it likes. */
export const textsOf = (paragraph: Element): Element[] => below(paragraph, 'w:t', 'w:p');

/** What a text holds. */
export const saidIn = ({ children }: Element): string => children.filter((child) => typeof child === 'string').join('');

/** The tags of a paragraph, in their order. */
export const hitsIn = (paragraph: Element): Hit[] =>
  [...textsOf(paragraph).map(saidIn).join('').matchAll(TAG)].map(({ 0: whole, 1: sign = '', 2: name = '', index }) => ({ kind: KINDS[sign] ?? 'text', name, from: index, to: index + whole.length }));

/** Every tag of a part, in its order, each with the table it stands in. Throws TagFault where a table is begun and not ended, or ended and not begun. */
export function tagsIn(part: Element): TemplateTag[] {
  const open: string[] = [];
  const tags = below(part, 'w:p').flatMap(hitsIn).flatMap(({ kind, name }): TemplateTag[] => {
    if (kind === 'text') return [{ name, table: open.at(-1) ?? '' }];
    if (kind === 'begin') return open.push(name) > 0 ? [{ name: '', table: name }] : [];
    if (open.pop() !== name) throw new TagFault('loopStray', `{/${name}}`);
    return [];
  });
  const [left] = open;
  if (left !== undefined) throw new TagFault('loopOpen', `{#${left}}`);
  return tags.filter((tag, at) => tags.findIndex(({ name, table }) => name === tag.name && table === tag.table) === at);
}
