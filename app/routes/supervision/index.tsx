import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { BureauTabs } from '~/components/supervision/BureauTabs';
import type { StillHandle } from '~/components/desk/still';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { EmptyState, InstantText, KeyPager, PageHeader } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { RECEIVED_NAMES, RECEIVED_SHOWN, SEARCH_LIMIT } from '~/domain/supervision/inbox';
import { SUBMISSION_KIND_NAMES } from '~/domain/supervision/words';
import { supervisionInbox } from '~/pages/supervision/supervisionInbox';
import { authoriseRegulator } from '~/platform/web/authorise';

/** Officers open it on whatever they have at hand: it is used as soon as it is drawn. */
export const handle: StillHandle = { still: true };

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return supervisionInbox(cx, permit, new URL(args.request.url).searchParams);
}

const NOTICES = { unread: '未看', changed: '有变化' } as const;

export default function SupervisionInbox() {
  const { rows, next, factories, region, filter, counts, named, of, bureaus } = useLoaderData<typeof loader>();
  const address = (show: string, after?: string): string => `/supervision?${new URLSearchParams({ show, ...(filter.q ? { q: filter.q } : {}), ...(of ? { of } : {}), ...(after ? { after } : {}) })}`;
  return (
    <>
      <PageHeader title="收到的报送" description={`辖区：${region}，在册企业 ${factories} 家。这里只有企业主动报送的版本；草稿和企业内部记录不在其中。`} />
      <BureauTabs bureaus={bureaus} of={of} to={(one) => `/supervision?show=${filter.show}${one ? `&of=${one}` : ''}`} />
      <nav className="tabs" aria-label="报送的状态">
        {RECEIVED_SHOWN.map((show) => <Link key={show} to={address(show)} aria-current={show === filter.show ? 'page' : undefined}>{`${RECEIVED_NAMES[show]} ${counts[show]}`}</Link>)}
      </nav>
      <Form method="get" className="filters" role="search" aria-label="查找报送" key={filter.q}>
        <input type="hidden" name="show" value={filter.show} />
        {of ? <input type="hidden" name="of" value={of} /> : null}
        <label>
          <span className="filter-label">企业名称、统一社会信用代码或回执号</span>
          <input className="control" type="search" name="q" maxLength={SEARCH_LIMIT} defaultValue={filter.q} />
        </label>
        <button type="submit" className="button">查找</button>
        {filter.q ? <Link className="button quiet" to={`/supervision?show=${filter.show}`}>清除条件</Link> : null}
      </Form>
      {named.length > 0 ? <p>企业：{named.map(({ enterpriseId, name }, index) => <span key={enterpriseId}>{index > 0 ? '、' : null}<Link to={`/supervision/enterprises/${enterpriseId}`}>{name}</Link></span>)}</p> : null}
      <DataTable
        label="收到的报送"
        rowKey={(row) => row.id}
        rows={rows}
        empty={filter.q ? '没有符合条件的报送。' : filter.show === 'waiting' ? <EmptyState title="没有等待答复的报送" hint="企业报送后会列在这里，等得最久的在最前。" /> : <EmptyState title="还没有收到报送" hint="企业报送后会按时间列在这里。" />}
        columns={[
          { head: '企业', cell: (row) => (row.state === 'withdrawn' ? row.enterpriseName : <Link to={`/supervision/submissions/${row.id}`}>{row.notice ? <strong>{row.enterpriseName}</strong> : row.enterpriseName}</Link>) },
          { head: '材料', cell: (row) => `《${SUBMISSION_KIND_NAMES[row.kind]}》${row.subjectLabel}` },
          { head: '回执号', width: 150, cell: (row) => row.number },
          { head: '报送人', width: 110, cell: (row) => row.submittedByName },
          { head: '收到时间', width: 220, cell: (row) => <InstantText at={row.submittedAt} /> },
          { head: '状态', width: 120, cell: (row) => <SubmissionState state={row.state} /> },
          { head: '已等', width: 80, align: 'right', cell: (row) => (row.waits === null ? '—' : `${row.waits} 天`) },
          { head: '查看', width: 90, cell: (row) => (row.state === 'withdrawn' ? '—' : row.notice ? NOTICES[row.notice] : '看过') },
        ]}
      />
      <KeyPager next={next ? address(filter.show, next) : null} />
    </>
  );
}
