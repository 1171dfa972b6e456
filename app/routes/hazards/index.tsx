import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Board } from '~/components/hazard/Board';
import { FigureSum } from '~/components/hazard/FigureSum';
import { LedgerFilters } from '~/components/hazard/LedgerFilters';
import { LedgerTable } from '~/components/hazard/LedgerTable';
import { EmptyState, KeyPager, NumberLink, PageHeader } from '~/components/ui';
import { SavedFilters } from '~/components/ui/SavedFilters';
import { ListTools } from '~/components/ui/ListTools';
import { LEDGER_LIST } from '~/domain/report/lists';
import { keyedPlace, numbered } from '~/domain/report/listTable';
import { hiddenOf } from '~/platform/web/listed';
import { hazardLedger, LEDGER_COUNTED, LEDGER_PAGE } from '~/pages/hazard/hazardLedger';
import { ledgerHref, parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { authorise } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';

export const meta: MetaFunction = () => [{ title: '隐患 · 质安' }];

const REMEMBERED = 'ledger';
/** What the ledger shows where nothing was asked for: what is open, the nearest limit first. */
const FIRST = 'state=open&sort=deadline';
const A_MONTH = 30 * 24 * 3600;

/** The filter lives in the address; the last one is remembered on this device and taken up when the address names none. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  const { search, searchParams } = new URL(args.request.url);
  const remembered = cookieValue(args.request.headers.get('cookie'), REMEMBERED);
  if (!search && remembered) {
    const last = parseLedgerQuery(new URLSearchParams(remembered));
    throw redirect(ledgerHref(last));
  }
  const query = parseLedgerQuery(search ? searchParams : new URLSearchParams(FIRST));
  const view = await hazardLedger(cx, permit, query);
  const keep = encodeURIComponent(ledgerHref(query).split('?')[1] ?? '');
  return data({ ...view, hidden: hiddenOf(args.request, LEDGER_LIST), place: keyedPlace(searchParams, view.total, LEDGER_PAGE, LEDGER_COUNTED) }, { headers: { 'Set-Cookie': `${REMEMBERED}=${keep}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${A_MONTH}` } });
}

export default function Ledger() {
  const view = useLoaderData<typeof loader>();
  const { title, rows, board, open, overdue, sorts, values, filtered } = view;
  return (
    <>
      <PageHeader term="hazard"
        title={title}
        description={
          <span className="hz-counts">
            <NumberLink to="/hazards?state=open&sort=deadline" value={open} unit="项未销号" />
            <NumberLink to="/hazards?state=overdue" value={overdue} unit="项已逾期" />
          </span>
        }
        actions={
          <>
            <Link className="button" to={board ? view.listHref : view.boardHref}>
              {board ? '看台账' : '看板'}
            </Link>
            <a className="button" href={view.exportHrefs.xlsx} download>
              整改台账 Excel
            </a>
            <a className="button" href={view.exportHrefs.csv} download>
              整改台账 CSV
            </a>
            {view.mayRegister ? (
              <Link className="button primary" to="/hazards/new">
                登记隐患
              </Link>
            ) : null}
          </>
        }
      />
      <LedgerFilters values={values} workshops={view.workshops} posts={view.posts} people={view.people} gradeNames={view.gradeNames} filtered={filtered} />
      <SavedFilters path="/hazards" current={view.filter} filters={view.filters} />
      {board ? <Board columns={board} gradeNames={view.gradeNames} /> : null}
      {!board && rows.length === 0 && !filtered ? (
        <EmptyState title="还没有登记过隐患" hint="每日检查中判为不符合的项目会自动登记；其他途径发现的，在这里登记。" />
      ) : null}
      {!board && (rows.length > 0 || filtered) ? (
        <>
          {view.sum ? <FigureSum {...view.sum} /> : null}
          <ListTools table={LEDGER_LIST} hidden={view.hidden} question={`?${view.exportHrefs.csv.split('?')[1] ?? ''}`} />
          <LedgerTable hidden={view.hidden} rows={rows} sorts={sorts} figures={view.figures} gradeNames={view.gradeNames} empty={values.from && values.to && values.from > values.to ? '发现日期的“从”晚于“到”，没有哪一天在其中。请改正日期后再筛选。' : '没有符合这些条件的隐患。可放宽或清除条件。'} />
          <KeyPager previous={numbered(view.previous, Math.max(1, view.place.page - 1))} next={numbered(view.next, view.place.page + 1)} place={view.place} />
        </>
      ) : null}
    </>
  );
}
