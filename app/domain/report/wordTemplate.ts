import { formatDate } from '../shared/day';
import { dayOf, type Instant } from '../shared/instant';
import { textOf } from './cellText';
import type { Block, Paper, TableBlock } from './paper';
import type { PaperKind } from './register';
import { headsOver } from './tableHead';
import { verifyCode } from './verifyCode';

/** Papers that can be written into a Word file of a bureau: those that are kept as they were signed, the cards left out, which are laid out for hanging up. */
export const TEMPLATE_KINDS = ['daily', 'weekly', 'monthly', 'notice', 'verification', 'riskList', 'analysisTable'] as const satisfies readonly PaperKind[];
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** `tried`: filled once with a real paper, and waits to be adopted. */
export type TemplateState = 'tried' | 'current' | 'replaced' | 'stopped';
export const TEMPLATE_STATE_NAMES: Readonly<Record<TemplateState, string>> = { tried: '已试填，待启用', current: '使用中', replaced: '已被新版替换', stopped: '已停用' };

/** A version of the template of a kind. */
export interface WordTemplate {
  readonly id: string;
  readonly kind: TemplateKind;
  readonly number: number;
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  /** Tags as they are written. */
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
  readonly state: TemplateState;
  readonly takenByName: string;
  readonly takenAt: Instant;
}

/** What can be written into a template: texts by the name of their tag, and the rows of tables, each with the texts of its columns. */
export interface TemplateValues {
  readonly texts: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>;
}

/** A tag: `{检查日期}`; within `{#岗位检查情况表}` and `{/岗位检查情况表}` the columns of that table. */
export interface TemplateTag {
  readonly name: string;
  /** The table it is a column of, or begins; '' for a text of the paper. */
  readonly table: string;
}

/** How the tags of a template and what a paper holds meet. */
export interface TagCheck {
  readonly known: readonly TemplateTag[];
  /** Nothing of the paper is called so. */
  readonly unknown: readonly TemplateTag[];
  /** Stands in the paper and not in the template. */
  readonly missing: readonly TemplateTag[];
}

/** The column that tells under which heading across the table a row stands. */
const GROUP = '分组';

/** A name without what counts it: `一、`, `（二）`. */
const uncounted = (text: string): string => text.replace(/^[（(]?[一二三四五六七八九十]+[）)]?[、.．]?\s*/, '').replace(/[{}｛｝]/g, '').trim();

/** What each column is called: the lowest cell of the head over it; with the one above where two are called alike. */
function columnsOf({ head, widths }: TableBlock): string[] {
  const paths = headsOver(head, widths.length);
  const names = paths.map((path) => uncounted(path.at(-1) ?? ''));
  return names.map((name, at) => (names.indexOf(name) === names.lastIndexOf(name) ? name : [uncounted(paths[at]!.at(-2) ?? ''), name].filter(Boolean).join('·') || String(at + 1)));
}

function rowsOf(block: TableBlock): ReadonlyMap<string, string>[] {
  const columns = columnsOf(block);
  let group = '';
  return block.rows.flatMap((row) => {
    if (row.kind === 'group') {
      group = row.text;
      return [];
    }
    let column = 0;
    const texts = new Map<string, string>([[GROUP, group]]);
    for (const cell of row.cells) {
      texts.set(columns[column] ?? '', textOf(cell));
      column += typeof cell === 'string' ? 1 : (cell.colSpan ?? 1);
    }
    return [texts];
  });
}

/** A name that no other has yet: `岗位检查情况表`, `岗位检查情况表2`. */
function fresh(name: string, taken: { has(name: string): boolean }): string {
  let given = name;
  for (let count = 2; taken.has(given); count += 1) given = `${name}${count}`;
  return given;
}

/** What a paper holds, by the words that stand beside it on the paper: whoever fills in a template needs no other list of names. */
export function valuesOf(paper: Paper): TemplateValues {
  const texts = new Map<string, string>([
    ['标题', paper.title], ['企业名称', paper.factory], ['编号', paper.number], ['副标题', paper.subtitle], ['版次', paper.versionLabel],
    ['核验码', verifyCode(paper.contentHash)], ['核验网址', paper.verifyUrl],
  ]);
  const tables = new Map<string, readonly ReadonlyMap<string, string>[]>();
  let heading = '正文';
  const add = (block: Block): void => {
    switch (block.kind) {
      case 'heading':
        heading = uncounted(block.text) || heading;
        return;
      case 'paragraph':
        texts.set(heading, [texts.get(heading), block.text].filter(Boolean).join('\n'));
        return;
      case 'facts':
        for (const { label, value } of block.facts) texts.set(fresh(uncounted(label), texts), textOf(value));
        return;
      case 'table':
        tables.set(fresh(`${heading}表`, tables), rowsOf(block));
        return;
      case 'signatures':
        for (const { label, signed } of block.lines) {
          texts.set(`${uncounted(label)}签名`, signed?.name ?? '');
          texts.set(`${uncounted(label)}签名日期`, signed ? formatDate(dayOf(signed.at)) : '');
        }
        return;
      case 'photos':
    }
  };
  paper.blocks.forEach(add);
  return { texts, tables };
}

/** Every tag a paper can fill, in the order of the paper. */
export const tagsOf = ({ texts, tables }: TemplateValues): TemplateTag[] => [
  ...[...texts.keys()].map((name) => ({ name, table: '' })),
  ...[...tables].flatMap(([table, [row]]) => [{ name: '', table }, ...[...(row?.keys() ?? [])].filter((name) => name !== GROUP || row?.get(GROUP)).map((name) => ({ name, table }))]),
];

/** As it is written in a template. */
export const written = ({ name, table }: TemplateTag): string => (name === '' ? `{#${table}}…{/${table}}` : `{${name}}`);

const same = (a: TemplateTag, b: TemplateTag): boolean => a.name === b.name && a.table === b.table;

/** What of a template's tags a paper fills, what it does not know, and what it has besides. A column of a table without rows is taken at its word. */
export function checkTags(used: readonly TemplateTag[], values: TemplateValues): TagCheck {
  const all = tagsOf(values);
  const isKnown = (tag: TemplateTag): boolean =>
    all.some((known) => same(known, tag)) || (tag.name !== '' && tag.table !== '' && (values.texts.has(tag.name) || tag.name === GROUP || values.tables.get(tag.table)?.length === 0));
  return { known: used.filter(isKnown), unknown: used.filter((tag) => !isKnown(tag)), missing: all.filter((tag) => !used.some((one) => same(one, tag))) };
}
