import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FileCheck } from '~/components/paper/FileCheck';
import { FileVerdict } from '~/components/paper/FileVerdict';
import { hashOfCode, verifiedFile } from '~/pages/paper/verifiedPaper';
import { checkSentFile } from '~/platform/web/checkSentFile';

export const meta: MetaFunction = () => [{ title: '文书核验 · 质安' }, { name: 'robots', content: 'noindex' }];

/** What is said of a code that leads to no paper. */
const WRONG = {
  mistyped: { status: 422, sentence: '核验码输错了一位或两位，请对照纸上再看一遍：数字 0、1 与字母 D、Q、7、T 容易看错。' },
  noCode: { status: 422, sentence: '这不是完整的核验码。核验码在纸的页脚，是“核验码”后面的 12 位数字和字母；较早的文书是“校验”后面的 16 位。' },
  unknown: { status: 404, sentence: '核验码没有输错，但这里没有这样的文书。请看纸上二维码的网址是不是本系统的；草稿和未签名的文书不能核验。' },
} as const;

/** For whoever holds a paper: `?code=` is the one typed from its foot, and leads to its page; `?file=` (SHA-256) tells of a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const typed = query.get('code');
  const verdict = await verifiedFile(context.cx, query.get('file') ?? '');
  if (typed === null) return data({ typed: '', error: null, verdict });
  const answer = await hashOfCode(context.cx, typed);
  if ('hash' in answer) return redirect(`/verify/${answer.hash}`);
  const { status, sentence } = WRONG[answer.wrong];
  return data({ typed: typed.slice(0, 40), error: sentence, verdict }, { status });
}

export const action = ({ request }: ActionFunctionArgs) => checkSentFile(request);

export default function VerifyAny() {
  const { typed, error, verdict } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>文书核验</h1>
      <p>本系统发出的文书，任何人都可以在这里查对真伪、有没有被改动、是不是最新的。</p>
      <form method="get" action="/verify">
        <h2>输入纸上的核验码</h2>
        <label htmlFor="code">核验码</label>
        <input id="code" name="code" required autoComplete="off" autoCapitalize="characters" spellCheck={false} defaultValue={typed} aria-invalid={error ? true : undefined} aria-describedby={error ? 'code-help code-error' : 'code-help'} />
        <p className="help" id="code-help">页脚“核验码”后面的 12 位，大小写和空格都可以。也可以直接扫纸上的二维码。</p>
        {error && <p className="error" id="code-error" role="alert">{error}</p>}
        <button type="submit">查这份文书</button>
      </form>
      {verdict && <FileVerdict verdict={verdict} hash={null} />}
      <FileCheck error={state?.errors.file} />
      <p className="links"><a href="/verify/keys.txt" download>下载平台公钥</a><a href="/verify/check.html" download>下载证据包的离线核对页</a></p>
    </>
  );
}
