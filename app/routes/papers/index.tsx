import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { MonthSteps } from '~/components/routine/MonthSteps';
import { EmptyState, KeyPager, PageHeader, Section } from '~/components/ui';
import { DataTable } from '~/components/ui/DataTable';
import { monthOf, parseMonth } from '~/domain/shared/day';
import { PAPER_KINDS, type PaperKind } from '~/domain/report/register';
import { papers } from '~/pages/paper/papers';
import { authorise } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '文书 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'papers.view');
  const query = new URL(args.request.url).searchParams;
  const asked = query.get('month');
  const month = asked === null ? monthOf(permit.today) : parseMonth(asked);
  if (!month || month > monthOf(permit.today)) throw redirect('/papers');
  const kind = PAPER_KINDS.find((candidate) => candidate === query.get('kind')) ?? null;
  return { ...(await papers(cx, permit, { month, kind, after: query.get('after') })), kinds: PAPER_KINDS };
}

export default function Papers() {
  const { month, today, kind, kinds, titles, rows, next } = useLoaderData<typeof loader>();
  const hrefOf = (chosen: PaperKind | null, of = month): string => `/papers?month=${of}${chosen ? `&kind=${chosen}` : ''}`;
  return (
    <>
      <PageHeader
        title="文书"
        description="按月列出全部文书和它们的状态；文书由记录生成，不用再填一遍。"
        actions={<MonthSteps month={month} last={monthOf(today)} hrefOf={(target) => hrefOf(kind, target)} />}
      />
      <nav className="kinds" aria-label="文书种类">
        <Link to={hrefOf(null)} aria-current={kind === null ? 'true' : undefined}>全部</Link>
        {kinds.map((each) => <Link key={each} to={hrefOf(each)} aria-current={kind === each ? 'true' : undefined}>{titles[each]}</Link>)}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title="这个月没有文书" hint="发布风险清单并开始每日检查以后，每天、每周、每月的文书会出现在这里。" action={<Link className="button" to="/routine">去日周月</Link>} />
      ) : null}
      {kinds.map((each) => {
        const own = rows.filter((row) => row.kind === each);
        return own.length === 0 ? null : (
          <Section key={each} title={`${titles[each]}（${own.length}）`}>
            <DataTable
              label={titles[each]}
              rowKey={(row) => row.key}
              rows={own}
              columns={[
                { head: '编号', width: 150, cell: (row) => row.number || '—' },
                { head: '内容', cell: (row) => <Link to={row.to}>{row.subject}</Link> },
                { head: '状态', width: 150, cell: (row) => row.state },
                { head: 'PDF', width: 90, cell: (row) => (row.pdf ? <a href={row.pdf}>下载</a> : '—') },
              ]}
            />
          </Section>
        );
      })}
      <KeyPager next={next ? `${hrefOf(kind)}&after=${encodeURIComponent(next)}` : null} />
    </>
  );
}
