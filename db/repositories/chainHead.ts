import { and, desc, eq, max, ne, notInArray, or } from 'drizzle-orm';
import { SYSTEM } from '../../app/domain/shared/actor';
import { canonicalJson } from '../../app/domain/shared/canonical';
import { believedUntil } from '../../app/domain/shared/clock';
import type { Day } from '../../app/domain/shared/day';
import { dayOf, type Instant } from '../../app/domain/shared/instant';
import { GENESIS, PLATFORM } from '../dialect/chain';
import type { Reader } from '../dialect/reader';
import type { ChainHead } from '../dialect/store';
import { chainHeads, events } from '../schema';
import type { Scope } from './scope';

/** When the newest event of any chain was; null where nothing was ever written. */
export async function latestEvent(read: Reader): Promise<Instant | null> {
  const [newest] = await read
    .select({ at: max(events.at) })
    .from(chainHeads)
    .innerJoin(events, and(eq(events.enterpriseId, chainHeads.enterpriseId), eq(events.seq, chainHeads.seq)));
  return newest?.at ?? null;
}

/** When the newest event of the enterprise was; null where there is none. */
export async function newestOf(scope: Scope): Promise<Instant | null> {
  const [newest] = await scope.read.select({ at: events.at }).from(events).where(eq(events.enterpriseId, scope.enterpriseId)).orderBy(desc(events.seq)).limit(1);
  return newest?.at ?? null;
}

/** When the newest event of the enterprise was, those of the timetable left out; null where there is none. */
export async function lastDone(scope: Scope): Promise<Instant | null> {
  const [done] = await scope.read
    .select({ at: events.at })
    .from(events)
    .where(and(eq(events.enterpriseId, scope.enterpriseId), or(notInArray(events.type, [...OF_THE_TIMETABLE]), ne(events.actor, canonicalJson(SYSTEM)))))
    .orderBy(desc(events.seq))
    .limit(1);
  return done?.at ?? null;
}

/** The last day the clock alone is believed for; null where nobody has done anything yet. */
export async function believedDay(scope: Scope): Promise<Day | null> {
  const done = await lastDone(scope);
  return done && believedUntil(dayOf(done));
}

/** Events the timetable writes by the clock alone. */
const OF_THE_TIMETABLE = ['day.closed', 'risk.reviewOpened', 'hazard.reminded'] as const;

/** Where the enterprise's chain stands now. */
export async function chainHeadOf(scope: Scope): Promise<ChainHead> {
  const [head] = await scope.read.select({ seq: chainHeads.seq, hash: chainHeads.hash }).from(chainHeads).where(eq(chainHeads.enterpriseId, scope.enterpriseId));
  return head ?? { seq: 0, hash: GENESIS };
}

/** Where the chain of what all enterprises share stands now. */
export const platformHeadOf = (read: Reader): Promise<ChainHead> => chainHeadOf({ read, enterpriseId: PLATFORM });
