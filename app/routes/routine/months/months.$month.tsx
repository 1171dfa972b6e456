import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FigureLinks, WorkshopFigures } from '~/components/routine/FigureLinks';
import { MeetingForm, MeetingText } from '~/components/routine/Meeting';
import { OpenedRows } from '~/components/routine/OpenedRows';
import { PaperList } from '~/components/routine/PaperList';
import { CompileForm, GapPanel, SignForm } from '~/components/routine/PeriodPanel';
import { AddResolution, ResolutionTable } from '~/components/routine/Resolutions';
import { Signatures } from '~/components/routine/Signatures';
import { EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { shownState } from '~/domain/routine/periodState';
import { parseMonth } from '~/domain/shared/day';
import { monthMeeting, type MonthMeetingView } from '~/pages/routine/monthMeeting';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `月调度 ${data?.label ?? ''} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'monthly.view');
  const query = new URL(args.request.url).searchParams;
  const month = parseMonth(args.params.month!) ?? notFound();
  return (await monthMeeting(cx, permit, month, { meetingId: query.get('meeting'), figure: query.get('figure'), workshopId: query.get('workshop') })) ?? notFound();
}

export default function MonthPage() {
  const view = useLoaderData<typeof loader>() as MonthMeetingView;
  const { month, meeting, meetings, may } = view;
  const page = `/routine/months/${month}`;
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: `/routine?month=${month}` }]}
        title={`月调度 · ${view.label}`}
        description={`《${view.title}》 ${shownState(view.state, view.meeting)}`}
        actions={
          <>
            <Link className="button" to={`/routine/months/${view.previous}`}>上一月</Link>
            {view.next ? <Link className="button" to={`/routine/months/${view.next}`}>下一月</Link> : null}
            {meeting ? <a className="button" href={`${page}/minutes.pdf?meeting=${meeting.id}`}>下载 PDF</a> : null}
          </>
        }
      />
      <GapPanel state={view.state} reason={view.reason} mayExplain={may.explain} of={page} what="这个月" />
      {meeting ? (
        <MeetingBody key={meeting.id} view={view} meeting={meeting} page={page} />
      ) : (
        <>
          <EmptyState
            title="这个月还没有会议纪要"
            hint="汇总把本月的检查、周排查、隐患和以往没有完成的决议数出来；写上会议情况和决议，就可以签字。"
            action={may.compile ? <CompileForm of={page} version={null} first label="汇总这个月" /> : '由质量安全总监或主要负责人汇总。'}
          />
          {view.carried.length > 0 ? (
            <Section title="以往会议的决议"><ResolutionTable rows={view.carried} today={view.today} here={page} draft={null} /></Section>
          ) : null}
        </>
      )}
      {meetings.length > 0 ? (
        <Section title="这个月的纪要">
          <PaperList entries={meetings} shown={meeting?.id ?? null} hrefOf={(id) => `${page}?meeting=${id}`} />
          {may.compile && view.compileVersion === null ? (
            <>
              <p className="owner-note">再开一次会，或需要更正已签字的纪要时，再汇总一份；原来的纪要保留不变。</p>
              <CompileForm of={page} version={null} first={false} label="再汇总一份" />
            </>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

function MeetingBody({ view, meeting, page }: { view: MonthMeetingView; meeting: NonNullable<MonthMeetingView['meeting']>; page: string }) {
  const { may, opened } = view;
  const here = `${page}?meeting=${meeting.id}`;
  const draft = may.edit ? { meetingId: meeting.id, version: meeting.version } : null;
  return (
    <>
      <Section
        title={`${meeting.number} 的数字`}
        extra={may.edit ? <CompileForm of={page} version={meeting.version} first={false} label="按最新记录重新汇总" /> : null}
      >
        <p className="soft">汇总于 <InstantText at={meeting.compiledAt} />，点开数字可看到每一条记录。</p>
        <FigureLinks figures={meeting.figures} hrefOf={(name) => `${here}&figure=${name}#rows`} opened={opened && !opened.place ? opened.name : null} />
        <WorkshopFigures workshops={view.workshops} day={view.month} hrefOf={(name, workshopId) => `${here}&figure=${name}&workshop=${workshopId}#rows`} />
      </Section>
      {opened ? <OpenedRows opened={opened} posts={meeting.figures.posts} closeHref={here} /> : null}
      <Section title="会议与六个部分">
        {may.edit ? <MeetingForm meeting={meeting} people={view.people} /> : <MeetingText meeting={meeting} people={view.people} />}
      </Section>
      {view.carried.length > 0 ? (
        <Section title="以往会议的决议（完成前每月都会出现）"><ResolutionTable rows={view.carried} today={view.today} here={page} draft={null} /></Section>
      ) : null}
      <Section title="本次会议的决议">
        <ResolutionTable rows={view.resolutions} today={view.today} here={here} draft={draft} />
        {draft ? <AddResolution meetingId={meeting.id} version={meeting.version} people={view.people} today={view.today} /> : null}
      </Section>
      <Section title="签字">
        <Signatures signatures={meeting.signatures} />
        {may.sign ? (
          <SignForm of={`/routine/meetings/${meeting.id}`} after={[`/routine/meetings/${meeting.id}/minutes`, `/routine/meetings/${meeting.id}/resolutions`]} version={meeting.version} capacity={may.sign} wordsRequired={false} what="这份纪要" />
        ) : meeting.state === 'sealed' ? null : (
          <p className="soft">{meeting.state === 'draft' ? '等待质量安全总监签字。' : '等待主要负责人签字。'}</p>
        )}
      </Section>
    </>
  );
}
