import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { type DataColumn, DataTable } from '~/components/ui/DataTable';
import { DayText, InstantText } from '~/components/ui';
import type { InstrumentLine } from '~/domain/supervision/instrument';
import { INSTRUMENT_KIND_NAMES, INSTRUMENT_STAGE_NAMES } from '~/domain/supervision/words';

/** Instruments with where each stands; `enterprise` names whom it went to, `bureau` who sent it. */
export function InstrumentTable({ rows, at, enterprise = false, bureau = false, empty }: { rows: readonly InstrumentLine[]; at: string; enterprise?: boolean; bureau?: boolean; empty: ReactNode }) {
  const columns: DataColumn<InstrumentLine>[] = [
    { head: '编号', width: 150, cell: (row) => <Link className="keep" to={`${at}/${row.id}`}>{row.number}</Link> },
    { head: '文书', cell: (row) => `${INSTRUMENT_KIND_NAMES[row.kind]}${row.documentNumber ? ` ${row.documentNumber}` : ''}` },
    ...(enterprise ? [{ head: '企业', cell: (row: InstrumentLine) => <Link to={`/supervision/enterprises/${row.enterpriseId}`}>{row.enterpriseName}</Link> }] : []),
    ...(bureau ? [{ head: '发文单位', cell: (row: InstrumentLine) => row.regulatorName }] : []),
    { head: bureau ? '发出或登记' : '发出', width: 220, cell: (row) => <InstantText at={row.issuedAt} /> },
    { head: '答复期限', width: 130, cell: (row) => (row.replyBy ? <DayText day={row.replyBy} short /> : '不要求') },
    { head: '状态', width: 100, cell: (row) => INSTRUMENT_STAGE_NAMES[row.stage] },
  ];
  return <DataTable label="监管文书" rowKey={({ id }) => id} rows={rows} empty={empty} columns={columns} />;
}
