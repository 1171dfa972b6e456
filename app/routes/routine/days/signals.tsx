import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DataTable } from '~/components/ui/DataTable';
import { ListTable } from '~/components/ui/ListTable';
import { SIGNALS_LIST } from '~/domain/report/lists';
import { listed } from '~/platform/web/listed';
import { DayText, EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { minutesWords } from '~/domain/routine/signals';
import { formatDate, formatDay, parseDay } from '~/domain/shared/day';
import { signalsPage, type ToldCheck } from '~/pages/routine/signalsPage';
import { authorise } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '值得看一看的检查 · 日周月 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

/** `?day=`: the week of that day. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'weekly.sign');
  const view = await signalsPage(cx, permit, parseDay(new URL(args.request.url).searchParams.get('day') ?? '') ?? permit.today);
  return { ...view, list: listed(args.request, SIGNALS_LIST, view.rows) };
}

export default function Signals() {
  const { days, previous, next, rows, list, minutes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader term="signal"
        trail={[{ label: '日周月', to: '/routine' }]}
        title="值得看一看的检查"
        description={`${formatDay(days[0]!)}至${formatDay(days.at(-1)!)}。这里只列事实，与本人平时相比，不给任何人打分；先看本人说明，再到现场问一问。从多少起列出，由企业在“设置 → 检查提示”里定，起初是本软件的建议。`}
        actions={
          <>
            <Link className="button" to={`/routine/signals?day=${previous}`}>上一周</Link>
            {next ? <Link className="button" to={`/routine/signals?day=${next}`}>下一周</Link> : null}
          </>
        }
      />
      <Section title="检查记录">
        {rows.length === 0 ? (
          <EmptyState title="这一周没有要看的检查" hint="用时远低于本人平时、很短时间内签完几个岗位、平时扫码而这次没有扫、同一张照片再次出现、与本人以前的照片相近、长期没有一项不符合、手机时钟不准的检查，会列在这里。" />
        ) : (
          <ListTable<ToldCheck>
            table={SIGNALS_LIST}
            rowKey={({ check }) => check.id}
            rows={list.rows}
            view={list.view}
            cells={{
              number: ({ check }) => <Link to={`/routine/records/${check.id}`}>{check.number}</Link>,
              person: ({ check }) => <span className="keep">{check.personName}</span>,
              day: ({ check }) => <DayText day={check.day} />,
              told: ({ told }) => <ul className="signals">{told.map((words) => <li key={words}>{words}</li>)}</ul>,
              answer: ({ answer }) => (answer ? <>{answer.words}<small className="under"><InstantText at={answer.answeredAt} /></small></> : <span className="soft">还没有说明</span>),
            }}
          />
        )}
      </Section>
      <Section title="每人每天用在检查上的时间">
        {minutes.length === 0 ? <p className="soft">这一周没有检查记录。</p> : (
          <DataTable
            label="用时"
            rowKey={({ personId }) => personId}
            rows={minutes}
            columns={[{ head: '检查人', width: 120, cell: ({ personName }) => <span className="keep">{personName}</span> }, ...days.map((day) => ({ head: formatDate(day), width: 130, cell: (row: (typeof minutes)[number]) => minutesWords(row.days[day]) }))]}
          />
        )}
        <p className="soft">时间由手机逐项记下，随记录存在服务器上。列出来是为了把它降下来：哪一天、哪个岗位花的时间多，就看那里的项目能不能少写、少走、少填。</p>
      </Section>
    </>
  );
}
