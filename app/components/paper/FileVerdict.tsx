import { Link } from '@remix-run/react';
import { InstantText, Notice } from '~/components/ui';
import type { FileVerdict as Verdict } from '~/pages/paper/verifiedPaper';

/** Which file was compared, as far as it can be told by looking at it. */
const FORMAT_WORDS = { pdf: 'PDF 文件', docx: 'Word 文件', xlsx: 'Excel 文件' } as const;

/** What is known of a file: this very one, one of another paper or version, or none that was handed out. `hash` is that of the paper the page is about; null where it is about none. */
export function FileVerdict({ verdict, hash }: { readonly verdict: Verdict; readonly hash: string | null }) {
  if (!verdict.known) {
    return (
      <Notice tone="error" title="这个文件与本系统发出的文件都不相同" arrives>
        <p>它可能被改动过，也可能经过另存、转换或重新打印；在本功能启用以前下载的文件也查不到。请不要以它为准：向企业索取一份新下载的文件再核对，或逐项核对纸面内容。</p>
      </Notice>
    );
  }
  const { paper, contentHash, format, issuedAt } = verdict;
  const facts = <>{FORMAT_WORDS[format]}，首次下载于 <InstantText at={issuedAt} />。</>;
  if (hash !== null && contentHash !== hash) {
    return (
      <Notice tone="warning" title="这个文件是另一份文书，不是上面这一份" arrives>
        <p>它没有被改动，是{paper.factory}的《{paper.kind}》{paper.number}{paper.version && `，${paper.version}`}。{facts}</p>
        <p>{paper.newer ?? '那一份没有更新的版本。'} <Link to={`/verify/${contentHash}`}>查看那一份</Link></p>
      </Notice>
    );
  }
  return (
    <Notice tone="success" title="就是这份文书的文件，没有被改动" arrives>
      <p>{hash === null && <>{paper.factory}的《{paper.kind}》{paper.number}{paper.version && `，${paper.version}`}。</>}{facts}</p>
      {hash === null && <p>{paper.newer ?? '没有比它更新的版本。'} <Link to={`/verify/${contentHash}`}>查看这一份</Link></p>}
    </Notice>
  );
}
