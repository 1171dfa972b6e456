import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListTable } from '~/components/ui/ListTable';
import { CHECK_DAY_CELLS, FINDING_CELLS } from '~/components/routine/OpenedRows';
import { CHECK_DAYS_LIST, FINDINGS_LIST } from '~/domain/report/lists';
import { listed } from '~/platform/web/listed';
import { PageHeader, Section } from '~/components/ui';
import { FIGURE_NAMES } from '~/domain/routine/openFigure';
import { postDayKey } from '~/domain/routine/period';
import { formatDay, parseDay } from '~/domain/shared/day';
import { checkDayLines, checkRows, findingLines } from '~/pages/routine/checkRows';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? FIGURE_NAMES[data.opened.name] : '检查明细'} · 日周月 · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

/** `?figure=&from=&to=&workshop=&post=`: what one number of the calendar or the workbench was counted from. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.view');
  const query = new URL(args.request.url).searchParams;
  const [from, to] = [parseDay(query.get('from') ?? '') ?? notFound(), parseDay(query.get('to') ?? '') ?? notFound()];
  const view = (await checkRows(cx, permit, { figure: query.get('figure') ?? '', from, to, workshopId: query.get('workshop'), postId: query.get('post') })) ?? notFound();
  const { opened } = view;
  return {
    from: view.from, to: view.to, opened: { name: opened.name, place: opened.place, rows: opened.rows.length },
    days: opened.kind === 'postDay' ? listed(args.request, CHECK_DAYS_LIST, checkDayLines(view)) : null,
    findings: opened.kind === 'finding' ? listed(args.request, FINDINGS_LIST, findingLines(view)) : null,
  };
}

export default function CheckRows() {
  const { from, to, opened, days, findings } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: `/routine?month=${to.slice(0, 7)}` }]}
        title={`检查明细 · ${FIGURE_NAMES[opened.name]}`}
        description={from === to ? formatDay(from) : `${formatDay(from)}至${formatDay(to)}，按现有记录`}
      />
      <Section title={`${[opened.place, FIGURE_NAMES[opened.name]].filter(Boolean).join(' ')}：${opened.rows} 条`}>
        {days ? <ListTable table={CHECK_DAYS_LIST} {...days} rowKey={postDayKey} cells={CHECK_DAY_CELLS} empty="没有这样的记录" /> : null}
        {findings ? <ListTable table={FINDINGS_LIST} {...findings} rowKey={(row) => `${row.recordId}/${row.itemId}`} cells={FINDING_CELLS} empty="没有这样的记录" /> : null}
      </Section>
    </>
  );
}
