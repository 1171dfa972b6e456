import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { AuditFilters } from '~/components/audit/AuditFilters';
import { DataTable } from '~/components/ui/DataTable';
import { SavedFilters } from '~/components/ui/SavedFilters';
import { EmptyState, InstantText, KeyPager, PageHeader } from '~/components/ui';
import { AUDIT_KIND_NAMES } from '~/domain/audit/words';
import { auditFilterOf, auditTrail } from '~/pages/desk/auditTrail';
import { authorise } from '~/platform/web/authorise';

export const meta: MetaFunction = () => [{ title: '操作留痕 · 设置 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'organisation.manage');
  const query = new URL(args.request.url).searchParams;
  return auditTrail(cx, permit, auditFilterOf(query), query.get('before'));
}

export default function Audit() {
  const { rows, filter, people, next, current, filters } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const further = new URLSearchParams(params);
  if (next) further.set('before', next);
  const exported = new URLSearchParams(params);
  exported.delete('before');
  return (
    <>
      <PageHeader
        trail={[{ label: '设置', to: '/settings' }]}
        title="操作留痕"
        description="登录与失败、密码、任职与规则的变动、导出的文件，以及监管部门对报送材料的查阅。每条都进入防篡改的链，不能修改；只有本企业的条目。"
        actions={<a className="button" href={`/settings/audit/export.csv?${exported.toString()}`}>导出 CSV</a>}
      />
      <AuditFilters values={filter} people={people} />
      <SavedFilters path="/settings/audit" current={current} filters={filters} />
      <DataTable
        label="操作留痕"
        rowKey={(row) => row.id}
        rows={rows}
        empty={<EmptyState title="没有符合条件的条目" hint="改一改筛选条件；登录、导出等操作发生后会自动记在这里。" />}
        columns={[
          { head: '时间', width: 230, cell: (row) => <InstantText at={row.at} /> },
          { head: '事项', width: 110, cell: (row) => <span className="keep">{AUDIT_KIND_NAMES[row.kind]}</span> },
          { head: '操作人', cell: (row) => <>{row.actorName}{row.actorTitle && <span className="soft"> {row.actorTitle}</span>}</> },
          { head: '对象', cell: (row) => row.subjectName },
          { head: '说明', cell: (row) => row.detail },
          { head: '网络地址', width: 150, cell: (row) => row.address },
        ]}
      />
      <KeyPager next={next ? `/settings/audit?${further.toString()}` : null} />
    </>
  );
}
