import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { WeekWordsForm, WeekWordsText } from '~/components/routine/PaperBlocks';
import { PeriodPage } from '~/components/routine/PeriodPage';
import { SweepText } from '~/components/routine/Sweep';
import { Section } from '~/components/ui';
import { parseDay } from '~/domain/shared/day';
import { signingView } from '~/pages/organisation/signingView';
import { weekReport, type WeekReportView } from '~/pages/routine/periodPage';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `周排查 ${data?.label ?? ''} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'weekly.view');
  const { cx, permit } = visitor;
  const query = new URL(args.request.url).searchParams;
  const monday = parseDay(args.params.monday!) ?? notFound();
  const view = (await weekReport(cx, permit, monday, { paperId: query.get('report'), figure: query.get('figure'), workshopId: query.get('workshop') })) ?? notFound();
  return { ...view, signing: await signingView(cx, visitor, visitor.acting.rules.access, 'paper') };
}

/** Whether a hazard of the sweep is not among those the report has counted. */
const uncounted = ({ sweep, figures }: NonNullable<WeekReportView['paper']>): boolean => (sweep ?? []).some(({ hazard }) => hazard && !figures.hazards.some(({ id }) => id === hazard.id));

export default function WeekPage() {
  const view = useLoaderData<typeof loader>() as WeekReportView;
  const { paper, may } = view;
  return (
    <PeriodPage view={view} after={['words']} wordsRequired>
      {paper && (paper.sweep || may.edit) ? (
        <Section title="总监排查" extra={may.edit && paper.sweep ? <Link className="button" to={`/routine/reports/${paper.id}/sweep`}>逐项排查</Link> : null}>
          {paper.sweep ? <SweepText lines={paper.sweep} /> : null}
          {may.edit ? <p className="soft">{paper.sweep ? '' : '这份周报还没有自定排查项。'}排查哪些，在<Link to="/routine/sweep">自定排查项</Link>里添加和停用。</p> : null}
          {may.edit && uncounted(paper) ? <p className="owner-note">有隐患在汇总之后登记：按最新记录重新汇总后，计入上面的数字。</p> : null}
        </Section>
      ) : null}
      <Section title="四个部分">{paper && (may.edit ? <WeekWordsForm report={paper} earlier={view.earlier} /> : <WeekWordsText report={paper} />)}</Section>
    </PeriodPage>
  );
}
