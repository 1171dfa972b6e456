import { textOf } from './cellText';
import type { Paper, TableBlock } from './paper';
import { headsOver } from './tableHead';

/** A line of a table of a paper, in words: where it stands, its number where the table counts its lines, and what each column says. */
export interface PaperRow {
  readonly place: string;
  readonly serial: number | null;
  /** What it is called in a sentence. */
  readonly name: string;
  /** Id of the record it tells of; '' where the paper names none. */
  readonly id: string;
  readonly cells: readonly { readonly column: string; readonly text: string }[];
}

/** Head of a column that counts the lines. */
const SERIAL = '序号';
/** Columns that a line is called by, the first that a table has. */
const NAMING = ['风险点', '项目', '内容'];

/** Names of the columns: of a head in several rows the lowest that stands over each. */
const columnsOf = ({ head, widths }: TableBlock): string[] => headsOver(head, widths.length).map((texts) => (texts.at(-1) ?? '').replaceAll('\n', ''));

function rowsOfTable(block: TableBlock): PaperRow[] {
  const columns = columnsOf(block);
  const counted = columns[0] === SERIAL;
  const naming = Math.max(counted ? 1 : 0, columns.findIndex((name) => NAMING.includes(name)));
  let place = '';
  return block.rows.flatMap((row): PaperRow[] => {
    if (row.kind === 'group') {
      place = row.text.replace(/（\d+ 项）$/, '');
      return [];
    }
    const texts = row.cells.map(textOf);
    const number = counted ? /^\d+/.exec(texts[0] ?? '')?.[0] : undefined;
    const cells = texts.map((text, at) => ({ column: columns[at] ?? '', text: at === 0 && number !== undefined ? text.slice(number.length).trim() : text })).filter(({ text }) => text !== '');
    return [{ place, serial: number === undefined ? null : Number(number), name: texts[naming] ?? '', id: row.id ?? '', cells }];
  });
}

/** Every line of the tables of a paper, in its order. */
export const rowsOf = ({ blocks }: Pick<Paper, 'blocks'>): PaperRow[] => blocks.flatMap((block) => (block.kind === 'table' ? rowsOfTable(block) : []));
