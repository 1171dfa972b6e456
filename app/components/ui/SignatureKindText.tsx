import { SIGNATURE_KIND_MEANINGS, SIGNATURE_KIND_NAMES, type SignatureKind } from '~/domain/organisation/access/assurance';
import { DrawnSignature } from './DrawnSignature';

/** What kind of signature stands under a record, and behind it what that is worth in law; below it how it is drawn, where it is. */
export function SignatureKindText({ kind, drawing }: { readonly kind: SignatureKind; readonly drawing?: string | null }) {
  return (
    <>
      <details className="signature-kind">
        <summary>{SIGNATURE_KIND_NAMES[kind]}</summary>
        <p>{SIGNATURE_KIND_MEANINGS[kind]}</p>
        {drawing ? <p>下面的手写图样只作装饰，不是签名本身；签名是签署时对内容校验值所做的“{SIGNATURE_KIND_NAMES[kind]}”。</p> : null}
      </details>
      {drawing ? <DrawnSignature drawing={drawing} /> : null}
    </>
  );
}
