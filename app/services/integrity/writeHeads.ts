import { asc } from 'drizzle-orm';
import { PLATFORM } from 'db/dialect/chain';
import { chainHeads } from 'db/schema/log';
import { SYSTEM } from '~/domain/shared/actor';
import type { Context } from '../context';
import { slotsIn } from './headLines';
import { deposit, tellKey } from './keys';

/** The event of the platform that tells when heads were written down outside, so that their file cannot vanish unnoticed. */
export const HEADS_WRITTEN = 'heads.written' as const;

/**
 * Writes down where every chain stands now, outside the database and signed by the platform, and then tells in the chain of the platform that it was done. `slot` names the
 * moment of the timetable: what was written for it is not written again, whoever asks. Answers how many heads were written.
 */
export async function writeHeads(cx: Pick<Context, 'store' | 'heads' | 'now' | 'site'>, slot: string): Promise<number> {
  if (slotsIn(await cx.heads.lines()).has(slot)) return 0;
  const signer = await tellKey(cx);
  const heads = await cx.store.read.select().from(chainHeads).orderBy(asc(chainHeads.enterpriseId));
  const at = cx.now();
  await cx.heads.append(heads.map(({ enterpriseId: chain, seq, hash }) => JSON.stringify({ slot, at, chain, seq, hash, ...deposit(signer, { at, chain, seq, hash }) })));
  if (heads.length > 0) {
    const event = { type: HEADS_WRITTEN, subject: { kind: 'chain', id: PLATFORM }, payload: { slot, at, heads: heads.length } };
    await cx.store.commit({ enterpriseId: PLATFORM, actor: SYSTEM, at, build: () => ({ steps: [{ event, writes: [] }] }) });
  }
  return heads.length;
}
