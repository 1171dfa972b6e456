import Database from 'better-sqlite3';
import { asc, eq } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { hashEvent } from 'db/dialect/chain';
import { chainHeads, events, workshops } from 'db/schema';
import { insert } from 'db/dialect/writes';
import { SYSTEM } from '~/domain/shared/actor';
import { troubleOf } from '~/platform/host/trouble';
import { createWorld, type World } from '../world/factory';
import { anEvent } from '../world/event';

/** Opens a workshop; its id is a key that a second try would break. */
const open = ({ store, haina: { enterpriseId }, clock }: World, id: string) =>
  store.commit({
    enterpriseId, actor: SYSTEM, at: clock.now, reserve: { hazard: 1 },
    build: () => ({ steps: [{ event: anEvent('workshop.opened', 'workshop', id), writes: [insert(workshops, { enterpriseId, id, name: id, position: 1, version: 1 })] }] }),
  });

/** The chain of the factory, checked link by link. */
async function chainOf({ store, haina: { enterpriseId } }: World) {
  const chain = await store.read.select().from(events).where(eq(events.enterpriseId, enterpriseId)).orderBy(asc(events.seq));
  for (const [index, event] of chain.entries()) {
    expect(hashEvent(event)).toBe(event.hash);
    if (index > 0) expect(event.prev).toBe(chain[index - 1]!.hash);
  }
  const [head] = await store.read.select().from(chainHeads).where(eq(chainHeads.enterpriseId, enterpriseId));
  expect(head).toMatchObject({ seq: chain.at(-1)!.seq, hash: chain.at(-1)!.hash });
  return chain;
}

describe('a write set', () => {
  it('may tell of more than five thousand events', async () => {
    const world = await createWorld();
    const { enterpriseId } = world.haina;
    const ids = Array.from({ length: 5_200 }, (_, index) => `w${index}`);
    await world.store.commit({
      enterpriseId, actor: SYSTEM, at: world.clock.now,
      build: () => ({
        steps: ids.map((id, position) => ({
          event: anEvent('workshop.opened', 'workshop', id), writes: [insert(workshops, { enterpriseId, id, name: id, position, version: 1 })],
        })),
      }),
    });
    expect(await chainOf(world)).toHaveLength(5_201);
  });

  it('says which unique rule it broke, so that the same one twice need not be tried again', async () => {
    const world = await createWorld();
    await open(world, 'w');
    const broken = await Promise.allSettled([open(world, 'w')]);
    expect(broken[0]).toMatchObject({ status: 'rejected', reason: { name: 'Conflict', rule: expect.stringMatching(/workshops/) as unknown } });
  });
});

describe.runIf('sqlite' in inject('base'))('a database that another process holds', () => {
  const hold = ({ url }: World) => {
    const other = new Database(url);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    return other;
  };
  /** The longest time for which nothing else could run, in ms. */
  const longestStall = async (work: Promise<unknown>): Promise<number> => {
    let [last, longest] = [performance.now(), 0];
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    await work;
    clearInterval(timer);
    return longest;
  };

  it('lets reading go on, and takes what waited when it is free', async () => {
    const world = await createWorld();
    const other = hold(world);
    const waiting = Promise.all([open(world, 'w1'), open(world, 'w2')]);
    setTimeout(() => other.exec('commit'), 700);
    const reading = world.store.read.select().from(workshops);
    expect(await longestStall(Promise.all([waiting, reading]))).toBeLessThan(250);
    expect(await chainOf(world)).toHaveLength(3);
  });

  it('is waited for no longer than the bound, and nothing of the set is left', async () => {
    const world = await createWorld();
    const other = hold(world);
    const began = performance.now();
    const error: unknown = await open(world, 'w').catch((reason: unknown) => reason);
    expect(troubleOf(error)).toBe('busy');
    expect(performance.now() - began).toBeLessThan(7_000);
    other.exec('rollback');
    expect(await chainOf(world)).toHaveLength(1);
    await open(world, 'w');
    expect(await chainOf(world)).toHaveLength(2);
  });
});

describe.runIf('postgres' in inject('base'))('a database whose connections are lost', () => {
  const cut = async ({ url }: World): Promise<number> => {
    const admin = new pg.Client(url);
    await admin.connect();
    const { rowCount } = await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await admin.end();
    return rowCount ?? 0;
  };

  it('ends no process, tells those who waited, and keeps all that was answered', async () => {
    const world = await createWorld();
    let [sent, taken, cuts] = [0, 0, 0];
    const troubles = new Set<unknown>();
    const ids = new Set<string>();
    const until = performance.now() + 1_500;
    const person = async (): Promise<void> => {
      while (performance.now() < until) {
        const id = `w${(sent += 1)}`;
        try {
          await open(world, id);
          ids.add(id);
          taken += 1;
        } catch (error) {
          troubles.add(troubleOf(error) ?? error);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const storm = async (): Promise<void> => {
      while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        cuts += await cut(world);
      }
    };
    await Promise.all([...Array.from({ length: 6 }, person), storm()]);
    expect(cuts).toBeGreaterThan(0);
    expect([...troubles]).toEqual(['away']);
    expect(taken).toBeGreaterThan(0);
    // The last cut may have met connections that nobody used: who is the first to use one is told, and nobody after that.
    const chain = await chainOf(world).catch((error: unknown) => {
      expect(troubleOf(error)).toBe('away');
      return new Promise((resolve) => setTimeout(resolve, 200)).then(() => chainOf(world));
    });
    const stored = new Set(chain.map(({ subjectId }) => subjectId));
    expect([...ids].filter((id) => !stored.has(id))).toEqual([]);
    await open(world, 'after');
  });

  it('is told when a row is held by somebody else for too long', async () => {
    const world = await createWorld();
    const holder = new pg.Client(world.url);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select * from chain_heads for update');
    const error: unknown = await open(world, 'w').catch((reason: unknown) => reason);
    expect(troubleOf(error)).toBe('busy');
    await holder.query('rollback');
    await holder.end();
    await open(world, 'w');
    expect(await chainOf(world)).toHaveLength(2);
  });
});
