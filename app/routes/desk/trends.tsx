import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { checkRowsHref } from '~/components/routine/checkRowsHref';
import { OpenedMark } from '~/components/trends/OpenedMark';
import { Bar } from '~/components/workbench/Bar';
import { ColumnChart } from '~/components/workbench/ColumnChart';
import { EmptyState, LevelTag, PageHeader, Section } from '~/components/ui';
import { percent } from '~/domain/report/figures';
import { CLOSING_SPANS, type OnTime, TREND_MONTHS } from '~/domain/report/trends';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';
import { addDays, addMonths, daysOfMonth, formatDate, formatMonth, type Month, monthOf, parseMonth } from '~/domain/shared/day';
import { openedMark, trends, type TrendsView } from '~/pages/desk/trends';
import { authorise } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '走势 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

/** `?to=` is the last month seen; a mark is opened by `openedMark`. A month that has not come is none. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'desk.view');
  const query = new URL(args.request.url).searchParams;
  const [now, asked] = [monthOf(permit.today), parseMonth(query.get('to') ?? '')];
  const last = asked && asked < now ? asked : now;
  return { ...(await trends(cx, permit, last, openedMark(query))), last, now };
}

const shareWords = ({ due, onTime }: OnTime): string => (due === 0 ? '—' : `${percent(onTime, due)}（${onTime}/${due}）`);
const monthLabel = (month: Month): string => `${Number(month.slice(5))}月`;

export default function Trends() {
  const view = useLoaderData<typeof loader>();
  const { months, total, last, now, from, to, opened } = view;
  const [query] = useSearchParams();
  const open = (given: Readonly<Record<string, string>>): string => `/trends?${new URLSearchParams({ ...(query.get('to') ? { to: last } : {}), ...given })}#rows`;
  const rowsOf = (month: Month, postId?: string): string => checkRowsHref('due', daysOfMonth(month).first, [daysOfMonth(month).last, addDays(view.today, -1)].toSorted((one, other) => (one < other ? -1 : 1))[0]!, { postId });
  const later = addMonths(last, TREND_MONTHS);
  return (
    <>
      <PageHeader
        title="走势"
        description={`${formatDate(from)}至${formatDate(to)}，按现有记录。点一根柱、一段条，打开它所数的记录。`}
        actions={
          <>
            <Link className="button" to={`/trends?to=${addMonths(last, -TREND_MONTHS)}`}>更早半年</Link>
            {last < now ? <Link className="button" to={later < now ? `/trends?to=${later}` : '/trends'}>更晚半年</Link> : null}
          </>
        }
      />
      <Section term="due" title="按时率">
        {total.every(({ due }) => due === 0) ? <EmptyState title="这半年没有应检的岗位" hint="建立岗位、发布风险清单以后，每天应检和按时的岗次会在这里按月比较。" action={<Link className="button" to="/risk">去风险清单</Link>} /> : (
          <>
            <ColumnChart
              caption="各月按时率" full={1} running={last === now}
              columns={months.map((month, index) => {
                const { due, onTime } = total[index]!;
                return { key: month, label: monthLabel(month), said: `${formatMonth(month)}，${due === 0 ? '没有应检' : `按时 ${onTime}，应检 ${due}`}`, value: due === 0 ? null : onTime / due, words: due === 0 ? '—' : percent(onTime, due), to: due === 0 ? null : rowsOf(month) };
              })}
            />
            <p className="soft">按时率是按时的岗次除以应检的岗次，算到昨天为止；“—”是当月没有应检。</p>
            <ByPost view={view} rowsOf={rowsOf} />
          </>
        )}
      </Section>
      <Section term="riskItem" title="发现最多的风险点">
        {view.points.length === 0 ? <EmptyState title="这半年检查没有发现不符合" hint="检查中作答“不符合”的项目，会按风险点排在这里，最多十个。" /> : (
          <div className="plain-scroll">
            <table className="plain texts stacks">
              <thead><tr><th scope="col">风险点</th><th scope="col">岗位</th><th scope="col">不符合</th></tr></thead>
              <tbody>
                {view.points.map(({ postId, riskPoint, place, count }) => (
                  <tr key={`${postId} ${riskPoint}`}>
                    <th scope="row">{riskPoint}</th>
                    <td data-label="岗位">{place}</td>
                    <td data-label="不符合"><Bar part={count} of={view.points[0]!.count} words={`${count} 项`} said={`${place} ${riskPoint}，不符合 ${count} 项`} to={open({ open: 'point', post: postId, point: riskPoint })} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
      <Section term="closed" title="隐患从发现到销号">
        {view.spans.every(({ count }) => count === 0) ? <EmptyState title="这半年没有销号的隐患" hint="隐患验收销号以后，用了多少天会在这里比较；还没销号的在隐患台账中。" action={<Link className="button" to="/hazards?state=open">未销号的隐患</Link>} /> : (
          <div className="columns-even">
            <div>
              <h3>各月销号用的天数（中位数）</h3>
              <ColumnChart
                caption="各月销号的隐患用的天数，中位数" running={last === now}
                columns={view.closing.map(({ month, count, middle }) => ({ key: month, label: monthLabel(month), said: `${formatMonth(month)}，销号 ${count} 项`, value: middle, words: middle === null ? '—' : `${middle} 天`, to: count === 0 ? null : open({ open: 'closed', month }) }))}
              />
            </div>
            <div>
              <h3>用了多少天（项数）</h3>
              <ColumnChart
                caption="销号的隐患按用的天数"
                columns={CLOSING_SPANS.map(({ key, words }) => {
                  const count = view.spans.find((span) => span.key === key)?.count ?? 0;
                  return { key, label: words, said: words, value: count, words: `${count} 项`, to: count === 0 ? null : open({ open: 'closed', span: key }) };
                })}
              />
            </div>
          </div>
        )}
        {view.cut ? <p className="soft">销号的隐患很多，只数了最早的 5000 项。</p> : null}
      </Section>
      <Section term="level" title="各版清单的风险等级">
        {view.versions.length === 0 ? <EmptyState title="还没有发布风险清单" hint="发布以后，各版的等级分布在这里比较。" action={<Link className="button" to="/risk">去风险清单</Link>} /> : <Levels view={view} open={open} />}
      </Section>
      {opened ? <OpenedMark opened={opened} closeHref={query.get('to') ? `/trends?to=${last}` : '/trends'} /> : null}
    </>
  );
}

function ByPost({ view: { months, posts }, rowsOf }: { view: TrendsView; rowsOf: (month: Month, postId: string) => string }) {
  return (
    <div className="plain-scroll">
      <table className="plain texts stacks bars">
        <caption className="visually-hidden">各岗位各月按时率</caption>
        <thead><tr><th scope="col">岗位</th>{months.map((month) => <th key={month} scope="col">{formatMonth(month)}</th>)}</tr></thead>
        <tbody>
          {posts.map(({ id, name, workshopName, byMonth }) => (
            <tr key={id}>
              <th scope="row">{name} <small className="soft">{workshopName}</small></th>
              {byMonth.map((figure, index) => (
                <td key={months[index]} data-label={monthLabel(months[index]!)}><Bar part={figure.onTime} of={figure.due} words={shareWords(figure)} said={`${name} ${formatMonth(months[index]!)} 按时率 ${shareWords(figure)}`} to={figure.due === 0 ? null : rowsOf(months[index]!, id)} /></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Levels({ view: { versions }, open }: { view: TrendsView; open: (given: Readonly<Record<string, string>>) => string }) {
  const shown = versions[0]!.levels.map(({ level }) => level).filter((level) => level !== null || versions.some(({ levels }) => levels.some((one) => one.level === null && one.count > 0)));
  return (
    <div className="plain-scroll">
      <table className="plain texts stacks bars">
        <thead><tr><th scope="col">版本</th>{shown.map((level) => <th key={level ?? 'none'} scope="col"><LevelTag level={level} /></th>)}</tr></thead>
        <tbody>
          {versions.map(({ id, number, from, levels }) => {
            const all = levels.reduce((sum, { count }) => sum + count, 0);
            return (
              <tr key={id}>
                <th scope="row">第 {number} 版 <small className="soft">{formatDate(from)}起，{all} 项</small></th>
                {shown.map((level) => {
                  const count = levels.find((one) => one.level === level)?.count ?? 0;
                  return <td key={level ?? 'none'} data-label={level === null ? '未评价' : RISK_LEVEL_NAMES[level]}><Bar part={count} of={all} words={`${count} 项`} said={`第 ${number} 版 ${level === null ? '未评价' : RISK_LEVEL_NAMES[level]} ${count} 项`} to={count === 0 ? null : open({ open: 'level', version: id, level: level ?? 'none' })} /></td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
