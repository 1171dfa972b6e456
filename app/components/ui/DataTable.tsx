import { Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';

export type DataColumns<Row> = TableColumnsType<Row>;

interface Props<Row> extends Omit<TableProps<Row>, 'dataSource' | 'columns' | 'pagination' | 'locale'> {
  columns: DataColumns<Row>;
  rows: readonly Row[];
  /** What stands in place of no rows. */
  empty?: ReactNode;
}

/** The desk's table. Rows come filtered, sorted and cut from the server; pages are turned with KeyPager. */
export function DataTable<Row extends object>({ columns, rows, empty = '没有符合条件的记录', size = 'middle', scroll, ...rest }: Props<Row>) {
  return (
    <Table<Row>
      {...rest}
      columns={columns}
      dataSource={rows}
      size={size}
      pagination={false}
      scroll={scroll}
      locale={{ emptyText: <div className="empty">{empty}</div> }}
    />
  );
}
