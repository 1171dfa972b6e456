import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formatDate } from '~/domain/shared/day';
import { verifiedPaper } from '~/pages/paper/verifiedPaper';

export const meta: MetaFunction = () => [{ title: '文书核验 · 质安' }, { name: 'robots', content: 'noindex' }];

/** Behind the code of every printed paper, for anybody: whether a paper of exactly this content exists here. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const paper = await verifiedPaper(context.cx, params.hash!);
  return data({ paper }, { status: paper ? 200 : 404 });
}

export default function Verify() {
  const { paper } = useLoaderData<typeof loader>();
  if (!paper) {
    return (
      <>
        <h1>没有查到</h1>
        <p>这里没有内容与该核验码完全一致的文书。请确认纸上的二维码完整、清晰；草稿和未签名的文书不能核验。</p>
      </>
    );
  }
  return (
    <>
      <h1>查到一致的文书</h1>
      <p>本系统保存有内容与该核验码完全一致的文书：</p>
      <dl className="verified">
        <dt>文书</dt>
        <dd>{paper.kind}</dd>
        <dt>编号</dt>
        <dd>{paper.number}</dd>
        {paper.version ? (
          <>
            <dt>版本</dt>
            <dd>{paper.version}</dd>
          </>
        ) : null}
        <dt>单位</dt>
        <dd>{paper.factory}</dd>
        <dt>日期</dt>
        <dd>{formatDate(paper.day)}</dd>
      </dl>
      <p>{paper.newer ?? '没有比它更新的版本。'}</p>
      <p className="soft">请核对纸上的单位、编号与这里是否相同。</p>
    </>
  );
}
