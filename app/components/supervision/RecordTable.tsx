import type { ReactNode } from 'react';
import { DayText } from '~/components/ui';
import { type DataColumn, DataTable } from '~/components/ui/DataTable';
import { ROLE_NAMES } from '~/domain/organisation/words';
import type { SupervisionRecord } from '~/domain/supervision/records';
import { RECORD_KIND_NAMES, RECORD_RESULT_NAMES } from '~/domain/supervision/words';

/** What bureaus put on record of a factory; `act` is what may be done with one. */
export function RecordTable({ rows, empty, act }: { readonly rows: readonly SupervisionRecord[]; readonly empty: string; readonly act?: (row: SupervisionRecord) => ReactNode }) {
  const columns: DataColumn<SupervisionRecord>[] = [
    { head: '编号', width: 150, cell: ({ number }) => <span className="keep">{number}</span> },
    { head: '种类', width: 100, cell: ({ kind }) => RECORD_KIND_NAMES[kind] },
    { head: '日期', width: 130, cell: ({ day }) => <DayText day={day} short /> },
    { head: '产品、人员或文书', cell: ({ subject, role }) => `${subject}${role ? `（${ROLE_NAMES[role]}）` : ''}` },
    { head: '结果', width: 130, cell: ({ kind, result, withdrawnAt }) => (withdrawnAt ? <s>{RECORD_RESULT_NAMES[kind][result]}</s> : RECORD_RESULT_NAMES[kind][result]) },
    { head: '编号、说明', cell: ({ reference, words, withdrawnAt, withdrawnWords }) => [reference, words, withdrawnAt ? `已撤销：${withdrawnWords}` : ''].filter(Boolean).join('；') || '—' },
    { head: '登记', cell: ({ regulatorName, officerName }) => `${regulatorName} ${officerName}` },
    ...(act ? [{ head: '办理', width: 140, cell: act }] : []),
  ];
  return <DataTable label="监督记录" rowKey={({ id }) => id} rows={rows} empty={empty} columns={columns} />;
}
