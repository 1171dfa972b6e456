import { RecordFoot, SignatureKindText } from '~/components/ui';
import type { PaperSignature } from '~/domain/routine/signing';

/** The names under a paper with their words; a name set here is a confirmation by the account, and says so. */
export function Signatures({ signatures }: { signatures: readonly PaperSignature[] }) {
  if (signatures.length === 0) return <p className="soft">还没有人签字。</p>;
  return (
    <ol className="signed">
      {signatures.map((signature) => (
        <li key={signature.capacity}>
          {signature.words ? <p className="said">{signature.words}</p> : null}
          <RecordFoot author={`${signature.personName}（${signature.personTitle}）`} at={signature.signedAt} hash={signature.contentHash}>
            <SignatureKindText kind={signature.kind ?? 'session'} drawing={signature.drawing} />
          </RecordFoot>
        </li>
      ))}
    </ol>
  );
}
