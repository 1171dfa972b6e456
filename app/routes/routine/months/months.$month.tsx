import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MeetingForm, MeetingText } from '~/components/routine/PaperBlocks';
import { PeriodPage } from '~/components/routine/PeriodPage';
import { AddResolution, ResolutionTable } from '~/components/routine/Resolutions';
import { Section } from '~/components/ui';
import { periodPath } from '~/domain/routine/periodKind';
import { parseMonth } from '~/domain/shared/day';
import { signingView } from '~/pages/organisation/signingView';
import { monthMeeting, type MonthMeetingView } from '~/pages/routine/periodPage';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `月调度 ${data?.label ?? ''} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'monthly.view');
  const { cx, permit } = visitor;
  const query = new URL(args.request.url).searchParams;
  const month = parseMonth(args.params.month!) ?? notFound();
  const view = (await monthMeeting(cx, permit, month, { paperId: query.get('meeting'), figure: query.get('figure'), workshopId: query.get('workshop') })) ?? notFound();
  return { ...view, signing: await signingView(cx, visitor, visitor.acting.rules.access, 'paper') };
}

export default function MonthPage() {
  const view = useLoaderData<typeof loader>() as MonthMeetingView;
  const { period, paper: meeting, may, people, today } = view;
  const carried = (title: string) =>
    view.carried.length > 0 ? <Section title={title}><ResolutionTable rows={view.carried} today={today} here={periodPath('month', period)} draft={null} /></Section> : null;
  const draft = meeting && may.edit ? { meetingId: meeting.id, version: meeting.version } : null;
  return (
    <PeriodPage view={view} after={['minutes', 'resolutions']} without={carried('以往会议的决议')}>
      <Section title="会议与六个部分">{meeting && (may.edit ? <MeetingForm meeting={meeting} people={people} earlier={view.earlier} /> : <MeetingText meeting={meeting} people={people} />)}</Section>
      {carried('以往会议的决议（完成前每月都会出现）')}
      <Section title="本次会议的决议">
        <ResolutionTable rows={view.resolutions} today={today} here={periodPath('month', period, meeting?.id)} draft={draft} />
        {draft ? <AddResolution meetingId={draft.meetingId} version={draft.version} people={people} today={today} /> : null}
      </Section>
    </PeriodPage>
  );
}
