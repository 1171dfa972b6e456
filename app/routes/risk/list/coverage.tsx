import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CoverageTable } from '~/components/risk/list/CoverageTable';
import { EmptyState, Legend, Notice, PageHeader } from '~/components/ui';
import { DIMENSION_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { riskCoverage } from '~/pages/risk/list/coverage';
import { authorise, permitFor } from '~/platform/web/authorise';
import riskCss from '~/styles/riskMap.css?url';

export const meta: MetaFunction = () => [{ title: '覆盖表 · 风险清单 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  const asked = new URL(args.request.url).searchParams.get('version');
  return riskCoverage(who.cx, who.permit, permitFor(who, 'risk.edit') !== null, asked === 'draft' || asked === 'published' ? asked : null);
}

export default function Coverage() {
  const view = useLoaderData<typeof loader>();
  const { version, draft, published, workshops, dimensions, stages, emptyLinks, neededLinks, adds } = view;
  const header = (
    <PageHeader term="dimension"
      trail={[{ label: '风险清单', to: '/risk' }]}
      title="覆盖表"
      description={version ? `第 ${version.number} 版${version.published ? '' : '草稿'}，共 ${view.items} 项。数字是风险项数，前面的图形是其中最高的等级。` : undefined}
      actions={
        draft && published ? (
          <Link className="button" to={version?.published ? '?version=draft' : '?version=published'}>
            {version?.published ? `看第 ${draft.number} 版草稿` : `看已发布的第 ${published.number} 版`}
          </Link>
        ) : null
      }
    />
  );
  if (!version) {
    return (
      <>
        {header}
        <EmptyState
          title={adds ? '还没有风险管控清单' : '还没有发布的清单'}
          hint={adds ? '编制清单后，这里按车间显示哪些维度、环节还没有风险项。' : '质量安全总监发布第一版后，这里显示各车间的覆盖情况。'}
          action={adds ? <Link className="button primary" to="/risk">去编制清单</Link> : undefined}
        />
      </>
    );
  }
  const shared = { workshops, adds, version: version.published ? ('published' as const) : ('draft' as const) };
  return (
    <>
      {header}
      <Legend of="levels" />
      {emptyLinks.length > 0 ? (
        <Notice tone="warning" title={`${emptyLinks.map((link) => STAGE_NAMES[link]).join('、')}还没有风险项`}>
          {neededLinks.map((link) => STAGE_NAMES[link]).join('、')}都有风险项后，清单才能发布。
        </Notice>
      ) : null}
      <p className="soft coverage-hint">空白不一定是缺漏：请确认这个车间在该维度、环节确实没有风险，有的就补上。</p>
      <CoverageTable title="车间 × 维度" axis="dimension" part={dimensions} names={DIMENSION_NAMES} {...shared} />
      <CoverageTable title="车间 × 环节" axis="stage" part={stages} names={STAGE_NAMES} {...shared} />
    </>
  );
}
