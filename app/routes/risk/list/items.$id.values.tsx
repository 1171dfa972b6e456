import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { ValueTrend } from '~/components/routine/ValueChart';
import { EmptyState, PageHeader, Section } from '~/components/ui';
import { addDays, formatDay, parseDay } from '~/domain/shared/day';
import { itemValues } from '~/pages/risk/list/itemValues';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import riskCss from '~/styles/risk.css?url';

/** Days that are shown unless others are asked for. */
const DAYS = 90;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.item.riskPoint ?? ''} 测量值 · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

/** `?from=&to=`: what was measured of an item, and how well it keeps within its limits. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.view');
  const query = new URL(args.request.url).searchParams;
  const to = parseDay(query.get('to') ?? '') ?? permit.today;
  const from = parseDay(query.get('from') ?? '') ?? addDays(to, 1 - DAYS);
  const view = (await itemValues(cx, permit, args.params.id!, from, to)) ?? notFound();
  return { ...view, from, to };
}

export default function ItemValues() {
  const { item, measured, series, from, to } = useLoaderData<typeof loader>();
  const of = `/risk/items/${item.id}`;
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: item.riskPoint, to: of }]} title="测量值的趋势与过程能力"
        description={`${item.riskPoint}，${formatDay(from)}至${formatDay(to)}，按检查记录的现行内容`}
      />
      <Form method="get" className="filters no-print" aria-label="选择时段">
        <label>
          <span className="filter-label">日期 从</span>
          <input className="control" type="date" name="from" defaultValue={from} />
        </label>
        <label>
          <span className="filter-label">到</span>
          <input className="control" type="date" name="to" defaultValue={to} />
        </label>
        <button type="submit" className="button">查看</button>
      </Form>
      {series.length === 0 ? (
        <EmptyState
          title={measured ? '这段时间没有测量值' : '这一项不填测量值'} hint={measured ? '检查时填了测量值，这里就有趋势。可换一段时间再看。' : '在清单草稿里写上测什么、限值和每次测几个，发布后检查时就要填数。'}
          action={<Link className="button" to={of}>返回风险项</Link>}
        />
      ) : null}
      {series.map((one) => (
        <Section key={`${one.label} ${one.product}`} title={`${one.label}${one.product ? ` · ${one.product}` : ''}`}>
          <ValueTrend series={one} />
        </Section>
      ))}
    </>
  );
}
