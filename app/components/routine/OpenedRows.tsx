import { Link } from '@remix-run/react';
import { DayText, EmptyState, GradeTag, PostDayMark, Section, StageTag } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { FIGURE_NAMES, type OpenedFigure } from '~/domain/routine/openFigure';
import { type FindingRow, postDayKey, type PostDayRow, type PostName } from '~/domain/routine/period';
import type { Day } from '~/domain/shared/day';
import { postAndTurn } from '~/domain/routine/turn';

/** What stands in the columns of days and posts, and of findings, where it is more than text. */
export const CHECK_DAY_CELLS = {
  day: (row: { readonly day: Day }) => <Link to={`/routine/days/${row.day}`}><DayText day={row.day} /></Link>,
  state: ({ recordId, state }: PostDayRow) => (recordId ? <Link to={`/routine/records/${recordId}`}><PostDayMark state={state} word /></Link> : <PostDayMark state={state} word />),
};
export const FINDING_CELLS = {
  day: CHECK_DAY_CELLS.day,
  description: (row: FindingRow) => <Link to={`/routine/records/${row.recordId}`}>{row.description}</Link>,
  hazard: (row: FindingRow) => (row.hazardId ? <Link to={`/hazards/${row.hazardId}`}>{row.hazardNumber}</Link> : '—'),
};

/** The rows one figure was counted from, in full; `closeHref` leads back to the page without them. */
export function OpenedRows({ opened, posts: named, closeHref }: { opened: OpenedFigure; posts: readonly PostName[]; closeHref: string }) {
  const name = [opened.place, FIGURE_NAMES[opened.name]].filter(Boolean).join(' ');
  const posts = new Map(named.map((post) => [post.id, `${post.workshopName} · ${post.name}`]));
  return (
    <div id="rows">
      <Section title={`${name}：${opened.rows.length} 条`} extra={<Link to={closeHref} preventScrollReset>收起</Link>}>
        {opened.rows.length === 0 ? <EmptyState title="没有这样的记录" /> : null}
        {opened.kind === 'postDay' && opened.rows.length > 0 ? (
          <DataTable
            label={name}
            rowKey={postDayKey}
            rows={opened.rows}
            columns={[
              { head: '日期', width: 220, cell: CHECK_DAY_CELLS.day },
              { head: '岗位', cell: (row) => postAndTurn(posts.get(row.postId) ?? '—', row) },
              { head: '状态', width: 180, cell: CHECK_DAY_CELLS.state },
              { head: '原因', cell: (row) => row.reason ?? '—' },
            ]}
          />
        ) : null}
        {opened.kind === 'finding' && opened.rows.length > 0 ? (
          <DataTable
            label={name}
            rowKey={(row) => `${row.recordId}/${row.itemId}`}
            rows={opened.rows}
            columns={[
              { head: '日期', width: 220, cell: CHECK_DAY_CELLS.day },
              { head: '岗位', cell: (row) => posts.get(row.postId) ?? '—' },
              { head: '风险点', cell: (row) => row.riskPoint },
              { head: '问题', cell: FINDING_CELLS.description },
              { head: '隐患', width: 150, cell: FINDING_CELLS.hazard },
            ]}
          />
        ) : null}
        {opened.kind === 'hazard' && opened.rows.length > 0 ? (
          <DataTable
            label={name}
            rowKey={(row) => row.id}
            rows={opened.rows}
            columns={[
              { head: '编号', width: 150, cell: (row) => <Link to={`/hazards/${row.id}`}>{row.number}</Link> },
              { head: '隐患', cell: (row) => row.title },
              { head: '岗位', cell: (row) => `${row.workshopName} · ${row.postName}` },
              { head: '等级', width: 100, cell: (row) => <GradeTag grade={row.grade} /> },
              { head: '责任人', width: 90, cell: (row) => row.responsibleName },
              { head: '整改期限', width: 140, cell: (row) => <DayText day={row.deadline} short /> },
              { head: '汇总时状态', width: 130, cell: (row) => <StageTag stage={row.stage} /> },
            ]}
          />
        ) : null}
      </Section>
    </div>
  );
}
