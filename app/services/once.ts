import { createHash } from 'node:crypto';
import type { Store } from 'db/dialect/store';
import { insert, type Write } from 'db/dialect/writes';
import { type Receipt, type ReceiptHead, receiptOf } from 'db/repositories/receipts';
import { scopeOf } from 'db/repositories/scope';
import { receipts } from 'db/schema/log';
import type { NewEvent } from '~/domain/events/event';
import { canonicalJson, type Json } from '~/domain/shared/canonical';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { RefusalText } from '~/domain/shared/refusal';
import { digestOf } from '~/platform/host/digest';
import { type Context, isConflict } from './context';

/** Who sends something, and in which factory or house. */
export interface Sender {
  readonly enterpriseId: string;
  readonly personId: string;
}

/** What is sent under a key; without one nothing tells a second sending from a second deed. */
export interface Sent<Refusal = never> {
  readonly key: string | null;
  readonly verb: string;
  /** Whatever was asked for, the address included: equal input has equal text. */
  readonly input: unknown;
  /** How a verb itself refuses what came before with something else in it; `TakenBefore` where it has no words of its own. */
  readonly taken?: (first: First) => Refusal;
}

/** What was done first under a key, as far as its receipt knows. */
export interface First {
  readonly id: string;
  readonly number: string;
}

/** The same key came before with something else in it. */
export interface TakenBefore {
  readonly code: 'takenBefore';
  /** A key under which it may be sent as a deed of its own. */
  readonly otherKey: string;
}

export const TAKEN_BEFORE = ({ otherKey }: TakenBefore): RefusalText => ({
  status: 409,
  sentence: '这份表单先前已经保存过，后来改动的内容没有保存。要改已经保存的，请打开那条记录办理；如果这是另外一件事，再提交一次就另存一条。',
  now: { lock: { key: otherKey }, lines: [] },
});

const hashOf = (input: unknown): string => createHash('sha256').update(canonicalJson(input)).digest('hex');

/** A file as part of what is sent: the same bytes have the same text. */
export const fileText = async (sent: File): Promise<string> => digestOf(new Uint8Array(await sent.arrayBuffer()));

/** What of an event says where the deed led: its number, its period, and ids of what it concerns. */
const LEADS = /^(number|period|version)$|Id$/;

/** What events give to whoever asks again: the id of what the first is about, where it led, and what the others are about, by kind. */
const resultOf = (events: readonly NewEvent[]): Json => ({
  ...Object.fromEntries(events.toReversed().map(({ subject }) => [`${subject.kind}Id`, subject.id])),
  ...Object.fromEntries(events.slice(0, 1).flatMap(({ payload, subject }) => [
    ...Object.entries(payload).filter(([name, value]) => LEADS.test(name) && (typeof value === 'string' || typeof value === 'number')),
    ['id', subject.id],
  ])),
});

/** The same of rows that no event tells of. */
const idOf = ([first]: readonly Write[]): Json => (first?.kind === 'insert' && typeof first.rows[0]?.id === 'string' ? { id: first.rows[0].id } : {});

/** The store whose first write set also writes the receipt. */
export function withReceipt(store: Store, head: ReceiptHead): Store {
  const row = (result: Json): typeof receipts.$inferInsert => ({ ...head, result });
  let written = false;
  return {
    ...store,
    read: store.read,
    commit: async (request) => {
      const head = await store.commit({
        ...request,
        build: (serials) => {
          const set = request.build(serials);
          return written ? set : { ...set, side: [...(set.side ?? []), insert(receipts, row(resultOf(set.steps.map(({ event }) => event))))] };
        },
      });
      written = true;
      return head;
    },
    write: async (writes, told) => {
      await store.write(written ? writes : [...writes, insert(receipts, row(told ? resultOf([told.event]) : idOf(writes)))], told);
      written = true;
    },
  };
}

/**
 * Does what was sent, once for each key of its sender, also when the same comes twice at the same moment or to two processes: the receipt
 * stands in the write set of the deed. The same again is answered with what came of it the first time; with other content it is refused.
 * What was refused leaves no receipt: put right, it goes under the same key (what a refusal writes all the same, it writes by `cx.besides`). `again` says that the answer is out of the receipt: it has the ids and
 * the number of what was done, and nothing that is shown but once.
 */
export async function once<Fact, Refusal>(
  cx: Context,
  { enterpriseId, personId }: Sender,
  { key, verb, input, taken }: Sent<Refusal>,
  work: (cx: Context) => Promise<Decision<Fact, Refusal>>,
): Promise<Decision<Fact, Refusal | TakenBefore> & { readonly again?: true }> {
  if (key === null) return work(cx);
  const scope = scopeOf(cx.store, enterpriseId);
  const inputHash = hashOf(input);
  const answered = ({ verb: earlier, inputHash: said, result }: Receipt): Decision<Fact, Refusal | TakenBefore> & { readonly again?: true } => {
    if (earlier !== verb) return refused({ code: 'takenBefore', otherKey: cx.newId() });
    if (said === inputHash) return { ...decided(result as Fact), again: true };
    return refused(taken ? taken(result as unknown as First) : { code: 'takenBefore', otherKey: cx.newId() });
  };
  const before = await receiptOf(scope, personId, key);
  if (before) return answered(before);
  const receipt: ReceiptHead = { enterpriseId, personId, key, verb, inputHash, at: cx.now() };
  const store = withReceipt(cx.store, receipt);
  let decision: Decision<Fact, Refusal>;
  try {
    decision = await work({ ...cx, store, receipt, besides: cx.store });
  } catch (error) {
    // Somebody else was first, it may be the same deed.
    const meanwhile = isConflict(error) ? await receiptOf(scope, personId, key) : null;
    if (!meanwhile) throw error;
    return answered(meanwhile);
  }
  if (decision.ok) return decision;
  const meanwhile = await receiptOf(scope, personId, key);
  return meanwhile ? answered(meanwhile) : decision;
}
