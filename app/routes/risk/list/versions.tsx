import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ReadingList } from '~/components/risk/upkeep/ReadingList';
import { DayText, EmptyState, InstantText, PageHeader, Section } from '~/components/ui';
import { type DataColumn, DataTable } from '~/components/ui/DataTable';
import { riskVersions } from '~/pages/risk/list/riskVersions';
import { authorise, permitFor } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import lifeCss from '~/styles/riskLife.css?url';

export const meta: MetaFunction = () => [{ title: '清单历次版本 · 质安' }];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }, { rel: 'stylesheet', href: lifeCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  return { ...(await riskVersions(who.cx, who.permit)), whole: who.permit.reach === 'enterprise', files: permitFor(who, 'papers.view') !== null };
}

type Row = Awaited<ReturnType<typeof riskVersions>>['versions'][number];

/** Whether a version is a draft, still to come, in force, or replaced. */
function StandingText({ standing }: Pick<Row, 'standing'>) {
  if (!standing) return <>草稿</>;
  if (standing.kind === 'replaced') return <span className="soft">已被第 {standing.by} 版替代</span>;
  return standing.kind === 'coming' ? <>将于 <DayText day={standing.from} short /> 执行</> : <b>执行中</b>;
}

const columns = (whole: boolean, files: boolean): DataColumn<Row>[] => [
  { head: '版本', width: 72, cell: ({ number }) => `第 ${number} 版` },
  { head: '状态', width: 130, cell: ({ standing }) => <StandingText standing={standing} /> },
  { head: '由来', width: 110, cell: ({ basedOn }) => (basedOn ? `从第 ${basedOn} 版开始` : '新编') },
  { head: '项数', width: 56, align: 'right', cell: ({ publication }) => publication?.itemCount ?? <span className="soft">—</span> },
  { head: '发布', width: 150, cell: ({ publication }) => (publication ? <>{publication.publishedByName} · <InstantText at={publication.publishedAt} /></> : <span className="soft">未发布</span>) },
  { head: '执行自', width: 130, cell: ({ publication }) => <DayText day={publication?.effectiveFrom ?? null} /> },
  { head: '校验', width: 104, cell: ({ publication }) => (publication ? <code title={publication.contentHash}>{publication.contentHash.slice(0, 12)}</code> : null) },
  { head: '改动', width: 110, cell: ({ id, basedOn }) => <Link to={`/risk/versions/${id}/diff`}>{basedOn ? `与第 ${basedOn} 版对照` : '查看内容'}</Link> },
  ...(whole ? [{ head: '阅签', width: 84, cell: ({ number, readings }: Row) => (readings ? <a href={`#read-${number}`}>{`${readings.read.length} / ${readings.read.length + readings.missing.length} 人`}</a> : <span className="soft">—</span>) }] : []),
  ...(files ? [{ head: '文书', width: 130, cell: ({ id }: Row) => <>{whole ? <><Link to={`/risk/versions/${id}/analysis`}>风险分析表</Link> · </> : null}<Link to={`/risk/versions/${id}/papers`}>下载</Link></> }] : []),
];

export default function Versions() {
  const { versions, whole, files } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader term="version" trail={[{ label: '风险清单', to: '/risk' }]} title="清单历次版本" description="发布后的版本不再改动；每天的检查按当天执行的版本进行。" />
      <DataTable<Row> label="清单历次版本" rowKey={(row) => row.id} columns={columns(whole, files)} rows={versions} empty={<EmptyState title="还没有版本" action={<Link className="button primary" to="/risk">去编制清单</Link>} />} />
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
