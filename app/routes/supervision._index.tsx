import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { DataTable } from '~/components/ui/DataTable';
import { EmptyState, InstantText, KeyPager, PageHeader } from '~/components/ui';
import { SUBMISSION_KIND_NAMES } from '~/domain/vocabulary/labels';
import { supervisionInbox } from '~/pages/supervisionInbox';
import { authoriseRegulator } from '~/platform/web/authorise';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authoriseRegulator(args);
  return supervisionInbox(cx, leave, new URL(args.request.url).searchParams.get('after'));
}

export default function SupervisionInbox() {
  const { rows, next, factories, region } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="收到的报送" description={`辖区：${region}，在册企业 ${factories} 家。这里只有企业主动报送的版本；草稿和企业内部记录不在其中。`} />
      <DataTable
        rowKey="id"
        rows={rows}
        empty={<EmptyState title="还没有收到报送" hint="企业报送后会按时间列在这里。" />}
        columns={[
          { title: '企业', key: 'enterprise', render: (_, row) => <Link to={`/supervision/submissions/${row.id}`}>{row.enterpriseName}</Link> },
          { title: '材料', key: 'kind', render: (_, row) => `《${SUBMISSION_KIND_NAMES[row.kind]}》${row.subjectLabel}` },
          { title: '回执号', dataIndex: 'number', width: 150 },
          { title: '报送人', dataIndex: 'submittedByName', width: 110 },
          { title: '收到时间', key: 'at', width: 240, render: (_, row) => <InstantText at={row.submittedAt} /> },
          { title: '状态', key: 'state', width: 120, render: (_, row) => <SubmissionState answer={row.answer} /> },
        ]}
      />
      <KeyPager next={next ? `/supervision?after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
