import { and, asc, eq, gt } from 'drizzle-orm';
import { type Change, type EventRow, GENESIS, hashEvent } from 'db/dialect/chain';
import { chainHeads, events } from 'db/schema/log';
import type { Reader } from 'db/dialect/store';
import { submissions } from 'db/schema/supervision';
import type { Finding } from './findings';

const BATCH = 500;

/** The events of one enterprise in their order, a batch in memory at a time. */
export async function* eventsOf(read: Reader, enterpriseId: string): AsyncGenerator<EventRow> {
  for (let after = -1; ; ) {
    const batch = await read.select().from(events).where(and(eq(events.enterpriseId, enterpriseId), gt(events.seq, after))).orderBy(asc(events.seq)).limit(BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** What an event says was done to rows; null when its text cannot be read. */
export function changesIn(event: Pick<EventRow, 'changes'>): Change[] | null {
  try {
    const changes = JSON.parse(event.changes) as unknown;
    return Array.isArray(changes) ? (changes as Change[]) : null;
  } catch {
    return null;
  }
}

export interface ChainWalk {
  readonly events: number;
  /** How many rows the chain ever inserted, by table: what the comparison of rows will need to hold. */
  readonly inserted: ReadonlyMap<string, number>;
}

/**
 * Walks one chain from its first event: every hash is computed again, numbers must follow each other, each event must
 * name the hash before it, the end must be the registered head, and every submission's head must lie on it.
 */
export async function walkChain(read: Reader, enterpriseId: string, report: (finding: Finding) => void): Promise<ChainWalk> {
  const sent = await read
    .select({ number: submissions.number, seq: submissions.headSeq, hash: submissions.headHash })
    .from(submissions)
    .where(eq(submissions.enterpriseId, enterpriseId));
  const [head] = await read.select().from(chainHeads).where(eq(chainHeads.enterpriseId, enterpriseId));
  const proofs = new Map<number, typeof sent>();
  for (const proof of sent) proofs.set(proof.seq, [...(proofs.get(proof.seq) ?? []), proof]);

  const inserted = new Map<string, number>();
  let last = { seq: 0, hash: GENESIS };
  let count = 0;
  for await (const event of eventsOf(read, enterpriseId)) {
    count += 1;
    const { seq, type } = event;
    for (let missing = last.seq + 1; missing < seq; missing += 1) report({ enterpriseId, kind: 'eventMissing', seq: missing });
    if (seq === last.seq + 1 && event.prev !== last.hash) report({ enterpriseId, kind: 'linkBroken', seq, type });
    const hash = hashEvent(event);
    if (hash !== event.hash) report({ enterpriseId, kind: 'eventChanged', seq, type });
    for (const proof of proofs.get(seq) ?? []) {
      if (proof.hash !== hash) report({ enterpriseId, kind: 'tailCut', submission: proof.number, seq, expected: proof.hash, found: hash });
    }
    proofs.delete(seq);
    const changes = changesIn(event);
    if (!changes) report({ enterpriseId, kind: 'changesUnreadable', seq });
    for (const { op, t } of changes ?? []) if (op === 'i') inserted.set(t, (inserted.get(t) ?? 0) + 1);
    last = { seq, hash: event.hash };
  }
  for (const proof of [...proofs.values()].flat()) {
    if (proof.seq > 0) report({ enterpriseId, kind: 'tailCut', submission: proof.number, seq: proof.seq, expected: proof.hash, found: null });
  }
  const registered = { seq: Number(head?.seq ?? 0), hash: head?.hash ?? GENESIS };
  if (registered.seq !== last.seq || registered.hash !== last.hash) {
    report({ enterpriseId, kind: 'headMoved', seq: last.seq, expected: `第 ${registered.seq} 条 ${registered.hash}`, found: last.hash });
  }
  return { events: count, inserted };
}
