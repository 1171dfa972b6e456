import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { insert, remove, update } from 'db/dialect/writes';
import { triesOf } from 'db/repositories/organisation/passwordTries';
import { accounts, passwordTries } from 'db/schema';
import { tidyLoginName } from '~/domain/organisation/people/addPerson';
import { closedUntil, quietDelay, TRIES } from '~/domain/organisation/access/lockout';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Instant, instantOf, millisecondsOf } from '~/domain/shared/instant';
import { apart, type Context } from '../context';
import { networkOf } from './network';
import { untilGone } from '../untilGone';

export type TriedTooOften = { readonly code: 'locked'; readonly until: Instant };

/** Who is tried, whether there is such an account or not, and from where. */
export interface Attempt {
  readonly loginName: string;
  readonly address: string;
  /** The account of the name; null where there is none. */
  readonly accountId: string | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Tries that run now, by name: of one account one at a time, so that guesses sent together are counted one after the other. */
const running = new Map<string, Promise<unknown>>();

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (running.get(name) ?? Promise.resolve()).then(work);
  const over = mine.catch(() => undefined);
  running.set(name, over);
  try {
    return await mine;
  } finally {
    if (running.get(name) === over) running.delete(name);
  }
}

/**
 * A try of somebody who is let in already, or knows the password: counted for the account alone, from wherever it comes, and under a name that no right
 * password clears. A stranger gets nowhere near, so that nobody is locked out by one.
 */
export const ofAccount = (of: 'second' | 'signing', accountId: string): Attempt => ({ loginName: `${of} ${accountId}`, address: `${of} ${accountId}`, accountId: null });

/**
 * Lets `fits` judge a password, after the try was written down: a try counts before it is judged, in the database, so that guesses sent
 * together, to several processes, or under several spellings of a name or an address are all counted. Counted are the failures of one name from
 * one network (a name is never closed for the whole world, or anybody could lock anybody out) and of one network with any name.
 * Names that do not exist are counted and answered like all others.
 */
export async function judge(given: Context, attempt: Attempt, fits: () => Promise<boolean>): Promise<Decision<boolean, TriedTooOften>> {
  const cx = apart(given);
  const key = { name: digest(tidyLoginName(attempt.loginName)), network: digest(networkOf(attempt.address)) };
  const tries = triesOf(cx.store.read);
  /** Until when nothing is judged, as told by the tries there are; `own` is left out of them. */
  const closed = async (own?: string): Promise<TriedTooOften | null> => {
    const now = cx.now();
    const since = (milliseconds: number): Instant => instantOf(millisecondsOf(now) - milliseconds);
    const [ofName, ofNetwork] = await Promise.all([
      tries.ofNameFrom(key.name, key.network, since(TRIES.rememberedMs)),
      tries.from(key.network, since(TRIES.networkMs), TRIES.ofNetwork + 1),
    ]);
    const until = closedUntil(ofName.filter(({ id }) => id !== own).map(({ at }) => at), ofNetwork.filter(({ id }) => id !== own).map(({ at }) => at));
    return until && until > now ? { code: 'locked', until } : null;
  };
  const early = await closed();
  if (early) return refused(early);
  await pause(quietDelay(await tries.count(key.name, instantOf(millisecondsOf(cx.now()) - TRIES.delayMs))));
  return inTurn(key.name, async (): Promise<Decision<boolean, TriedTooOften>> => {
    const inside = await closed();
    if (inside) return refused(inside);
    const id = cx.newId();
    await cx.store.write([
      insert(passwordTries, { id, ...key, at: cx.now() }),
      ...(attempt.accountId ? [update(accounts, { id: attempt.accountId }, { failures: sql`${accounts.failures} + 1` as unknown as number })] : []),
    ]);
    const together = await closed(id);
    if (together) return refused(together);
    if (!(await fits())) {
      const now = await closed();
      return now ? refused(now) : decided(false);
    }
    await untilGone(cx, async () => (await tries.ofNameFrom(key.name, key.network, instantOf(0))).map((row) => remove(passwordTries, { id: row.id })));
    return decided(true);
  });
}
