import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import { type EventRow, GENESIS, hashEvent } from 'db/dialect/chain';
import { rawRows } from 'db/dialect/raw';
import type { Reader } from 'db/dialect/reader';
import type { ChainHead } from 'db/dialect/store';
import { chainHeads, events } from 'db/schema/log';
import { submissions } from 'db/schema/supervision';
import type { SignedHead } from '~/domain/shared/signed';
import type { Finding } from './findings';
import { changesIn } from 'db/dialect/told';
import type { Told } from './toldRows';

const BATCH = 1_000;
/** Events named of a stretch that was rewritten. */
const MOST_NAMED = 20;

const FIELDS = Object.fromEntries(Object.entries(getTableColumns(events)).map(([property, { name }]) => [property, sql<unknown>`${sql.identifier(name)}`]));
const NAMES = Object.keys(FIELDS);

/** The events of one chain in their order, a batch in memory at a time. */
async function* eventsOf(read: Reader, chain: string): AsyncGenerator<EventRow[]> {
  for (let after = -1; ; ) {
    const batch = await rawRows(read.select(FIELDS).from(events).where(and(eq(events.enterpriseId, chain), gt(events.seq, after))).orderBy(asc(events.seq)).limit(BATCH));
    const rows = batch.map((values) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < NAMES.length; at += 1) row[NAMES[at]!] = values[at];
      row.seq = Number(row.seq);
      return row as unknown as EventRow;
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
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
  /** Takes what each event tells of rows. */
  readonly told?: Pick<Told, 'take'>;
}

/** What others hold against a chain: at a number of theirs it had this hash. */
interface Proof {
  readonly hash: string;
  readonly told: (found: string | null) => void;
}

/**
 * Walks one chain from its first event: every hash is computed again, numbers must follow each other, each event must
 * name the hash before it, the end must be the registered head, and every head that a submission or a place outside the database holds must lie on it.
 * Answers how many events there are.
 */
export async function walkChain(read: Reader, chain: string, report: (finding: Finding) => void, options: WalkOptions = {}): Promise<number> {
  const { tenant: enterpriseId = chain, prunedTo = { seq: 0, hash: GENESIS }, recorded = [], onEvent, told } = options;
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

  let last: ChainHead = prunedTo;
  let count = 0;
  const look = (event: EventRow): void => {
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
    else told?.take(seq, changes);
    onEvent?.(event);
    last = { seq, hash: event.hash };
  };
  for await (const batch of eventsOf(read, chain)) batch.forEach(look);
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
  return count;
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
