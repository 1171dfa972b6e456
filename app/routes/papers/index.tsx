import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms';
import { MonthSteps } from '~/components/routine/MonthSteps';
import { EmptyState, KeyPager, PageHeader, Section } from '~/components/ui';
import { PaperFiles } from '~/components/ui/PaperFiles';
import { DataTable } from '~/components/ui/DataTable';
import { ListTools } from '~/components/ui/ListTools';
import { RENDER_MONTH } from '~/domain/report/contracts';
import { PAPERS_LIST } from '~/domain/report/lists';
import { columnsShown, keyedPlace, numbered } from '~/domain/report/listTable';
import type { PaperRow } from '~/pages/paper/paperRow';
import { hiddenOf } from '~/platform/web/listed';
import { monthOf, parseMonth } from '~/domain/shared/day';
import { hasOffice, PAPER_KINDS, type PaperKind } from '~/domain/report/register';
import { papers, PAPERS_PER_PAGE } from '~/pages/paper/papers';
import { authorise, permitFor } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '文书 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'papers.view');
  const { cx, permit } = who;
  const query = new URL(args.request.url).searchParams;
  const asked = query.get('month');
  const month = asked === null ? monthOf(permit.today) : parseMonth(asked);
  if (!month || month > monthOf(permit.today)) throw redirect('/papers');
  const kind = PAPER_KINDS.find((candidate) => candidate === query.get('kind')) ?? null;
  const view = await papers(cx, permit, { month, kind, after: query.get('after') });
  return { ...view, place: keyedPlace(query, view.total, PAPERS_PER_PAGE), kinds: PAPER_KINDS, hidden: hiddenOf(args.request, PAPERS_LIST), mayPack: permitFor(who, 'submission.submit') !== null, mayBind: permit.reach === 'enterprise', mayTemplate: permitFor(who, 'settings.edit') !== null };
}

/** A paper as the files it comes in, and in the bureau's own template. */
function Files({ row: { kind, number, subject, pdf, filled } }: { readonly row: PaperRow }) {
  if (!pdf) return '—';
  return <>{hasOffice(kind) ? <PaperFiles plain title={number || subject} pdf={pdf} /> : <a href={pdf}>PDF</a>}{filled ? <> <a href={filled} download>按模板</a></> : null}</>;
}

export default function Papers() {
  const { month, today, kind, kinds, titles, rows, next, place, hidden, mayPack, mayBind, mayTemplate } = useLoaderData<typeof loader>();
  const hrefOf = (chosen: PaperKind | null, of = month): string => `/papers?month=${of}${chosen ? `&kind=${chosen}` : ''}`;
  return (
    <>
      <PageHeader term="verifyCode"
        title="文书"
        description="按月列出全部文书和它们的状态；文书由记录生成，不用再填一遍。"
        actions={<>{mayTemplate && <Link className="button" to="/papers/templates">Word 模板</Link>}{mayBind && <ContractForm of={`/papers/months/${month}`} contract={RENDER_MONTH} quiet />}{mayPack && <Link className="button" to="/papers/packs">证据包</Link>}<MonthSteps month={month} last={monthOf(today)} hrefOf={(target) => hrefOf(kind, target)} /></>}
      />
      <nav className="kinds" aria-label="文书种类">
        <Link to={hrefOf(null)} aria-current={kind === null ? 'true' : undefined}>全部</Link>
        {kinds.map((each) => <Link key={each} to={hrefOf(each)} aria-current={kind === each ? 'true' : undefined}>{titles[each]}</Link>)}
      </nav>
      {rows.length > 0 ? <ListTools table={PAPERS_LIST} hidden={hidden} question={`?month=${month}${kind ? `&kind=${kind}` : ''}`} /> : null}
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
              rows={own.map((row) => ({ ...row, kindTitle: titles[row.kind] }))}
              columns={columnsShown(PAPERS_LIST, hidden).map(({ name, head, width, text }) => ({
                head, width,
                cell: (row: PaperRow & { readonly kindTitle: string }) =>
                  name === 'subject' ? <Link to={row.to}>{row.subject}</Link> : name === 'pdf' ? <Files row={row} /> : text(row) || '—',
              }))}
            />
          </Section>
        );
      })}
      <KeyPager next={numbered(next ? `${hrefOf(kind)}&after=${encodeURIComponent(next)}` : null, place.page + 1)} place={place} />
    </>
  );
}
