import { SIGNATURE_KIND_MEANINGS, SIGNATURE_KIND_NAMES, type SignatureKind } from '~/domain/organisation/access/assurance';

/** What kind of signature stands under a record, and behind it what that is worth in law. */
export function SignatureKindText({ kind }: { readonly kind: SignatureKind }) {
  return (
    <details className="signature-kind">
      <summary>{SIGNATURE_KIND_NAMES[kind]}</summary>
      <p>{SIGNATURE_KIND_MEANINGS[kind]}</p>
    </details>
  );
}
