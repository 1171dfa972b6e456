import { Conflict } from 'db/dialect/store';
import type { Write } from 'db/dialect/writes';
import type { Context } from './context';

/** Takes rows outside the chain away batch by batch until `find` names no more. Answers how many; what another process takes away meanwhile is looked for again. */
export async function untilGone(cx: Pick<Context, 'store'>, find: () => Promise<Write[]>): Promise<number> {
  let gone = 0;
  for (;;) {
    const writes = await find();
    if (writes.length === 0) return gone;
    try {
      await cx.store.write(writes);
      gone += writes.length;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
