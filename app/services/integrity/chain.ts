import { and, asc, eq, gt } from 'drizzle-orm';
import { type EventRow, GENESIS, hashEvent } from 'db/dialect/chain';
import type { Reader } from 'db/dialect/reader';
import type { ChainHead } from 'db/dialect/store';
import { chainHeads, events } from 'db/schema/log';
import { submissions } from 'db/schema/supervision';
import type { SignedHead } from '~/domain/shared/signed';
import type { Finding } from './findings';
import { changesIn } from 'db/dialect/told';

const BATCH = 500;
/** Events named of a stretch that was rewritten. */
const MOST_NAMED = 20;

/** The events of one chain in their order, a batch in memory at a time. */
export async function* eventsOf(read: Reader, chain: string): AsyncGenerator<EventRow> {
  for (let after = -1; ; ) {
    const batch = await read.select().from(events).where(and(eq(events.enterpriseId, chain), gt(events.seq, after))).orderBy(asc(events.seq)).limit(BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** What the events of one chain tell of rows, in their order, a batch in memory at a time. */
export async function* changesOf(read: Reader, chain: string): AsyncGenerator<Pick<EventRow, 'seq' | 'changes'>> {
  for (let after = -1; ; ) {
    const batch = await read.select({ seq: events.seq, changes: events.changes }).from(events).where(and(eq(events.enterpriseId, chain), gt(events.seq, after))).orderBy(asc(events.seq)).limit(BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Where a chain stood when it was written down outside the database; `at` is null for a head that somebody kept and now gives. */
export interface KeptHead extends ChainHead {
  readonly chain: string;
  readonly at: string | null;
}

/** A head with the moment of its writing. */
export interface RecordedHead extends KeptHead {
  readonly at: string;
  /** With the signature of the platform; missing in heads from before they were signed. */
  readonly signed?: SignedHead;
}

export interface WalkOptions {
  /** Whose chain it is in the findings; the chain itself unless said otherwise. */
  readonly tenant?: string;
  /** The last event that was pruned, as another chain tells it; the chain goes on from there. */
  readonly prunedTo?: ChainHead;
  /** Where the chain stood, as written down elsewhere, the earliest first. */
  readonly recorded?: readonly KeptHead[];
  readonly onEvent?: (event: EventRow) => void;
}

export interface ChainWalk {
  readonly events: number;
  /** How many rows the chain ever inserted, by table: what the comparison of rows will need to hold. */
  readonly inserted: ReadonlyMap<string, number>;
}

/** What others hold against a chain: at a number of theirs it had this hash. */
interface Proof {
  readonly hash: string;
  readonly told: (found: string | null) => void;
}

/**
 * Walks one chain from its first event: every hash is computed again, numbers must follow each other, each event must
 * name the hash before it, the end must be the registered head, and every head that a submission or a place outside the database holds must lie on it.
 */
export async function walkChain(read: Reader, chain: string, report: (finding: Finding) => void, options: WalkOptions = {}): Promise<ChainWalk> {
  const { tenant: enterpriseId = chain, prunedTo = { seq: 0, hash: GENESIS }, recorded = [], onEvent } = options;
  const sent = await read
    .select({ number: submissions.number, seq: submissions.headSeq, hash: submissions.headHash })
    .from(submissions)
    .where(eq(submissions.enterpriseId, chain));
  const [head] = await read.select().from(chainHeads).where(eq(chainHeads.enterpriseId, chain));
  const proofs = new Map<number, Proof[]>();
  const hold = (seq: number, proof: Proof): void => {
    if (seq > prunedTo.seq) proofs.set(seq, [...(proofs.get(seq) ?? []), proof]);
  };
  for (const { number, seq, hash } of sent) {
    hold(seq, { hash, told: (found) => report({ enterpriseId, kind: 'tailCut', submission: number, seq, expected: hash, found }) });
  }
  const rewritten: { head: KeptHead; found: string | null }[] = [];
  for (const one of recorded) hold(one.seq, { hash: one.hash, told: (found) => rewritten.push({ head: one, found }) });

  const inserted = new Map<string, number>();
  let last: ChainHead = prunedTo;
  let count = 0;
  for await (const event of eventsOf(read, chain)) {
    count += 1;
    const { seq, type } = event;
    for (let missing = last.seq + 1; missing < seq; missing += 1) report({ enterpriseId, kind: 'eventMissing', seq: missing });
    if (seq === last.seq + 1 && event.prev !== last.hash) report({ enterpriseId, kind: 'linkBroken', seq, type });
    const hash = hashEvent(event);
    if (hash !== event.hash) report({ enterpriseId, kind: 'eventChanged', seq, type });
    for (const proof of proofs.get(seq) ?? []) if (proof.hash !== hash) proof.told(hash);
    proofs.delete(seq);
    const changes = changesIn(event);
    if (!changes) report({ enterpriseId, kind: 'changesUnreadable', seq });
    for (const change of changes?.rows ?? []) {
      const rows = change.op === 'i' ? 1 : change.op === 'b' ? change.n : 0;
      if (rows > 0) inserted.set(change.t, (inserted.get(change.t) ?? 0) + rows);
    }
    onEvent?.(event);
    last = { seq, hash: event.hash };
  }
  for (const proof of [...proofs.values()].flat()) proof.told(null);
  const registered = { seq: Number(head?.seq ?? 0), hash: head?.hash ?? GENESIS };
  if (registered.seq !== last.seq || registered.hash !== last.hash) {
    report({ enterpriseId, kind: 'headMoved', seq: last.seq, expected: `第 ${registered.seq} 条 ${registered.hash}`, found: last.hash });
  }
  const [first] = rewritten.sort((a, b) => a.head.seq - b.head.seq);
  const bad = new Set(rewritten.map(({ head: one }) => one));
  // Of what was written down the earliest tells all; whoever gives a head is answered for that head.
  for (const { head: one, found } of rewritten.filter((each) => each === first || each.head.at === null)) {
    const { seq, hash, at } = one;
    const good = recorded.filter((other) => other.seq < seq && other.seq > prunedTo.seq && !bad.has(other)).at(-1);
    const from = Math.max(good?.seq ?? 0, prunedTo.seq) + 1;
    report({ enterpriseId, kind: 'rewritten', from, seq, at, expected: hash, found, events: await named(read, chain, from, seq) });
  }
  return { events: count, inserted };
}

/** The last events of a stretch, as a finding names them. */
async function named(read: Reader, chain: string, from: number, to: number): Promise<string[]> {
  const after = Math.max(from - 1, to - MOST_NAMED);
  const rows = await read
    .select({ seq: events.seq, type: events.type, kind: events.subjectKind, id: events.subjectId })
    .from(events)
    .where(and(eq(events.enterpriseId, chain), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(to - after);
  return rows.map(({ seq, type, kind, id }) => `${seq} ${type} ${kind}=${id}`);
}
