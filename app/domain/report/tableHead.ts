import type { HeadCell } from './paper';

/** A cell of a head, and where it stands: its first row and column, and how many of each it covers. */
export interface HeadPlace {
  readonly cell: HeadCell;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Where the cells of a head stand, in their order: each in the first column that no cell above reaches down into. */
export function headPlaces(head: readonly (readonly HeadCell[])[]): HeadPlace[] {
  const taken = head.map(() => new Set<number>());
  return head.flatMap((line, row) => {
    let column = 0;
    return line.map((cell): HeadPlace => {
      const { colSpan: columns = 1, rowSpan: rows = 1 } = cell;
      while (taken[row]?.has(column)) column += 1;
      for (let r = row; r < row + rows; r += 1) for (let c = column; c < column + columns; c += 1) taken[r]?.add(c);
      return { cell, row, column, rows, columns };
    });
  });
}

/** The texts of a head over each of so many columns, from the top down. */
export function headsOver(head: readonly (readonly HeadCell[])[], columns: number): string[][] {
  const places = headPlaces(head);
  return Array.from({ length: columns }, (_, column) => places.filter((place) => place.column <= column && column < place.column + place.columns).map(({ cell }) => cell.text));
}
