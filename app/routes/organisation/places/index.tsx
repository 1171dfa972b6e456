import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { OpenNodeForms } from '~/components/organisation/OpenNodeForms';
import { TreeView } from '~/components/organisation/TreeView';
import { DataTable } from '~/components/ui/DataTable';
import { DayText, EmptyState, PageHeader, Section } from '~/components/ui';
import { organisationTree } from '~/pages/organisation/organisationTree';
import { authorise, permitFor } from '~/platform/web/authorise';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction = () => [{ title: '组织 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const view = await organisationTree(who.cx, who.permit, new URL(args.request.url).searchParams.get('at'));
  return { ...view, dueTime: who.acting.rules.dueTime, mayManage: permitFor(who, 'organisation.manage') !== null };
}

export default function Organisation() {
  const { workshops, people, at, dueTime, mayManage } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="组织"
        description="车间、班组、岗位，以及今天在岗的人。改名和移动都留有历史，已形成的记录保持当时的名称。"
        actions={
          <>
            <Link className="button" to="/organisation/people">人员</Link>
            <Link className="button" to="/organisation/appointments">任命</Link>
            <a className="button" href="/organisation/codes">岗位二维码</a>
          </>
        }
      />
      <div className="organisation">
        <Section title="车间、班组、岗位">
          {workshops.length === 0 ? <EmptyState title="还没有车间" hint="先设立车间，再在车间下设立岗位；每日检查按岗位进行。" /> : <TreeView workshops={workshops} at={at?.id ?? null} />}
          {mayManage ? <OpenNodeForms workshops={workshops} dueTime={dueTime} at={at?.id ?? null} /> : null}
        </Section>
        <Section title={at ? `${at.name}的人员` : '全部人员'} extra={at ? <Link to="/organisation">看全部</Link> : null}>
          <DataTable
            label={at ? `${at.name}的人员` : '全部人员'}
            rowKey={(row) => row.id}
            rows={people}
            empty={at ? '这里今天没有人任职。到人员页选择人员后安排岗位。' : '还没有人员。'}
            columns={[
              { head: '姓名', width: 120, cell: (row) => <Link to={`/organisation/people/${row.id}`}>{row.name}</Link> },
              { head: '今天的职务', cell: (row) => (row.titles.length > 0 ? row.titles.join('、') : <span className="soft">未任职</span>) },
              { head: '入职', width: 150, cell: (row) => <DayText day={row.joinedOn} short /> },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
