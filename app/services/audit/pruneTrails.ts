import { asc, eq } from 'drizzle-orm';
import { PLATFORM, trailedBy, trailOf } from 'db/dialect/chain';
import { Conflict } from 'db/dialect/store';
import { remove } from 'db/dialect/writes';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { scopeOf } from 'db/repositories/scope';
import { auditEntries, chainHeads, events } from 'db/schema/log';
import { defaultRules } from '~/domain/rulepack/pack';
import { SYSTEM } from '~/domain/shared/actor';
import { instantOf, millisecondsOf } from '~/domain/shared/instant';
import type { Context } from '../context';

const BATCH = 200;
const DAY_MS = 86_400_000;

/**
 * Takes entries of the audit away once they are older than the factory keeps them. The chain of the factory itself tells up to where and with
 * which hash (`audit.pruned`), so that what is left is still proven to follow. Answers how many entries went.
 */
export async function pruneTrails(cx: Context): Promise<number> {
  const heads = await cx.store.read.select({ chain: chainHeads.enterpriseId }).from(chainHeads);
  let pruned = 0;
  for (const { chain } of heads) {
    const tenant = trailedBy(chain);
    if (tenant !== null) pruned += await pruneTrail(cx, tenant);
  }
  return pruned;
}

async function pruneTrail(cx: Context, tenant: string): Promise<number> {
  const trail = trailOf(tenant);
  const { auditDays } = tenant === PLATFORM ? defaultRules() : await rulesFor(scopeOf(cx.store, tenant));
  const before = instantOf(millisecondsOf(cx.now()) - auditDays * DAY_MS);
  for (let pruned = 0; ; ) {
    const rows = await cx.store.read
      .select({ seq: events.seq, hash: events.hash, at: events.at, id: events.subjectId })
      .from(events)
      .where(eq(events.enterpriseId, trail))
      .orderBy(asc(events.seq))
      .limit(BATCH);
    const [head] = await cx.store.read.select({ seq: chainHeads.seq }).from(chainHeads).where(eq(chainHeads.enterpriseId, trail));
    // only from the beginning on, and the newest entry stays: a chain ends where its head says
    const kept = rows.findIndex(({ seq, at }) => at >= before || seq >= (head?.seq ?? 0));
    const old = kept === -1 ? rows : rows.slice(0, kept);
    const last = old.at(-1);
    if (!last) return pruned;
    const event = { type: 'audit.pruned' as const, subject: { kind: 'trail', id: trail }, payload: { seq: last.seq, hash: last.hash, entries: old.length } };
    const side = old.flatMap(({ seq, id }) => [remove(events, { enterpriseId: trail, seq }), remove(auditEntries, { enterpriseId: tenant, id })]);
    try {
      await cx.store.commit({ enterpriseId: tenant, actor: SYSTEM, at: cx.now(), build: () => ({ steps: [{ event, writes: [] }], side }) });
    } catch (error) {
      // another process prunes the same rows
      if (error instanceof Conflict) return pruned;
      throw error;
    }
    pruned += old.length;
  }
}
