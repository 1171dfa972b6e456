import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { type EventRow, GENESIS } from 'db/dialect/chain';
import type { Reader } from 'db/dialect/reader';
import { events } from 'db/schema/log';
import { evidence } from 'db/schema/organisation';
import type { Day } from '~/domain/shared/day';
import { instantAt } from '~/domain/shared/instant';

const BATCH = 500;

/** The part of a chain that tells of some days: its first and last event, and what stands before the first. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly before: { readonly seq: number; readonly hash: string };
  readonly hash: string;
}

/** What the chain of an enterprise told from one day to another; null where it told nothing. Three queries. */
export async function spanOf(read: Reader, chain: string, from: Day, to: Day): Promise<Span | null> {
  const [found] = await read.select({ first: sql<number | null>`min(${events.seq})`, last: sql<number | null>`max(${events.seq})` }).from(events).where(and(eq(events.enterpriseId, chain), gte(events.day, from), lte(events.day, to)));
  if (!found || found.first === null || found.last === null) return null;
  const hashAt = async (seq: number): Promise<string> => (await read.select({ hash: events.hash }).from(events).where(and(eq(events.enterpriseId, chain), eq(events.seq, seq))))[0]?.hash ?? GENESIS;
  const [first, last] = [Number(found.first), Number(found.last)];
  return { first, last, before: { seq: first - 1, hash: await hashAt(first - 1) }, hash: await hashAt(last) };
}

/** The events of a span in their order, a batch in memory at a time. */
export async function* eventsIn(read: Reader, chain: string, { first, last }: Pick<Span, 'first' | 'last'>): AsyncGenerator<EventRow> {
  for (let from = first; from <= last; from += BATCH) {
    yield* await read.select().from(events).where(and(eq(events.enterpriseId, chain), gte(events.seq, from), lte(events.seq, Math.min(last, from + BATCH - 1)))).orderBy(asc(events.seq));
  }
}

/** Bytes of the photos and papers that were handed in from one day to another. */
export async function evidenceBytes(read: Reader, chain: string, from: Day, to: Day): Promise<number> {
  const [found] = await read.select({ bytes: sql<number | null>`sum(${evidence.bytes})` }).from(evidence)
    .where(and(eq(evidence.enterpriseId, chain), gte(evidence.uploadedAt, instantAt(from, '00:00')), lte(evidence.uploadedAt, instantAt(to, '24:00'))));
  return Number(found?.bytes ?? 0);
}
