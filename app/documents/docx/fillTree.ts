import type { TemplateValues } from '../../domain/report/wordTemplate';
import { type Hit, hitsIn, saidIn, TagFault, textsOf } from './templateTags';
import { below, type Element, type Node } from './wordTree';

/** The filled paper would be longer than anybody prints. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Elements that rows may add to a part: some 5,000 rows of ten columns. */
const MOST_ELEMENTS = 400_000;

/** What the tags at a place stand for: those of a row first, then those of the paper. */
type Lookup = (name: string) => string;

interface Filling {
  readonly tables: TemplateValues['tables'];
  readonly lookup: Lookup;
  readonly made: { elements: number };
}

const cloned = (node: Node, made: Filling['made']): Node => {
  if (typeof node === 'string') return node;
  if ((made.elements += 1) > MOST_ELEMENTS) throw new TooLong();
  return { ...node, children: node.children.map((child) => cloned(child, made)) };
};

/** The paragraphs of a paragraph or of a row, those of tables within the row left out. */
const paragraphsOf = (unit: Element): Element[] => (unit.name === 'w:p' ? [unit] : below(unit, 'w:p', 'w:tbl'));
const marksOf = (unit: Element): Hit[] => paragraphsOf(unit).flatMap(hitsIn).filter(({ kind }) => kind !== 'text');

/** Writes texts in place of some tags of a paragraph; a tag over several runs takes the looks of the first. */
function write(paragraph: Element, hits: readonly Hit[], textFor: Lookup): void {
  const elements = textsOf(paragraph);
  const texts = elements.map(saidIn);
  const begins = texts.map((_, at) => texts.slice(0, at).reduce((sum, { length }) => sum + length, 0));
  for (const { name, from, to } of hits.toReversed()) {
    let given = textFor(name);
    for (let at = 0; at < texts.length; at += 1) {
      const [begin, text] = [begins[at]!, saidIn(elements[at]!)];
      if (begin >= to || begin + text.length <= from) continue;
      const [first, last] = [Math.max(0, from - begin), Math.min(text.length, to - begin)];
      texts[at] = `${texts[at]!.slice(0, first)}${given}${texts[at]!.slice(last)}`;
      given = '';
    }
  }
  elements.forEach((element, at) => {
    if (texts[at] !== saidIn(element)) Object.assign(element, { children: [texts[at]!], attributes: { ...element.attributes, 'xml:space': 'preserve' } });
  });
  breakLines(paragraph);
}

/** Line ends of texts as Word has them. */
function breakLines(element: Element): void {
  element.children = element.children.flatMap((child): Node[] => {
    if (typeof child === 'string' || child.name === 'w:p') return [child];
    if (child.name !== 'w:t' || !saidIn(child).includes('\n')) {
      breakLines(child);
      return [child];
    }
    return saidIn(child).split(/\r?\n/).flatMap((line, at): Node[] => [...(at > 0 ? [{ name: 'w:br', attributes: {}, children: [] }] : []), { ...child, children: [line] }]);
  });
}

/** Takes the first mark of a kind and name out of a unit; false where nothing else is left in it. */
function unmark(unit: Element, kind: Hit['kind'], name: string, last = false): void {
  const marked = paragraphsOf(unit).filter((paragraph) => hitsIn(paragraph).some((hit) => hit.kind === kind && hit.name === name));
  const paragraph = last ? marked.at(-1) : marked[0];
  const hits = paragraph ? hitsIn(paragraph).filter((hit) => hit.kind === kind && hit.name === name) : [];
  const hit = last ? hits.at(-1) : hits[0];
  if (paragraph && hit) write(paragraph, [hit], () => '');
}

const isBlank = (unit: Element): boolean => paragraphsOf(unit).every((paragraph) => textsOf(paragraph).every((text) => saidIn(text).trim() === '')) && below(unit, 'w:drawing').length === 0;
const isUnit = (node: Node): node is Element => typeof node !== 'string' && (node.name === 'w:p' || node.name === 'w:tr');

/** Whether what repeats are paragraphs of one cell: begun in one and ended in another of them. A row repeats for whatever else is in it. */
const isWithinCell = (row: Element, name: string): boolean =>
  row.name === 'w:tr' && below(row, 'w:tc', 'w:tbl').some((cell) => {
    const own = below(cell, 'w:p', 'w:tbl').map((paragraph) => hitsIn(paragraph).filter((hit) => hit.name === name));
    const [begin, end] = (['begin', 'end'] as const).map((kind) => own.findIndex((hits) => hits.some((hit) => hit.kind === kind)));
    return begin! >= 0 && end! > begin!;
  });

/** How many tables are begun in a unit and not ended in it; negative where more are ended. */
const depthOf = (unit: Node): number => (isUnit(unit) ? marksOf(unit).reduce((depth, { kind }) => depth + (kind === 'begin' ? 1 : -1), 0) : 0);

/** The children of an element, filled: what stands between the begin and the end of a table as often as it has rows. */
function filledAll(nodes: readonly Node[], filling: Filling): Node[] {
  const out: Node[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]!;
    const begun = isUnit(node) ? marksOf(node).find(({ kind }) => kind === 'begin')?.name : undefined;
    if (begun === undefined || isWithinCell(node as Element, begun)) {
      out.push(typeof node === 'string' ? node : filledOne(node, filling));
      continue;
    }
    let [end, depth] = [at, depthOf(node)];
    while (depth > 0 && end + 1 < nodes.length) depth += depthOf(nodes[(end += 1)]!);
    if (depth !== 0) throw new TagFault('loopOpen', `{#${begun}}`);
    const block = nodes.slice(at, end + 1).map((one) => cloned(one, filling.made));
    const [first, last] = [block[0] as Element, block.at(-1) as Element];
    unmark(first, 'begin', begun);
    unmark(last, 'end', begun, true);
    const repeated = end === at ? block : block.filter((one) => !((one === first || one === last) && isBlank(one)));
    for (const row of filling.tables.get(begun) ?? []) {
      const lookup = (name: string): string => row.get(name) ?? filling.lookup(name);
      out.push(...filledAll(repeated.map((one) => cloned(one, filling.made)), { ...filling, lookup }));
    }
    at = end;
  }
  return out;
}

/** What Word does not open: a table without a row, a cell without a paragraph. */
function mended({ name, children }: Element): Node[] {
  if (name === 'w:tc' && !children.some((child) => typeof child !== 'string' && child.name === 'w:p')) return [...children, { name: 'w:p', attributes: {}, children: [] }];
  return children.filter((child) => typeof child === 'string' || child.name !== 'w:tbl' || child.children.some((row) => typeof row !== 'string' && row.name === 'w:tr'));
}

function filledOne(element: Element, filling: Filling): Element {
  if (element.name === 'w:p') write(element, hitsIn(element).filter(({ kind }) => kind === 'text'), filling.lookup);
  element.children = filledAll(element.children, filling);
  element.children = mended(element);
  return element;
}

/** A part with what a paper holds in place of its tags; a tag that nothing is called by stays empty. Throws TagFault or TooLong. */
export function fillTree(part: Element, { texts, tables }: TemplateValues): Element {
  return filledOne(part, { tables, lookup: (name) => texts.get(name) ?? '', made: { elements: 0 } });
}
