import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OpenedRows } from '~/components/routine/OpenedRows';
import { PageHeader } from '~/components/ui';
import { FIGURE_NAMES } from '~/domain/routine/openFigure';
import { formatDay, parseDay } from '~/domain/shared/day';
import { checkRows, type CheckRowsView } from '~/pages/routine/checkRows';
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
  return (await checkRows(cx, permit, { figure: query.get('figure') ?? '', from, to, workshopId: query.get('workshop'), postId: query.get('post') })) ?? notFound();
}

export default function CheckRows() {
  const { from, to, opened, posts } = useLoaderData<typeof loader>() as CheckRowsView;
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: `/routine?month=${to.slice(0, 7)}` }]}
        title={`检查明细 · ${FIGURE_NAMES[opened.name]}`}
        description={from === to ? formatDay(from) : `${formatDay(from)}至${formatDay(to)}，按现有记录`}
      />
      <OpenedRows opened={opened} posts={posts} closeHref={null} />
    </>
  );
}
