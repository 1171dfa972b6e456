import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { columnsShown, type ListColumn, type ListTable as Listed, type ListView } from '~/domain/report/listTable';
import { type ColumnSort, DataTable } from './DataTable';
import { KeyPager } from './KeyPager';
import { ListTools } from './ListTools';

interface Props<Row> {
  readonly table: Listed<Row>;
  readonly rows: readonly Row[];
  readonly view: ListView;
  readonly rowKey: (row: Row) => string;
  /** What stands in columns where it is more than text. */
  readonly cells?: Readonly<Record<string, (row: Row) => ReactNode>>;
  /** What stands in place of no rows. */
  readonly empty?: ReactNode;
  /** Pages that are turned by key are turned by the page itself. */
  readonly turned?: ReactNode;
  /** Question of the address with which its files are asked for; that of the page where left out. */
  readonly question?: string;
}

/** The same question with parts of it changed; null takes one out. */
export function asking(search: string, change: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const question = params.toString();
  return question ? `?${question}` : '?';
}

/** A list as people expect one: columns they choose, an order its heads give, pages that say where one is, and files of what one sees. */
export function ListTable<Row>({ table, rows, view, rowKey, cells = {}, empty, turned, question }: Props<Row>) {
  const { search } = useLocation();
  const sortOf = ({ name, sorts }: ListColumn<Row>): ColumnSort | undefined => {
    if (!sorts) return undefined;
    const [forwards, backwards] = [view.sort === name, view.sort === `-${name}`];
    const to = asking(search, { sort: forwards ? `-${name}` : name, page: null });
    return { to, chosen: forwards || backwards, direction: backwards ? 'descending' : 'ascending', words: forwards ? '倒过来' : '从前往后' };
  };
  const { place } = view;
  const to = (page: number): string => asking(search, { page: String(page) });
  return (
    <>
      <ListTools table={table} hidden={view.hidden} question={question} />
      <DataTable
        label={table.title}
        rowKey={rowKey}
        rows={rows}
        empty={empty}
        columns={columnsShown(table, view.hidden).map((column) => ({ head: column.head, width: column.width, align: column.align, sort: sortOf(column), cell: cells[column.name] ?? ((row: Row) => column.text(row) || '—') }))}
      />
      {turned ?? (place ? <KeyPager previous={place.page > 1 ? to(place.page - 1) : null} next={place.page < place.pages ? to(place.page + 1) : null} place={place} /> : null)}
    </>
  );
}
