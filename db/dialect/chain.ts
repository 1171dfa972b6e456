import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import { canonicalJson } from '../../app/domain/shared/canonical';
import { dayOf, type Instant, millisecondsOf } from '../../app/domain/shared/instant';
import { newId } from '../../app/platform/host/ids';
import type { ChainHead, CommitRequest, Step } from './store';
import type { Write } from './writes';

/** The `prev` of the first event. */
export const GENESIS = '0'.repeat(64);

/** A stored event; `actor`, `payload` and `changes` are canonical JSON text, hashed as they stand. */
export interface EventRow {
  enterpriseId: string;
  seq: number;
  id: string;
  type: string;
  subjectKind: string;
  subjectId: string;
  actor: string;
  day: string;
  at: Instant;
  payload: string;
  changes: string;
  prev: string;
  hash: string;
}

/** What an event says was done to one row: `i` inserted whole, `u` columns set, `d` removed. */
export interface Change {
  readonly op: 'i' | 'u' | 'd';
  /** Table name in the database. */
  readonly t: string;
  /** Primary key without the enterprise; for `i` empty, the values hold it. */
  readonly k?: Readonly<Record<string, unknown>>;
  readonly v?: Readonly<Record<string, unknown>>;
}

/** SHA-256 (hex) over every field but the hash itself. */
export function hashEvent(event: Omit<EventRow, 'hash'>): string {
  const { enterpriseId, seq, id, type, subjectKind, subjectId, actor, day, at, payload, changes, prev } = event;
  const content = canonicalJson([enterpriseId, seq, id, type, subjectKind, subjectId, actor, day, at, payload, changes, prev]);
  return createHash('sha256').update(content).digest('hex');
}

/** The rows a list of writes touches, as an event tells them. */
export function changesOf(writes: readonly Write[]): Change[] {
  return writes.flatMap((write): Change[] => {
    const t = getTableName(write.table);
    if (write.kind === 'insert') return write.rows.map((row) => ({ op: 'i', t, v: row }));
    if (write.kind === 'update') return [{ op: 'u', t, k: write.key, v: write.set }];
    return [{ op: 'd', t, k: write.key }];
  });
}

/** Hangs the steps of a commit on the chain after `head`, in their order. */
export function link(request: CommitRequest, steps: readonly Step[], head: ChainHead): EventRow[] {
  const actor = canonicalJson(request.actor);
  let { seq, hash } = head;
  return steps.map(({ event, writes }) => {
    const row = {
      enterpriseId: request.enterpriseId,
      seq: (seq += 1),
      id: newId(millisecondsOf(request.at)),
      type: event.type,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      actor,
      day: dayOf(request.at),
      at: request.at,
      payload: canonicalJson(event.payload),
      changes: canonicalJson(changesOf(writes)),
      prev: hash,
    };
    hash = hashEvent(row);
    return { ...row, hash };
  });
}
