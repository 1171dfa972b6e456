import { Link } from '@remix-run/react';
import { DayText, EmptyState, GradeTag, PostDayMark, Section, StageTag } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { FIGURE_NAMES, type OpenedFigure } from '~/domain/routine/openFigure';
import type { PostName } from '~/domain/routine/period';

/** The rows one figure was counted from, in full; `closeHref` leads back to the page without them, null where they are the page. */
export function OpenedRows({ opened, posts: named, closeHref }: { opened: OpenedFigure; posts: readonly PostName[]; closeHref: string | null }) {
  const name = [opened.place, FIGURE_NAMES[opened.name]].filter(Boolean).join(' ');
  const posts = new Map(named.map((post) => [post.id, `${post.workshopName} · ${post.name}`]));
  return (
    <div id="rows">
      <Section title={`${name}：${opened.rows.length} 条`} extra={closeHref === null ? null : <Link to={closeHref} preventScrollReset>收起</Link>}>
        {opened.rows.length === 0 ? <EmptyState title="没有这样的记录" /> : null}
        {opened.kind === 'postDay' && opened.rows.length > 0 ? (
          <DataTable
            rowKey={(row) => `${row.day}/${row.postId}`}
            rows={opened.rows}
            columns={[
              { title: '日期', key: 'day', width: 220, render: (_, row) => <Link to={`/routine/days/${row.day}`}><DayText day={row.day} /></Link> },
              { title: '岗位', key: 'post', render: (_, row) => posts.get(row.postId) ?? '—' },
              { title: '状态', key: 'state', width: 180, render: (_, row) => (row.recordId ? <Link to={`/routine/records/${row.recordId}`}><PostDayMark state={row.state} word /></Link> : <PostDayMark state={row.state} word />) },
              { title: '原因', key: 'reason', render: (_, row) => row.reason ?? '—' },
            ]}
          />
        ) : null}
        {opened.kind === 'finding' && opened.rows.length > 0 ? (
          <DataTable
            rowKey={(row) => `${row.recordId}/${row.itemId}`}
            rows={opened.rows}
            columns={[
              { title: '日期', key: 'day', width: 220, render: (_, row) => <Link to={`/routine/days/${row.day}`}><DayText day={row.day} /></Link> },
              { title: '岗位', key: 'post', render: (_, row) => posts.get(row.postId) ?? '—' },
              { title: '风险点', dataIndex: 'riskPoint' },
              { title: '问题', key: 'description', render: (_, row) => <Link to={`/routine/records/${row.recordId}`}>{row.description}</Link> },
              { title: '隐患', key: 'hazard', width: 150, render: (_, row) => (row.hazardId ? <Link to={`/hazards/${row.hazardId}`}>{row.hazardNumber}</Link> : '—') },
            ]}
          />
        ) : null}
        {opened.kind === 'hazard' && opened.rows.length > 0 ? (
          <DataTable
            rowKey="id"
            rows={opened.rows}
            columns={[
              { title: '编号', key: 'number', width: 150, render: (_, row) => <Link to={`/hazards/${row.id}`}>{row.number}</Link> },
              { title: '隐患', dataIndex: 'title' },
              { title: '岗位', key: 'post', render: (_, row) => `${row.workshopName} · ${row.postName}` },
              { title: '等级', key: 'grade', width: 100, render: (_, row) => <GradeTag grade={row.grade} /> },
              { title: '责任人', dataIndex: 'responsibleName', width: 90 },
              { title: '整改期限', key: 'deadline', width: 140, render: (_, row) => <DayText day={row.deadline} short /> },
              { title: '汇总时状态', key: 'stage', width: 130, render: (_, row) => <StageTag stage={row.stage} /> },
            ]}
          />
        ) : null}
      </Section>
    </div>
  );
}
