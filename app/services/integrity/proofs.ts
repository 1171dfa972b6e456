import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Shape } from 'db/dialect/inspected';
import type { Reader } from 'db/dialect/reader';
import { signatureProofs } from 'db/schema';
import { isSignedBy, originIn } from '~/platform/host/deviceKey';
import type { Finding } from './findings';

const BATCH = 500;

/** Checks anew what device keys signed in one factory: the key, the statement and the signature are all in the row. Answers how many. */
export async function verifyProofs(read: Reader, enterpriseId: string, report: (finding: Finding) => void, shape?: Shape): Promise<number> {
  if (shape && !shape.has('signature_proofs')) return 0;
  const batch = (after: string) =>
    read.select().from(signatureProofs).where(and(eq(signatureProofs.enterpriseId, enterpriseId), gt(signatureProofs.id, after), isNotNull(signatureProofs.signature))).orderBy(asc(signatureProofs.id)).limit(BATCH);
  let looked = 0;
  for (let rows = await batch(''); rows.length > 0; rows = await batch(rows.at(-1)!.id)) {
    looked += rows.length;
    for (const { id, publicKey, statement, authenticatorData, clientData, signature } of rows) {
      const proof = { authenticatorData: authenticatorData ?? '', clientData: clientData ?? '', signature: signature ?? '' };
      if (!isSignedBy(publicKey ?? '', proof, statement ?? '', [originIn(proof)])) report({ enterpriseId, kind: 'proofWrong', table: 'signature_proofs', key: `id=${id}` });
    }
  }
  return looked;
}
