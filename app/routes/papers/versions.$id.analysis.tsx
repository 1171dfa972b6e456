import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PaperSheet } from '~/components/paper/PaperSheet';
import { DownloadMenu } from '~/components/risk/list/DownloadMenu';
import { Notice, PageHeader } from '~/components/ui';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { analysisSheet } from '~/services/papers/analysisDocument';
import paperCss from '~/styles/paper.css?url';
import riskCss from '~/styles/risk.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.paper.title ?? ''} · 质安` }];
export const links: LinksFunction = () => [paperCss, riskCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.view');
  return (await analysisSheet(cx, permit, args.params.id!)) ?? notFound();
}

export default function Analysis() {
  const { paper, versionId, number, published, titles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader term="analysisTable"
        trail={[{ label: '风险清单', to: '/risk' }, { label: '历次版本', to: '/risk/versions' }]}
        title={`风险分析表 第 ${number} 版`}
        actions={<DownloadMenu versionId={versionId} titles={titles} />}
      />
      {published ? null : <Notice tone="warning" title="这是草稿">发布前内容还会变，不能用于报送。</Notice>}
      <PaperSheet paper={paper} />
    </>
  );
}
