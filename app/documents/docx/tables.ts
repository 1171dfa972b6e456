import { BorderStyle, HeightRule, type ITableBordersOptions, Table, TableCell, TableLayoutType, TableRow as Row, VerticalAlign, WidthType } from 'docx';
import type { Cell, FactsBlock, TableBlock, TableRow } from '../../domain/report/paper';
import { headPlaces } from '../../domain/report/tableHead';
import { GROUP_GROUND, HEAD_GROUND, LEVEL_COLOURS } from '../pdf/sheet';
import { cellParagraphs, hex, type TextStyle } from './text';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '333333' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const GRID: ITableBordersOptions = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };
export const NO_GRID: ITableBordersOptions = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };
const MARGINS = { top: 30, bottom: 30, left: 60, right: 60 };

/** Rows of a table whose text takes more than about half a page may be broken; all others stay whole. */
const WHOLE_ROW_CHARACTERS = 900;

/** Shares of `inner` twips; the last column takes what rounding leaves. */
export function columnWidths(shares: readonly number[], inner: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / total) * inner));
  widths[widths.length - 1] = inner - widths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return widths;
}

export const sumOf = (widths: readonly number[], from: number, count: number): number => widths.slice(from, from + count).reduce((sum, width) => sum + width, 0);

interface CellStyle extends TextStyle {
  readonly width: number;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly ground?: string;
  readonly keepNext?: boolean;
}

function cellOf(cell: Cell, { width, colSpan, rowSpan, ground, keepNext, ...style }: CellStyle): TableCell {
  const level = typeof cell === 'string' ? undefined : cell.level;
  const fill = level ? LEVEL_COLOURS[level].ground : ground;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: cellParagraphs(cell, style, keepNext),
    ...(colSpan && colSpan > 1 ? { columnSpan: colSpan } : {}),
    ...(rowSpan && rowSpan > 1 ? { rowSpan } : {}),
    ...(fill ? { shading: { fill: hex(fill), type: 'clear', color: 'auto' } } : {}),
  });
}

export const tableOf = (rows: readonly Row[], widths: readonly number[], borders: ITableBordersOptions): Table =>
  new Table({ rows, columnWidths: [...widths], width: { size: sumOf(widths, 0, widths.length), type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders, margins: MARGINS });

function headRows(block: TableBlock, widths: readonly number[], size: number): Row[] {
  const places = headPlaces(block.head);
  return block.head.map((_, row) => {
    const children = places.filter((place) => place.row === row).map(({ cell: { text }, column, rows, columns }) =>
      cellOf(text, { width: sumOf(widths, column, columns), colSpan: columns, rowSpan: rows, ground: HEAD_GROUND, bold: true, align: 'center', size }));
    return new Row({ tableHeader: true, cantSplit: true, children });
  });
}

const lengthOf = (cell: Cell): number => (typeof cell === 'string' ? cell.length : cell.text.length);

function bodyRow(row: TableRow, block: TableBlock, widths: readonly number[], size: number): Row {
  if (row.kind === 'group') {
    const cell = cellOf(row.text, { width: sumOf(widths, 0, widths.length), colSpan: widths.length, ground: GROUP_GROUND, bold: true, size, keepNext: true });
    return new Row({ cantSplit: true, children: [cell] });
  }
  let column = 0;
  const children = row.cells.map((cell) => {
    const from = column;
    const colSpan = typeof cell === 'string' ? 1 : (cell.colSpan ?? 1);
    column += colSpan;
    return cellOf(cell, { width: sumOf(widths, from, colSpan), colSpan, align: block.aligns?.[from] ?? 'left', size });
  });
  const least = block.least === undefined ? {} : { height: { value: block.least * 20, rule: HeightRule.ATLEAST } };
  return new Row({ ...least, cantSplit: row.cells.reduce((sum, cell) => sum + lengthOf(cell), 0) < WHOLE_ROW_CHARACTERS, children });
}

/** A table with its head on every page; a group's heading stays with its first row. `inner` is the text width in twips. */
export function tableBlock(block: TableBlock, inner: number): Table {
  const size = Math.max(9, block.size ?? 10);
  const widths = columnWidths(block.widths, inner);
  const rows: readonly TableRow[] = block.rows.length > 0 ? block.rows : [{ kind: 'cells', cells: [{ text: block.empty, colSpan: widths.length, align: 'center' }] }];
  return tableOf([...headRows(block, widths, size), ...rows.map((row) => bodyRow(row, block, widths, size))], widths, GRID);
}

/** Twips of a label of a grid of facts. */
const LABEL = 1350;
const FACT_SIZE = 10;

const isEmpty = (cell: Cell): boolean => (typeof cell === 'string' ? cell === '' : cell.text === '' && !cell.boxes?.length && !cell.level);

/** A grid of labels and values; lines left empty for the pen are high enough to write in. */
export function factsBlock(block: FactsBlock, inner: number): Table {
  const share = inner / block.perLine;
  const widths = columnWidths(Array.from({ length: block.perLine }, () => [LABEL, share - LABEL]).flat(), inner);
  const lines: FactsBlock['facts'][number][][] = [];
  for (const fact of block.facts) {
    const line = lines.at(-1);
    if (!line || fact.wide || line.length === block.perLine || line.some(({ wide }) => wide)) lines.push([fact]);
    else line.push(fact);
  }
  const rows = lines.map((line) => {
    const least = line.some(({ value }) => isEmpty(value)) ? (line.some(({ wide }) => wide) ? 880 : 480) : 380;
    return new Row({
      cantSplit: true,
      height: { value: least, rule: HeightRule.ATLEAST },
      children: line.flatMap((fact, index) => {
        const colSpan = index === line.length - 1 ? widths.length - index * 2 - 1 : 1;
        const value: Cell = typeof fact.value === 'string' ? fact.value : { ...fact.value, colSpan: 1 };
        return [
          cellOf(fact.label, { width: widths[index * 2] ?? LABEL, ground: HEAD_GROUND, bold: true, align: 'center', size: FACT_SIZE }),
          cellOf(value, { width: sumOf(widths, index * 2 + 1, colSpan), colSpan, size: FACT_SIZE }),
        ];
      }),
    });
  });
  return tableOf(rows, widths, GRID);
}
