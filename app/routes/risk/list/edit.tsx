import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { SubmitButton, VerbForm } from '~/components/forms';
import { RiskGrid } from '~/components/risk/list/grid/RiskGrid';
import { EmptyState, PageHeader } from '~/components/ui';
import { nextVersionNumber, riskGrid } from '~/pages/risk/list/riskGrid';
import { authorise } from '~/platform/web/authorise';
import gridCss from '~/styles/riskGrid.css?url';

export const meta: MetaFunction = () => [{ title: '批量编辑 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: gridCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const grid = await riskGrid(cx, permit);
  return { grid, next: grid ? null : await nextVersionNumber(cx, permit) };
}

export default function Edit() {
  const { grid, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="批量编辑"
        description={grid ? `第 ${grid.number} 版草稿。直接输入或从 Excel 粘贴，改动自动保存；Ctrl+Z 撤销。` : undefined}
        actions={grid ? <Link className="button" to="/risk?version=draft">回到草稿</Link> : undefined}
      />
      {grid === null ? (
        <EmptyState
          title="现在没有草稿"
          hint="批量编辑在草稿里进行，已发布的清单不改动。新建草稿后，已发布的行都在里面。"
          action={
            <VerbForm action="/risk/draft" className="bulk">
              <SubmitButton>新建第 {next} 版草稿</SubmitButton>
            </VerbForm>
          }
        />
      ) : grid.rows.length > 0 ? <RiskGrid key={grid.versionId} {...grid} /> : <EmptyState title="草稿里还没有可编辑的行" hint="先从范本库或 Excel 放入一些行，再来批量编辑。" action={<Link className="button primary" to="/risk/import">从 Excel 导入</Link>} />}
    </>
  );
}
