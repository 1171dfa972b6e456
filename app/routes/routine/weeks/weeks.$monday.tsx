import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { WeekWordsForm, WeekWordsText } from '~/components/routine/PaperBlocks';
import { PeriodPage } from '~/components/routine/PeriodPage';
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

export default function WeekPage() {
  const view = useLoaderData<typeof loader>() as WeekReportView;
  const { paper, may } = view;
  return (
    <PeriodPage view={view} after={['words']} wordsRequired>
      <Section title="四个部分">{paper && (may.edit ? <WeekWordsForm report={paper} earlier={view.earlier} /> : <WeekWordsText report={paper} />)}</Section>
    </PeriodPage>
  );
}
