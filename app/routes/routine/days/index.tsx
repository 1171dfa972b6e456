import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CalendarTable } from '~/components/routine/CalendarTable';
import { checkRowsHref } from '~/components/routine/checkRowsHref';
import { MonthSteps } from '~/components/routine/MonthSteps';
import { UnpublishedYears } from '~/components/routine/UnpublishedYears';
import { Count, EmptyState, Legend, PageHeader, Section } from '~/components/ui';
import { FIGURE_NAMES } from '~/domain/routine/openFigure';
import { PERIOD_STATE_NAMES } from '~/domain/routine/periodState';
import { weekFromMonday } from '~/domain/shared/week';
import { day, formatMonth, monthOf, parseMonth } from '~/domain/shared/day';
import { formatWeek } from '~/domain/shared/week';
import { type PeriodLine, routineMonth } from '~/pages/routine/routineMonth';
import { authorise, permitFor } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '日周月 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'check.view');
  const asked = new URL(args.request.url).searchParams.get('month');
  const month = asked === null ? monthOf(who.permit.today) : parseMonth(asked);
  if (!month || month > monthOf(who.permit.today)) throw redirect('/routine');
  return { ...(await routineMonth(who.cx, who.permit, month)), mayCalendar: permitFor(who, 'calendar.declareStop') !== null, mayChange: permitFor(who, 'gap.explain') !== null, looks: permitFor(who, 'weekly.sign') !== null };
}

export default function Routine() {
  const { month, today, days, unpublishedYears, mayCalendar, mayChange, looks, workshops, weeks, meeting } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="日周月"
        description="每天检查，每周排查，每月调度。形状是岗位当天的状态，点开可看当天的记录。"
        actions={
          <>
            {looks ? <Link className="button" to="/routine/signals">值得看一看的检查</Link> : null}
            {mayChange ? <Link className="button" to="/routine/changes">登记变化</Link> : null}
            {mayCalendar ? <Link className="button" to="/routine/stops">开工日、班次与停产</Link> : null}
            <MonthSteps month={month} last={monthOf(today)} hrefOf={(target) => `/routine?month=${target}`} />
          </>
        }
      />
      <UnpublishedYears years={unpublishedYears} />
      <Section term="daily" title={`日管控 · ${formatMonth(month)}`}>
        {workshops.length === 0 ? (
          <EmptyState title="这个月没有可看的岗位" hint="建立车间和岗位并发布风险清单以后，每天应检的岗位会出现在这里。" action={<Link className="button" to="/organisation">去组织</Link>} />
        ) : (
          <>
            <CalendarTable
              caption={`${formatMonth(month)}各岗位每日检查状态`}
              head="车间 / 岗位"
              days={days}
              today={today}
              tail={['应检', '已检', '未进行']}
              groups={workshops.map((workshop) => ({
                key: workshop.id,
                name: workshop.name,
                rows: workshop.posts.map((post) => ({
                  key: post.id, name: post.name, label: `${workshop.name} ${post.name}`, states: post.states, shifts: post.shifts,
                  tail: ([['due', post.due], ['done', post.done], ['gaps', post.missed]] as const).map(([figure, count]) => (
                    <Count key={figure} to={checkRowsHref(figure, days[0]!, days.at(-1)!, { postId: post.id })} value={count} of={`${post.name} ${FIGURE_NAMES[figure]}`} />
                  )),
                })),
              }))}
            />
            <div className="calendar-foot"><Legend of="days" only={['onTime', 'late', 'deliveredLater', 'backfilled', 'missed', 'excused', 'stopped', 'open', 'pastLimit', 'nothingDue']} /></div>
          </>
        )}
      </Section>
      {weeks ? (
        <Section term="weekly" title="周排查" extra={<Link to="/routine/sweep">自定排查项</Link>}>
          <ul className="states">
            {weeks.map((week) => (
              <PeriodItem key={week.period} line={week} label={formatWeek(weekFromMonday(day(week.period))!)} to={`/routine/weeks/${week.period}`} />
            ))}
          </ul>
        </Section>
      ) : null}
      {meeting ? (
        <Section term="monthly" title="月调度">
          <ul className="states">
            <PeriodItem line={meeting} label={`${formatMonth(month)}调度会议`} to={`/routine/months/${month}`} />
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function PeriodItem({ line, label, to }: { line: PeriodLine; label: string; to: string }) {
  return (
    <li>
      <span className="what">{line.state === 'future' ? label : <Link to={to}>{label}</Link>}</span>
      <span className="soft">{line.number ?? ''}</span>
      <span className="when">
        {PERIOD_STATE_NAMES[line.state]}
        {line.late ? '（期后补做）' : ''}
        {line.waiting ? `；${line.waiting.number} ${PERIOD_STATE_NAMES[line.waiting.state]}` : ''}
        {line.reason ? `：${line.reason}` : ''}
      </span>
    </li>
  );
}
