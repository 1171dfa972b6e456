import type { Cell, FactsBlock, Paper, TableBlock } from '~/domain/report/paper';

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

export const tablesOf = (paper: Paper): TableBlock[] => paper.blocks.filter((block) => block.kind === 'table');

export const headingsOf = (paper: Paper): string[] => paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));

export const paragraphsOf = (paper: Paper): string[] => paper.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

/** The fact of this label, from any grid of the paper; undefined when the paper has none. */
export const factOf = (paper: Paper, label: string): Cell | undefined =>
  paper.blocks.filter((block): block is FactsBlock => block.kind === 'facts').flatMap(({ facts }) => facts).find((fact) => fact.label === label)?.value;

/** Texts of a table's rows; a group heading is a row of one text. */
export const rowsOf = (table: TableBlock): string[][] => table.rows.map((row) => (row.kind === 'group' ? [row.text] : row.cells.map(textOf)));
