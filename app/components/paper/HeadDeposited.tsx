import { keyWords } from '~/domain/shared/signed';

interface Deposited {
  readonly headSeq: number;
  readonly headHash: string;
  readonly deposit: { readonly key: string } | null;
}

/** Where the chain of a factory stood when something was sent, by which key the platform signed that, and the receipt to keep. */
export function HeadDeposited({ submission: { headSeq, headHash, deposit }, receipt }: { readonly submission: Deposited; readonly receipt: string }) {
  return (
    <>
      <div>第 {headSeq} 条 · {headHash.slice(0, 12)}</div>
      {deposit ? (
        <>
          <div className="soft">平台签名，公钥 {keyWords(deposit.key.slice(0, 16))}</div>
          <div><a href={receipt} download>下载回执</a></div>
          <div className="soft">请另行保存：日后有人改写此前的记录，凭它能查出来。</div>
        </>
      ) : null}
    </>
  );
}
