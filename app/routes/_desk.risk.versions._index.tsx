import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ReadingList } from '~/components/risk/ReadingList';
import { DayText, EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { type DataColumns, DataTable } from '~/components/ui/DataTable';
import { riskVersions } from '~/pages/risk/riskVersions';
import { authorise, leaveFor } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import lifeCss from '~/styles/riskLife.css?url';

export const meta: MetaFunction = () => [{ title: '清单历次版本 · 质安' }];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }, { rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  return { ...(await riskVersions(who.cx, who.leave)), whole: who.leave.reach === 'enterprise', files: leaveFor(who, 'papers.view') !== null };
}

type Row = Awaited<ReturnType<typeof riskVersions>>['versions'][number];

/** Whether a version is a draft, still to come, in force, or replaced. */
function StandingText({ standing }: Pick<Row, 'standing'>) {
  if (!standing) return <>草稿</>;
  if (standing.kind === 'replaced') return <span className="soft">已被第 {standing.by} 版替代</span>;
  return standing.kind === 'coming' ? <>将于 <DayText day={standing.from} short /> 执行</> : <b>执行中</b>;
}

const columns = (whole: boolean, files: boolean): DataColumns<Row> => [
  { title: '版本', minWidth: 72, render: (_, { number }) => `第 ${number} 版` },
  { title: '状态', minWidth: 130, render: (_, { standing }) => <StandingText standing={standing} /> },
  { title: '由来', minWidth: 110, render: (_, { basedOn }) => (basedOn ? `从第 ${basedOn} 版开始` : '新编') },
  { title: '项数', minWidth: 56, align: 'right', render: (_, { publication }) => publication?.itemCount ?? <span className="soft">—</span> },
  { title: '发布', minWidth: 150, render: (_, { publication }) => (publication ? <>{publication.publishedByName} · <InstantText at={publication.publishedAt} /></> : <span className="soft">未发布</span>) },
  { title: '执行自', minWidth: 130, render: (_, { publication }) => <DayText day={publication?.effectiveFrom ?? null} /> },
  { title: '校验', minWidth: 104, render: (_, { publication }) => (publication ? <code title={publication.contentHash}>{publication.contentHash.slice(0, 12)}</code> : null) },
  { title: '改动', minWidth: 110, render: (_, { id, basedOn }) => <Link to={`/risk/versions/${id}/diff`}>{basedOn ? `与第 ${basedOn} 版对照` : '查看内容'}</Link> },
  ...(whole ? [{ title: '阅签', minWidth: 84, render: (_: unknown, { number, readings }: Row) => (readings ? <a href={`#read-${number}`}>{`${readings.read.length} / ${readings.read.length + readings.missing.length} 人`}</a> : <span className="soft">—</span>) }] : []),
  ...(files ? [{ title: '文书', minWidth: 130, render: (_: unknown, { id }: Row) => <>{whole ? <><Link to={`/risk/versions/${id}/analysis`}>风险分析表</Link> · </> : null}<Link to={`/risk/versions/${id}/papers`}>下载</Link></> }] : []),
];

export default function Versions() {
  const { versions, whole, files } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader trail={[{ label: '风险清单', to: '/risk' }]} title="清单历次版本" description="发布后的版本不再改动；每天的检查按当天执行的版本进行。" />
      <DataTable<Row> rowKey="id" columns={columns(whole, files)} rows={versions} empty={<EmptyState title="还没有版本" action={<Link className="button primary" to="/risk">去编制清单</Link>} />} />
      {versions.map(({ id, number, readings }) => readings === null ? null : (
        <div key={id} id={`read-${number}`} className="reading">
          <Section title={`第 ${number} 版的阅签`}>
            <ReadingList readings={readings} />
          </Section>
        </div>
      ))}
    </>
  );
}
