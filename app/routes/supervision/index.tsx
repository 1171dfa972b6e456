import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { SubmissionState } from '~/components/paper/SubmissionState';
import { DataTable } from '~/components/ui/DataTable';
import { EmptyState, InstantText, KeyPager, PageHeader } from '~/components/ui';
import { SUBMISSION_KIND_NAMES } from '~/domain/supervision/words';
import { supervisionInbox } from '~/pages/supervision/supervisionInbox';
import { authoriseRegulator } from '~/platform/web/authorise';

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authoriseRegulator(args);
  return supervisionInbox(cx, permit, new URL(args.request.url).searchParams.get('after'));
}

export default function SupervisionInbox() {
  const { rows, next, factories, region } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="收到的报送" description={`辖区：${region}，在册企业 ${factories} 家。这里只有企业主动报送的版本；草稿和企业内部记录不在其中。`} />
      <DataTable
        label="收到的报送"
        rowKey={(row) => row.id}
        rows={rows}
        empty={<EmptyState title="还没有收到报送" hint="企业报送后会按时间列在这里。" />}
        columns={[
          { head: '企业', cell: (row) => <Link to={`/supervision/submissions/${row.id}`}>{row.enterpriseName}</Link> },
          { head: '材料', cell: (row) => `《${SUBMISSION_KIND_NAMES[row.kind]}》${row.subjectLabel}` },
          { head: '回执号', width: 150, cell: (row) => row.number },
          { head: '报送人', width: 110, cell: (row) => row.submittedByName },
          { head: '收到时间', width: 240, cell: (row) => <InstantText at={row.submittedAt} /> },
          { head: '状态', width: 120, cell: (row) => <SubmissionState answer={row.answer} /> },
        ]}
      />
      <KeyPager next={next ? `/supervision?after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
