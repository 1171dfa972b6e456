import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useSubmit } from '@remix-run/react';
import { type FormState, VerbForm, SubmitButton } from '~/components/forms';
import { OpenedCategory } from '~/components/risk/library/OpenedCategory';
import { EmptyState, Notice, PageHeader } from '~/components/ui';
import { MAKERS_STAGES } from '~/domain/risk/list/sellers';
import { day, formatDay } from '~/domain/shared/day';
import { STAGE_NAMES } from '~/domain/risk/words';
import { riskLibrary } from '~/pages/risk/library/riskLibrary';
import { authorise } from '~/platform/web/authorise';
import riskCss from '~/styles/risk.css?url';
import { laying } from '~/verbs/riskTemplates';

export const meta: MetaFunction = () => [{ title: '范本库 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  return { library: await riskLibrary(cx, permit, new URL(args.request.url).searchParams.getAll('category')) };
}

export const action = laying.action;

export default function Library() {
  const { library } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const submit = useSubmit();
  const trail = [{ label: '风险清单', to: '/risk' }];
  if (!library) return <><PageHeader trail={trail} title="范本库" /><EmptyState title="范本库还没有装入" hint="请系统管理员重新启动软件，启动时会自动装入。" /></>;
  const total = library.opened.reduce((sum, { rows }) => sum + rows.filter(({ inList }) => !inList).length, 0);
  return (
    <>
      <PageHeader term="template" trail={trail} title="范本库" description={`第 ${library.edition.edition} 版，资料截至 ${formatDay(day(library.edition.asOf))}。范本只是起点：放入草稿后须由本企业人员逐行确认，“未核对”的准则须查到原文后再用。`} actions={<Link className="button" to="/risk/library/updates">范本更新</Link>} />
      {library.hasPosts ? null : <Notice tone="warning" title="还没有岗位" action={<Link className="button" to="/organisation">去建立</Link>}>范本行要放到岗位上，请先建立车间和岗位。</Notice>}
      <div className="library">
        <Form method="get" className="library-list" onChange={({ currentTarget }) => submit(currentTarget, { preventScrollReset: true, replace: true })}>
          <fieldset>
            <legend className="field-label">产品类别（可选多个）</legend>
            {[...library.categories, { id: 'common', name: '通用（各类产品都适用）', rows: 0, inList: 0 }].map(({ id, name, rows, inList }) => (
              <label key={id} className="choice">
                <input type="checkbox" name="category" value={id} defaultChecked={library.chosen.includes(id)} />
                <span>{name}</span>
                {inList > 0 ? <small>已放入 {inList}</small> : rows > 0 ? <small>{rows} 行</small> : null}
              </label>
            ))}
          </fieldset>
          <noscript>
            <button type="submit" className="button">查看所选</button>
          </noscript>
        </Form>
        <div>
          {library.opened.length === 0 ? (
            <EmptyState title="请在左侧选择产品类别" hint="选中后，这里显示范本行、相关标准和近年抽查发现。" />
          ) : (
            <>
              <VerbForm key={library.chosen.join(' ')} state={state} className="bulk">
                {library.chosen.map((id) => (
                  <input key={id} type="hidden" name="category" value={id} />
                ))}
                {total > 0 && library.hasPosts ? <SubmitButton>把 {total} 行放入草稿</SubmitButton> : null}
                <span className="soft">{total === 0 ? '所选类别的行都已在草稿里。' : library.unmatched > 0 ? `有 ${library.unmatched} 个范本岗位名称与本企业的对不上，放入后请逐个指定。` : '名称都能对上本企业的岗位。'}</span>
              </VerbForm>
              {library.leftOut > 0 ? <p className="soft">本企业只从事销售：{MAKERS_STAGES.map((stage) => STAGE_NAMES[stage]).join('、')}环节的 {library.leftOut} 行不在其中；经营类型在“设置”里改。</p> : null}
              {library.opened.map((category) => (
                <OpenedCategory key={category.id} category={category} />
              ))}
            </>
          )}
        </div>
      </div>
    </>
  );
}
