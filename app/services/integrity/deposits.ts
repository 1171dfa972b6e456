import { and, eq, isNotNull } from 'drizzle-orm';
import { isEnterprise, PLATFORM, trailedBy } from 'db/dialect/chain';
import type { Shape } from 'db/dialect/inspected';
import type { Reader } from 'db/dialect/reader';
import { submissions } from 'db/schema';
import type { KeptHead, RecordedHead } from './chain';
import type { Finding } from './findings';
import { faultOf } from './keys';

type Keys = ReadonlyMap<string, string>;
type Report = (finding: Finding) => void;

/** Whom a chain belongs to. */
const tenantOf = (chain: string): string => (isEnterprise(chain) ? chain : (trailedBy(chain) ?? PLATFORM));

/** Checks who signed the heads that were written down, in the order of their lines: from the first that is signed on, all are. */
export function verifyHeads(heads: readonly (KeptHead | RecordedHead)[], keys: Keys, report: Report): void {
  let signing = false;
  for (const head of heads) {
    if (head.at === null) continue;
    const signed = 'signed' in head ? head.signed : undefined;
    const why = signed ? faultOf(signed, keys) : signing ? 'unsigned' : null;
    signing ||= signed !== undefined;
    if (why) report({ enterpriseId: tenantOf(head.chain), kind: 'headForged', chain: head.chain, seq: head.seq, at: head.at, why });
  }
}

/** Checks who signed the heads that one factory deposited with its submissions. Answers how many. */
export async function verifyDeposits(read: Reader, enterpriseId: string, keys: Keys, report: Report, shape?: Shape): Promise<number> {
  if (shape && !shape.get('submissions')?.has('deposit')) return 0;
  const sent = await read.select({ submission: submissions.number, seq: submissions.headSeq, hash: submissions.headHash, deposit: submissions.deposit }).from(submissions)
    .where(and(eq(submissions.enterpriseId, enterpriseId), isNotNull(submissions.deposit)));
  for (const { submission, seq, hash, deposit } of sent) {
    const isOther = deposit && (deposit.chain !== enterpriseId || deposit.seq !== seq || deposit.hash !== hash);
    const why = deposit ? (isOther ? 'forged' : faultOf(deposit, keys)) : null;
    if (why) report({ enterpriseId, kind: 'depositForged', submission, seq, why });
  }
  return sent.length;
}
