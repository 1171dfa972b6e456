import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Notice, PageHeader, Section } from '~/components/ui';
import { AddressNotice } from '~/components/organisation/AddressNotice';
import { FORMAT_NAMES, LIST_FILES, LIST_PAPERS, listFile } from '~/domain/report/listFiles';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { printedAddressOf } from '~/services/enterprise/addressOf';
import { listParts } from '~/services/papers/riskDocument';
import riskCss from '~/styles/risk.css?url';

export const meta: MetaFunction = () => [{ title: '下载清单文书 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'papers.view');
  const versionId = args.params.id!;
  const parts = (await listParts(cx, permit, versionId)) ?? notFound();
  const { origin, searchParams: query } = new URL(args.request.url);
  return { versionId, parts, printed: await printedAddressOf(cx, permit.enterpriseId, origin), asked: listFile(query.get('paper'), query.get('format')) };
}

/** Which paper, of which part of the list, as which file. A plain form: its answer is a file, or the page of its rendering. */
export default function ListPapers() {
  const { versionId, parts, printed, asked } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: '历次版本', to: '/risk/versions' }]}
        title={`下载第 ${parts.number} 版的文书`}
        description={parts.published ? '同一版、同一范围每次生成的文件完全相同。' : '这一版还是草稿，文书上会标明“草稿”，不能用于报送。'}
      />
      <AddressNotice warning={printed.warning} />
      {asked ? <Notice tone="info" title="这份文书较长">按下面标出的按钮生成，进度会显示出来，生成后再下载。</Notice> : null}
      {parts.unverified > 0 ? <p className="soft">有 {parts.unverified} 项判定准则未核对，文书上{parts.marked ? '逐项标出' : '按设置没有标出'}。</p> : null}
      <Section title="选择范围，再按要生成的文件">
        <form method="post" action={`/risk/versions/${versionId}/rendering`} className="paper-choice">
          <label>
            范围
            <select className="control" name="part" defaultValue="">
              {parts.whole ? <option value="">全厂</option> : null}
              {parts.workshops.length > 0 ? <optgroup label="按车间">{parts.workshops.map(({ id, name }) => <option key={id} value={`workshop:${id}`}>{name}</option>)}</optgroup> : null}
              {parts.posts.length > 0 ? <optgroup label="按岗位">{parts.posts.map(({ id, name }) => <option key={id} value={`post:${id}`}>{name}</option>)}</optgroup> : null}
              {parts.products.length > 0 ? <optgroup label="按产品">{parts.products.map((product) => <option key={product} value={`product:${product}`}>{product}</option>)}</optgroup> : null}
            </select>
          </label>
          {LIST_PAPERS.map((paper) => (
            <fieldset key={paper}>
              <legend>{parts.titles[paper]}</legend>
              <p className="paper-files">
                {LIST_FILES[paper].formats.map((format) => (
                  <button key={format} type="submit" name="file" value={`${paper}:${format}`} className={asked?.paper === paper && asked.format === format ? 'button primary' : 'button'} aria-label={`${parts.titles[paper]} ${FORMAT_NAMES[format]}`}>
                    {FORMAT_NAMES[format]}
                  </button>
                ))}
              </p>
            </fieldset>
          ))}
        </form>
      </Section>
    </>
  );
}
