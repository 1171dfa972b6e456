import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Notice, PageHeader, Section } from '~/components/ui';
import { authorise } from '~/platform/web/authorise';
import { LIST_FILES } from '~/platform/web/listPaper';
import { notFound } from '~/platform/web/respond';
import { listParts } from '~/services/papers/riskDocument';
import riskCss from '~/styles/risk.css?url';

export const meta: MetaFunction = () => [{ title: '下载清单文书 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

const PAPERS = [['riskList', '工业产品质量安全风险管控清单'], ['analysisTable', '工业产品质量风险分析表'], ['riskCards', '岗位风险告知卡(每岗一张)']] as const;
const FORMAT_NAMES = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' } as const;

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'papers.view');
  const versionId = args.params.id!;
  const parts = (await listParts(cx, leave, versionId)) ?? notFound();
  const query = new URL(args.request.url).searchParams;
  return {
    versionId, parts,
    files: LIST_FILES,
    asked: LIST_FILES.find(({ paper, format }) => paper === query.get('paper') && format === query.get('format')) ?? null,
  };
}

/** Which paper, of which part of the list, as which file. A plain form: its answer is a file, or the page of its rendering. */
export default function ListPapers() {
  const { versionId, parts, files, asked } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: '历次版本', to: '/risk/versions' }]}
        title={`下载第 ${parts.number} 版的文书`}
        description={parts.published ? '同一版、同一范围每次生成的文件完全相同。' : '这一版还是草稿,文书上会标明“草稿”,不能用于报送。'}
      />
      {asked ? <Notice tone="info" title="这份文书较长">按下面标出的按钮生成,进度会显示出来,生成后再下载。</Notice> : null}
      <Section title="选择范围,再按要生成的文件">
        <form method="post" action={`/risk/versions/${versionId}/rendering`} className="paper-choice">
          <label>
            范围
            <select name="part" defaultValue="">
              {parts.whole ? <option value="">全厂</option> : null}
              {parts.workshops.length > 0 ? <optgroup label="按车间">{parts.workshops.map(({ id, name }) => <option key={id} value={`workshop:${id}`}>{name}</option>)}</optgroup> : null}
              {parts.posts.length > 0 ? <optgroup label="按岗位">{parts.posts.map(({ id, name }) => <option key={id} value={`post:${id}`}>{name}</option>)}</optgroup> : null}
              {parts.products.length > 0 ? <optgroup label="按产品">{parts.products.map((product) => <option key={product} value={`product:${product}`}>{product}</option>)}</optgroup> : null}
            </select>
          </label>
          {PAPERS.map(([code, name]) => (
            <fieldset key={code}>
              <legend>{name}</legend>
              <p className="paper-files">
                {files.filter(({ paper }) => paper === code).map(({ format }) => (
                  <button key={format} type="submit" name="file" value={`${code}:${format}`} className={asked?.paper === code && asked.format === format ? 'button primary' : 'button'} aria-label={`${name} ${FORMAT_NAMES[format]}`}>
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
