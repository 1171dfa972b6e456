import type { Submission } from 'db/repositories/paper/submissions';
import type { Context } from '../context';
import { toldKeys } from '../integrity/keys';

/** What the receiver of a submission keeps: what was sent by its hashes, and where the chain of the factory stood, signed by the platform. Null for what was sent before heads were signed. */
export interface Receipt {
  readonly kind: 'zhian.receipt.1';
  readonly number: string;
  readonly enterprise: string;
  readonly title: string;
  readonly version: string;
  readonly submittedAt: string;
  readonly contentHash: string;
  readonly documentHash: string;
  readonly head: NonNullable<Submission['deposit']>;
  /** 32 bytes, base64url; empty where the key is told nowhere any more. */
  readonly publicKey: string;
}

/** The receipt of a submission. */
export async function receiptOf(cx: Pick<Context, 'heads'>, { number, enterpriseName, content, subjectLabel, submittedAt, contentHash, documentHash, deposit }: Submission): Promise<Receipt | null> {
  if (!deposit) return null;
  const publicKey = (await toldKeys(cx)).find(({ key }) => key === deposit.key)?.publicKey ?? '';
  return { kind: 'zhian.receipt.1', number, enterprise: enterpriseName, title: content.title, version: subjectLabel, submittedAt, contentHash, documentHash, head: deposit, publicKey };
}
