import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CalendarTable } from '~/components/routine/CalendarTable';
import { checkRowsHref } from '~/components/routine/checkRowsHref';
import { BackupLine } from '~/components/organisation/BackupLine';
import { UnpublishedYears } from '~/components/routine/UnpublishedYears';
import { DayLine, deskHrefs } from '~/components/workbench/DayLine';
import { FirstSteps } from '~/components/workbench/FirstSteps';
import { OfficerDay } from '~/components/workbench/OfficerDay';
import { RiskPicture } from '~/components/workbench/RiskPicture';
import { TodoList } from '~/components/workbench/TodoList';
import { Trend } from '~/components/workbench/Trend';
import { WrongToday } from '~/components/workbench/WrongToday';
import { Count, Legend, Notice, PageHeader, Section } from '~/components/ui';
import { addDays, formatDay, formatMonth, monthOf } from '~/domain/shared/day';
import { deskWarnings } from '~/pages/desk/deskWarnings';
import { workbench, type WorkbenchView } from '~/pages/desk/workbench';
import { authorise, permitFor } from '~/platform/web/authorise';
import { backupStanding } from '~/services/installation/backupStanding';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '工作台 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'desk.view');
  const { cx, permit } = who;
  const [view, warnings, backup] = await Promise.all([workbench(cx, permit), deskWarnings(cx, permit), permitFor(who, 'settings.edit') ? backupStanding(cx) : null]);
  return { ...view, warnings, backup, mayPropose: permitFor(who, 'risk.edit') !== null, mayCalendar: permitFor(who, 'calendar.declareStop') !== null };
}

/** The day in one line. */
function inWords({ due, done, waiting, late }: WorkbenchView['now']): string {
  if (due === 0) return '今天没有应检的岗位。';
  const rest = [waiting > 0 ? `${waiting} 个未到时限` : '', late > 0 ? `${late} 个已过时限未检` : ''].filter(Boolean);
  return `今天 ${due} 个岗位应检，${done} 个已检${rest.length > 0 ? `，${rest.join('，')}` : '，全部完成'}。`;
}

/** The screen of the 主要负责人 begins with one sentence and nothing beside it; the rest is one turn of the page below. */
export default function Workbench() {
  const view = useLoaderData<typeof loader>();
  const { today, face, workshops, days, warnings } = view;
  const month = monthOf(today);
  const alone = face === 'principal' && !view.firstSteps;
  const todos = <Section title={`等我处理（${view.todos.reduce((sum, { count }) => sum + count, 0)}）`} extra={view.mayPropose ? <Link to="/risk/proposals">记录给出的建议</Link> : null}><TodoList todos={view.todos} today={today} /></Section>;
  const told = (
    <>
      {warnings.map(({ key, title, what }) => <Notice key={key} tone="warning" title={title}>{what}</Notice>)}
      <UnpublishedYears years={view.unpublishedYears} />
    </>
  );
  return (
    <>
      {alone ? (
        <section className="first-fold" aria-labelledby="today">
          <h1 id="today">{formatDay(today)}</h1>
          <DayLine line={view} hrefs={deskHrefs(today)} />
        </section>
      ) : (
        <PageHeader title="工作台" description={formatDay(today)} actions={view.mayCalendar ? <Link className="button" to="/routine/stops">开工日、班次与停产</Link> : null} />
      )}
      {told}
      {view.firstSteps ? <FirstSteps steps={view.firstSteps} effectiveOn={view.effectiveOn} /> : alone ? null : <p className="in-words"><Link to={`/routine/days/${today}`}>{inWords(view.now)}</Link></p>}
      {face === 'officer' && !view.firstSteps ? <OfficerDay today={today} duties={view.duties} ungraded={view.ungraded} toVerify={view.toVerify} /> : null}
      <div className="columns-even">{todos}<WrongToday line={view} /></div>
      {workshops.length > 0 ? (
        <>
          <Section term="due" title={`${formatMonth(month)}检查情况`} extra={<Link to={`/routine?month=${month}`}>按岗位查看</Link>}>
            <CalendarTable
              caption={`${formatMonth(month)}各车间检查情况`}
              head="车间"
              days={days}
              today={today}
              tail={['未进行']}
              groups={[{ key: 'all', name: null, rows: workshops.map((workshop) => ({ key: workshop.id, name: workshop.name, label: workshop.name, states: workshop.states, tail: [<Count key="gaps" to={checkRowsHref('gaps', days[0]!, days.at(-1)!, { workshopId: workshop.id })} value={workshop.missed} of={`${workshop.name} 未进行`} />] })) }]}
            />
            <div className="calendar-foot">
              <Legend of="days" only={['onTime', 'late', 'deliveredLater', 'backfilled', 'missed', 'excused', 'stopped', 'open', 'pastLimit', 'nothingDue']} />
              <span className="soft">每格是车间当天最需要处理的状态。</span>
            </div>
          </Section>
          <div className="columns-even of-tables">
            <Section term="level" title="各车间风险" extra={view.listNumber === null ? null : <span className="soft">已发布清单第 {view.listNumber} 版</span>}><RiskPicture workshops={workshops} listed={view.listNumber !== null} /></Section>
            <Section title="近 12 周检查发现的不符合" extra={<Link to="/trends">走势</Link>}><Trend weeks={view.trend} hrefOf={(weekStart) => checkRowsHref('findings', weekStart, addDays(weekStart, 6))} /></Section>
          </div>
        </>
      ) : null}
      {view.backup ? <BackupLine backup={view.backup} /> : null}
    </>
  );
}
