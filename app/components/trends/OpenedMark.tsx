import { Link } from '@remix-run/react';
import { DayText, EmptyState, GradeTag, LevelTag, Section } from '~/components/ui';
import { FINDING_CELLS } from '~/components/routine/OpenedRows';
import { DataTable } from '~/components/ui/DataTable';
import { daysToClose } from '~/domain/report/trends';
import type { TrendsView } from '~/pages/desk/trends';

/** The rows one mark of a chart was counted from. */
export function OpenedMark({ opened, closeHref }: { opened: NonNullable<TrendsView['opened']>; closeHref: string }) {
  const title = { finding: '不符合', closed: '销号的隐患', line: '清单的风险项' }[opened.kind];
  return (
    <div id="rows">
      <Section title={`${title}：${opened.rows.length} 条`} extra={<Link to={closeHref} preventScrollReset>收起</Link>}>
        {opened.rows.length === 0 ? <EmptyState title="没有这样的记录" /> : null}
        {opened.kind === 'finding' && opened.rows.length > 0 ? (
          <DataTable
            label={title} rows={opened.rows} rowKey={(row) => `${row.recordId}/${row.itemId}`}
            columns={[
              { head: '日期', width: 220, cell: FINDING_CELLS.day },
              { head: '风险点', cell: (row) => row.riskPoint },
              { head: '问题', cell: FINDING_CELLS.description },
              { head: '隐患', width: 150, cell: FINDING_CELLS.hazard },
            ]}
          />
        ) : null}
        {opened.kind === 'closed' && opened.rows.length > 0 ? (
          <DataTable
            label={title} rows={opened.rows} rowKey={(row) => row.id}
            columns={[
              { head: '编号', width: 150, cell: (row) => <Link to={`/hazards/${row.id}`}>{row.number}</Link> },
              { head: '隐患', cell: (row) => row.title },
              { head: '岗位', cell: (row) => `${row.workshopName} · ${row.postName}` },
              { head: '等级', width: 100, cell: (row) => <GradeTag grade={row.grade} /> },
              { head: '责任人', width: 90, cell: (row) => row.responsibleName },
              { head: '发现', width: 120, cell: (row) => <DayText day={row.foundDay} short /> },
              { head: '销号', width: 120, cell: (row) => <DayText day={row.closedDay} short /> },
              { head: '天数', width: 70, align: 'right', cell: (row) => daysToClose(row) },
            ]}
          />
        ) : null}
        {opened.kind === 'line' && opened.rows.length > 0 ? (
          <DataTable
            label={title} rows={opened.rows} rowKey={(row) => row.id}
            columns={[
              { head: '等级', width: 110, cell: (row) => <LevelTag level={row.level} /> },
              { head: '风险点', cell: (row) => <Link to={`/risk/items/${row.id}`}>{row.riskPoint}</Link> },
              { head: '岗位', cell: (row) => row.place },
            ]}
          />
        ) : null}
      </Section>
    </div>
  );
}
