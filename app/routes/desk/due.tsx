import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState, PageHeader, Section } from '~/components/ui';
import { addDays, daysFrom, formatDate, formatDay } from '~/domain/shared/day';
import { WEEKDAY_NAMES } from '~/domain/shared/week';
import { type Ahead, type AheadKind, dueAhead, type DueAheadView } from '~/pages/desk/dueAhead';
import { authorise } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '日程 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'desk.view');
  return dueAhead(cx, permit);
}

const KINDS: Readonly<Record<AheadKind, string>> = { checks: '检查', review: '重新评估', hazard: '整改期限', week: '周排查', month: '月调度', submission: '报送', standIn: '代检到期', appointment: '任职到期' };

/** What is due next: six weeks as a calendar of counts, and below it day by day. */
export default function Due() {
  const view = useLoaderData<typeof loader>() as DueAheadView;
  const { today, from, to, over, undated, days, cut } = view;
  return (
    <>
      <PageHeader title="日程" description={`${formatDate(from)}至${formatDate(to)}要到期的事：不是每日的检查、重新评估、整改期限、周排查和月调度、报送、代检和任职。每日检查在“日周月”中看。`} />
      <Calendar view={view} />
      {over.length > 0 ? <Section title={`已经过期（${over.length}）`}><List of={over} today={today} dated /></Section> : null}
      {undated.length > 0 ? <Section title={`没有定期限（${undated.length}）`}><List of={undated} today={today} /></Section> : null}
      {days.length === 0 ? <EmptyState title="这六周没有要到期的事" hint="清单中有每周以上频次的项目、登记了隐患期限或安排了重新评估以后，会列在这里。" action={<Link className="button" to="/desk">回到工作台</Link>} /> : null}
      {days.map(({ day, ahead }) => <Section key={day} id={`d-${day}`} title={`${formatDay(day)}${day === today ? '，今天' : ''}`}><List of={ahead} today={today} /></Section>)}
      {cut ? <p className="soft">有期限的隐患很多，只列出最近的 300 项，其余在<Link to="/hazards?state=open&sort=deadline">隐患台账</Link>中。</p> : null}
    </>
  );
}

function Calendar({ view: { today, from, to, days } }: { view: DueAheadView }) {
  const counts = new Map(days.map(({ day, ahead }) => [day, ahead.length]));
  const mondays = daysFrom(from, to).filter((_, index) => index % 7 === 0);
  return (
    <div className="plain-scroll">
      <table className="due-calendar">
        <caption className="visually-hidden">六周内每天到期的事的件数</caption>
        <thead><tr>{WEEKDAY_NAMES.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {mondays.map((monday) => (
            <tr key={monday}>
              {daysFrom(monday, addDays(monday, 6)).map((day) => {
                const count = counts.get(day) ?? 0;
                const label = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
                return (
                  <td key={day} className={day === today ? 'today' : day < today ? 'gone' : undefined} aria-current={day === today ? 'date' : undefined}>
                    {count > 0 ? <a href={`#d-${day}`} aria-label={`${label}，${count} 件`}><small>{label}</small><b>{count} 件</b></a> : <small>{label}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ of, today, dated = false }: { of: readonly Ahead[]; today: string; dated?: boolean }) {
  return (
    <ul className="states">
      {of.map(({ key, kind, day, text, to, parts }) => (
        <li key={key}>
          <span className="tag">{KINDS[kind]}</span>
          <span className="what">
            {to === null ? text : <Link className="clamped" to={to}>{text}</Link>}
            {parts.length > 0 ? <details><summary>哪些岗位</summary><ul>{parts.map((part) => <li key={part.to}><Link to={part.to}>{part.text}</Link></li>)}</ul></details> : null}
          </span>
          {dated && day ? <span className={day < today ? 'when late' : 'when'}>{formatDate(day)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
