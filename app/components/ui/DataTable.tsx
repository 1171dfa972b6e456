import { Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';

export type DataColumns<Row> = TableColumnsType<Row>;

interface Props<Row> extends Omit<TableProps<Row>, 'dataSource' | 'columns' | 'pagination' | 'locale'> {
  columns: DataColumns<Row>;
  rows: readonly Row[];
  /** What stands in place of no rows. */
  empty?: ReactNode;
}

/** Narrowest a column without a width of its own may get, in px. */
const MIN_WIDTH = 144;

/** The desk's table. Rows come filtered, sorted and cut from the server; pages are turned with KeyPager. */
export function DataTable<Row extends object>({ columns, rows, empty = '没有符合条件的记录', size = 'middle', scroll = { x: true }, ...rest }: Props<Row>) {
  return (
    <Table<Row>
      {...rest}
      columns={columns.map((column) => ('children' in column || column.width || column.minWidth ? column : { ...column, minWidth: MIN_WIDTH }))}
      dataSource={rows}
      size={size}
      pagination={false}
      scroll={scroll}
      locale={{ emptyText: <div className="empty">{empty}</div> }}
    />
  );
}
