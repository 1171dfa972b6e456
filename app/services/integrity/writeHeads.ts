import { asc } from 'drizzle-orm';
import { PLATFORM } from 'db/dialect/chain';
import { chainHeads } from 'db/schema/log';
import { SYSTEM } from '~/domain/shared/actor';
import type { Context } from '../context';
import type { RecordedHead } from './chain';

/** The event of the platform that tells when heads were written down outside, so that their file cannot vanish unnoticed. */
export const HEADS_WRITTEN = 'heads.written' as const;

/**
 * Writes down where every chain stands now, outside the database, and then tells in the chain of the platform that it was done. `slot` names the
 * moment of the timetable: what was written for it is not written again, whoever asks. Answers how many heads were written.
 */
export async function writeHeads(cx: Pick<Context, 'store' | 'heads' | 'now'>, slot: string): Promise<number> {
  const known = await cx.heads.lines();
  if (known.some((line) => slotIn(line) === slot)) return 0;
  const heads = await cx.store.read.select().from(chainHeads).orderBy(asc(chainHeads.enterpriseId));
  const at = cx.now();
  await cx.heads.append(heads.map(({ enterpriseId: chain, seq, hash }) => JSON.stringify({ slot, at, chain, seq, hash })));
  if (heads.length > 0) {
    const event = { type: HEADS_WRITTEN, subject: { kind: 'chain', id: PLATFORM }, payload: { slot, at, heads: heads.length } };
    await cx.store.commit({ enterpriseId: PLATFORM, actor: SYSTEM, at, build: () => ({ steps: [{ event, writes: [] }] }) });
  }
  return heads.length;
}

const parsed = (line: string): Partial<RecordedHead & { slot: string }> | null => {
  try {
    return JSON.parse(line) as Partial<RecordedHead & { slot: string }> | null;
  } catch {
    return null;
  }
};

const slotIn = (line: string): string | undefined => parsed(line)?.slot;

/** The heads written down so far, or those of one moment, and how many lines cannot be read (one that a power cut left half, or one that was edited). */
export function recordedHeads(lines: readonly string[], only?: string): { heads: RecordedHead[]; unreadable: number } {
  const read = lines.flatMap((line): (RecordedHead & { slot?: string })[] => {
    const { chain, seq, hash, at, slot } = parsed(line) ?? {};
    return typeof chain === 'string' && typeof seq === 'number' && typeof hash === 'string' && typeof at === 'string' ? [{ chain, seq, hash, at, slot }] : [];
  });
  const heads = read.filter(({ slot }) => only === undefined || slot === only).map(({ chain, seq, hash, at }) => ({ chain, seq, hash, at }));
  return { heads, unreadable: lines.length - read.length };
}
