import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** An order the list can be put in by the head of a column. */
export interface ColumnSort {
  /** Address of the list in this order. */
  readonly to: string;
  readonly direction: 'ascending' | 'descending';
  readonly chosen: boolean;
  /** The order in words: 近的在前. */
  readonly words: string;
}

export interface DataColumn<Row> {
  /** Words of the head; empty where the column holds nothing but acts. */
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** In px; columns without one share what is left. */
  readonly width?: number;
  readonly align?: 'right';
  readonly sort?: ColumnSort;
}

interface Props<Row> {
  /** What the table lists, for who hears it instead of seeing it. */
  readonly label: string;
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  /** What stands in place of no rows. */
  readonly empty?: ReactNode;
}

/** Width in px taken for a column without one of its own. */
const USUAL_COLUMN = 144;
/** The share of the widths of its columns to which a table is pressed together before it scrolls. */
const PRESSED = 0.75;
/** Widths in px that the stylesheet knows as `least-N`: in less room a table scrolls inside its own box. */
const LEAST_WIDTHS = [320, 480, 640, 800, 960, 1120];

const leastWidth = (columns: readonly { readonly width?: number }[]): number => {
  const wanted = columns.reduce((sum, { width = USUAL_COLUMN }) => sum + width, 0);
  return LEAST_WIDTHS.find((width) => width >= wanted * PRESSED) ?? LEAST_WIDTHS.at(-1)!;
};

/** A column that shares what is left keeps room for a few words, however wide the others are. */
const restOf = (width: number | undefined): 'rest' | undefined => (width === undefined ? 'rest' : undefined);

/** The desk's table. Rows come filtered, sorted and cut from the server; pages are turned with KeyPager. */
export function DataTable<Row>({ label, rowKey, columns, rows, empty = '没有符合条件的记录' }: Props<Row>) {
  return (
    <div className={`data-table least-${leastWidth(columns)}`}>
      <div role="region" aria-label={label} tabIndex={0}>
        <table aria-label={label}>
          <colgroup>
            {columns.map(({ head, width }) => <col key={head} width={width} />)}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ head, width, align, sort }) => (
                <th key={head} scope="col" className={align ?? restOf(width)} aria-sort={sort?.chosen ? sort.direction : undefined}>
                  {sort ? <SortLink head={head} sort={sort} /> : head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 ? <tr><td colSpan={columns.length}><div className="empty">{empty}</div></td></tr> : null}
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map(({ head, width, align, cell }) => <td key={head} className={align ?? restOf(width)}>{cell(row)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const SortLink = ({ head, sort: { to, direction, chosen, words } }: { head: string; sort: ColumnSort }) => (
  <Link to={to} title={`按${head}排序，${words}`} aria-current={chosen ? 'true' : undefined}>
    {head}
    <svg width="8" height="10" viewBox="0 0 8 10" aria-hidden="true">
      <path d={direction === 'ascending' ? 'M4 1v8M1 4l3-3 3 3' : 'M4 1v8M1 6l3 3 3-3'} />
    </svg>
  </Link>
);
