import { Link } from '@remix-run/react';
import { DayText, GradeTag, StageTag } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import type { HazardGrade } from '~/domain/hazard/types';
import type { LedgerLine } from '~/domain/hazard/ledgerLine';
import { Limit } from './Limit';

/** 整改台账: number, what, where, who, level, limit, state. */
export function LedgerTable({ rows, gradeNames, empty }: { rows: readonly LedgerLine[]; gradeNames: Readonly<Record<HazardGrade, string>>; empty: string }) {
  return (
    <DataTable
      rowKey="id"
      rows={rows}
      empty={empty}
      columns={[
        { title: '编号', key: 'number', width: 152, render: (_, row) => <Link className="keep" to={`/hazards/${row.id}`}>{row.number}</Link> },
        { title: '隐患', key: 'title', render: (_, row) => <span className="hz-title">{row.title}{row.riskPoint ? <small className="soft">{row.riskPoint}</small> : null}</span> },
        { title: '车间 · 岗位', key: 'place', width: 150, render: (_, row) => <span>{row.workshopName}<br />{row.postName}</span> },
        { title: '发现日期', key: 'found', width: 136, render: (_, row) => <DayText day={row.foundDay} short /> },
        { title: '责任人', key: 'who', width: 88, render: (_, row) => row.responsibleName },
        { title: '等级', key: 'grade', width: 84, render: (_, row) => <GradeTag grade={row.grade} name={row.grade ? gradeNames[row.grade] : undefined} /> },
        { title: '整改期限', key: 'limit', width: 148, render: (_, row) => <Limit {...row} /> },
        { title: '状态', key: 'stage', width: 132, render: (_, row) => <StageTag stage={row.stage} /> },
      ]}
    />
  );
}
