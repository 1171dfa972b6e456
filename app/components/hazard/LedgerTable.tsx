import { Link } from '@remix-run/react';
import { DayText, GradeTag, StageTag } from '~/components/ui';
import { type ColumnSort, DataTable } from '~/components/ui/DataTable';
import type { HazardGrade } from '~/domain/hazard/types';
import type { LedgerLine } from '~/domain/hazard/ledgerLine';
import { formatMoney } from '~/domain/shared/fields';
import { Limit } from './Limit';

type SortName = 'found' | 'deadline' | 'number' | 'cost';

/** What the order by each of these columns is. */
const ORDERS: Readonly<Record<SortName, Pick<ColumnSort, 'direction' | 'words'>>> = {
  found: { direction: 'descending', words: '新的在前' },
  deadline: { direction: 'ascending', words: '近的在前' },
  number: { direction: 'descending', words: '新的在前' },
  cost: { direction: 'descending', words: '高的在前，只列出填写了的' },
};

interface Props {
  readonly rows: readonly LedgerLine[];
  /** Orders that the filter in force allows. */
  readonly sorts: readonly { readonly sort: SortName; readonly to: string; readonly chosen: boolean }[];
  /** Whether there is any hazard with a cost. */
  readonly hasCosts: boolean;
  readonly gradeNames: Readonly<Record<HazardGrade, string>>;
  readonly empty: string;
}

/** 整改台账: number, what, where, who, level, limit, what it cost where the factory names costs, state. */
export function LedgerTable({ rows, sorts, hasCosts, gradeNames, empty }: Props) {
  const sortBy = (name: SortName): ColumnSort | undefined => {
    const offered = sorts.find(({ sort }) => sort === name);
    return offered && { ...offered, ...ORDERS[name] };
  };
  return (
    <DataTable
      label="隐患整改台账"
      rowKey={(row) => row.id}
      rows={rows}
      empty={empty}
      columns={[
        { head: '编号', width: 152, sort: sortBy('number'), cell: (row) => <Link className="keep" to={`/hazards/${row.id}`}>{row.number}</Link> },
        { head: '隐患', cell: (row) => <span className="hz-title">{row.title}{row.riskPoint ? <small className="soft">{row.riskPoint}</small> : null}</span> },
        { head: '车间 · 岗位', width: 150, cell: (row) => <span>{row.workshopName}<br />{row.postName}</span> },
        { head: '发现日期', width: 136, sort: sortBy('found'), cell: (row) => <DayText day={row.foundDay} short /> },
        { head: '责任人', width: 88, cell: (row) => row.responsibleName },
        { head: '等级', width: 84, cell: (row) => <GradeTag grade={row.grade} name={row.grade ? gradeNames[row.grade] : undefined} /> },
        { head: '整改期限', width: 148, sort: sortBy('deadline'), cell: (row) => <Limit {...row} /> },
        ...(hasCosts ? [{ head: '整改费用（元）', width: 130, sort: sortBy('cost'), cell: (row: LedgerLine) => (row.cost === null ? '' : formatMoney(row.cost)) }] : []),
        { head: '状态', width: 132, cell: (row) => <StageTag stage={row.stage} /> },
      ]}
    />
  );
}
