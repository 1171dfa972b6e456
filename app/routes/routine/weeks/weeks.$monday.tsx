import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FigureLinks, WorkshopFigures } from '~/components/routine/FigureLinks';
import { OpenedRows } from '~/components/routine/OpenedRows';
import { PaperList } from '~/components/routine/PaperList';
import { CompileForm, GapPanel, SignForm } from '~/components/routine/PeriodPanel';
import { Signatures } from '~/components/routine/Signatures';
import { WeekWordsForm, WeekWordsText } from '~/components/routine/WeekWords';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { UnpublishedYears } from '~/components/routine/UnpublishedYears';
import { shownState } from '~/domain/routine/periodState';
import { parseDay } from '~/domain/shared/day';
import { weekReport, type WeekReportView } from '~/pages/routine/weekReport';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `周排查 ${data?.label ?? ''} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'weekly.view');
  const query = new URL(args.request.url).searchParams;
  const monday = parseDay(args.params.monday!) ?? notFound();
  return (await weekReport(cx, permit, monday, { reportId: query.get('report'), figure: query.get('figure'), workshopId: query.get('workshop') })) ?? notFound();
}

export default function WeekPage() {
  const view = useLoaderData<typeof loader>() as WeekReportView;
  const { monday, report, reports, may } = view;
  const page = `/routine/weeks/${monday}`;
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: `/routine?month=${monday.slice(0, 7)}` }]}
        title={`周排查 · ${view.label}`}
        description={`《${view.title}》 ${shownState(view.state, view.report)}`}
        actions={
          <>
            <Link className="button" to={`/routine/weeks/${view.previous}`}>上一周</Link>
            {view.next ? <Link className="button" to={`/routine/weeks/${view.next}`}>下一周</Link> : null}
            {report ? <a className="button" href={`${page}/report.pdf?report=${report.id}`}>下载 PDF</a> : null}
          </>
        }
      />
      <UnpublishedYears years={view.unpublishedYears} />
      <GapPanel state={view.state} reason={view.reason} mayExplain={may.explain} of={page} what="这一周" />
      {report ? (
        <ReportBody key={report.id} view={view} report={report} page={page} />
      ) : (
        <EmptyState
          title="这一周还没有汇总"
          hint="汇总把本周的检查记录和隐患数出来，四个部分的数字都能点开看到明细；再写上评价和下周重点，就可以签字。"
          action={may.compile ? <CompileForm of={page} version={null} first label="汇总这一周" /> : '由质量安全总监汇总。'}
        />
      )}
      {reports.length > 0 ? (
        <Section title="这一周的报告">
          <PaperList entries={reports} shown={report?.id ?? null} hrefOf={(id) => `${page}?report=${id}`} />
          {may.compile && view.compileVersion === null ? (
            <>
              <p className="owner-note">需要更正已签字的报告时，再汇总一份；原来的报告保留不变。</p>
              <CompileForm of={page} version={null} first={false} label="再汇总一份" />
            </>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

function ReportBody({ view, report, page }: { view: WeekReportView; report: NonNullable<WeekReportView['report']>; page: string }) {
  const { may, opened } = view;
  const here = `${page}?report=${report.id}`;
  return (
    <>
      <Section
        title={`${report.number} 的数字`}
        extra={may.edit && may.compile ? <CompileForm of={page} version={report.version} first={false} label="按最新记录重新汇总" /> : null}
      >
        <p className="soft">汇总于 <InstantText at={report.compiledAt} />，点开数字可看到每一条记录。</p>
        <FigureLinks figures={report.figures} hrefOf={(name) => `${here}&figure=${name}#rows`} opened={opened && !opened.place ? opened.name : null} />
        <WorkshopFigures workshops={view.workshops} day={view.monday} hrefOf={(name, workshopId) => `${here}&figure=${name}&workshop=${workshopId}#rows`} />
      </Section>
      {opened ? <OpenedRows opened={opened} posts={report.figures.posts} closeHref={here} /> : null}
      <Section title="四个部分">
        {may.edit ? <WeekWordsForm report={report} /> : <WeekWordsText report={report} />}
      </Section>
      <Section title="签字">
        <Signatures signatures={report.signatures} />
        {may.sign ? (
          <SignForm of={`/routine/reports/${report.id}`} after={[`/routine/reports/${report.id}/words`]} version={report.version} capacity={may.sign} wordsRequired={may.sign === 'principal'} what="这份报告" />
        ) : report.state === 'sealed' ? null : (
          <p className="soft">{report.state === 'draft' ? '等待质量安全总监签字。' : '等待主要负责人签字。'}</p>
        )}
      </Section>
    </>
  );
}
