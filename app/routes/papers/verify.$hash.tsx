import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { FileCheck } from '~/components/paper/FileCheck';
import { FileVerdict } from '~/components/paper/FileVerdict';
import { InstantText } from '~/components/ui';
import { verifiedFile, verifiedPaper } from '~/pages/paper/verifiedPaper';
import { checkSentFile } from '~/platform/web/checkSentFile';

export const meta: MetaFunction = () => [{ title: '文书核验 · 质安' }, { name: 'robots', content: 'noindex' }];

/** Behind the code of every printed paper, for anybody: whether a paper of exactly this content exists here, and of `?file=` (SHA-256) whether it is its file. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const hash = params.hash!;
  const [paper, verdict] = await Promise.all([verifiedPaper(context.cx, hash), verifiedFile(context.cx, new URL(request.url).searchParams.get('file') ?? '')]);
  return data({ hash, paper, verdict }, { status: paper ? 200 : 404 });
}

export const action = ({ request }: ActionFunctionArgs) => checkSentFile(request);

export default function Verify() {
  const { hash, paper, verdict } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  if (!paper) {
    return (
      <>
        <h1>没有查到</h1>
        <p>这里没有内容与该核验码完全一致的文书。请确认纸上的二维码完整、清晰，或<Link to="/verify">输入纸上的核验码</Link>；草稿和未签名的文书不能核验。</p>
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
        <dt>形成时间</dt>
        <dd><InstantText at={paper.issuedAt} /></dd>
        <dt>状态</dt>
        <dd>{paper.newer ?? '有效，没有比它更新的版本。'}</dd>
      </dl>
      <p className="soft">请核对纸上的单位、编号与这里是否相同。</p>
      {verdict && <FileVerdict verdict={verdict} hash={hash} />}
      <FileCheck error={state?.errors.file} />
      <p className="links"><Link to="/verify">核验另一份</Link></p>
    </>
  );
}
