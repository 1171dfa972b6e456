import { memo } from 'react';
import { type GridColumn, NUMBER_WIDTH, ROW_HEIGHT } from './columns';
import type { GridRow } from './model';

interface Props {
  readonly row: GridRow;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  /** Whether scripts are at work: until then rows stand one below the other, in columns of one width. */
  readonly alive: boolean;
  /** First and last selected column of this row; -1 when none is. */
  readonly from: number;
  readonly to: number;
  /** The active column of this row; -1 when it is not the active row. */
  readonly active: number;
}

/** One row of the sheet, drawn again only when it, or what is selected of it, changes. */
export const GridRowView = memo(function GridRowView({ row, index, columns, alive, from, to, active }: Props) {
  return (
    <tr className="grid-row" data-row={index} aria-rowindex={index + 2} style={alive ? { transform: `translateY(${index * ROW_HEIGHT}px)` } : undefined}>
      <th scope="row" className="grid-number" style={alive ? { inlineSize: NUMBER_WIDTH } : undefined}>{index + 1}</th>
      {columns.map(({ field, width }, column) => {
        const value = row.values[column] ?? '';
        const error = row.errors[column];
        const changed = value !== row.saved[column];
        return (
          <td
            key={field}
            aria-colindex={column + 2}
            aria-selected={column >= from && column <= to}
            aria-invalid={error ? true : undefined}
            className={`grid-cell${column === active ? ' active' : ''}${error ? ' wrong' : changed ? ' changed' : ''}`}
            style={alive ? { inlineSize: width } : undefined}
            title={error}
            data-column={column}
          >
            {value.includes('\n') ? value.replaceAll('\n', ' ⏎ ') : value}
          </td>
        );
      })}
    </tr>
  );
});
