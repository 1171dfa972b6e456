import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { Conflict } from 'db/dialect/store';
import { insert, update } from 'db/dialect/writes';
import { chainHeads, events, jobs, serials, workshops } from 'db/schema';
import { GENESIS, hashEvent } from 'db/dialect/chain';
import { SYSTEM } from '~/domain/shared/actor';
import { createWorld, type World } from '../world/factory';
import { anEvent } from '../world/event';

const rename = (world: World, name: string, version: number) =>
  world.store.commit({
    enterpriseId: world.haina.enterpriseId,
    actor: SYSTEM,
    at: world.clock.now,
    reserve: { hazard: 1 },
    build: (first) => ({
      steps: [
        {
          event: anEvent('workshop.renamed', 'workshop', world.haina.workshops.drawing, { name, number: first.hazard ?? 0 }),
          writes: [update(workshops, { enterpriseId: world.haina.enterpriseId, id: world.haina.workshops.drawing }, { name, version: version + 1 }, { version })],
        },
      ],
      jobs: [{ id: `job-${name}`, name: 'probe', payload: {} }],
    }),
  });

const stateOf = async ({ store, haina }: World) => ({
  name: (await store.read.select().from(workshops).where(eq(workshops.id, haina.workshops.drawing)))[0]?.name,
  events: (await store.read.select().from(events).where(eq(events.enterpriseId, haina.enterpriseId)).orderBy(events.seq)),
  head: (await store.read.select().from(chainHeads).where(eq(chainHeads.enterpriseId, haina.enterpriseId)))[0],
  serial: (await store.read.select().from(serials).where(eq(serials.enterpriseId, haina.enterpriseId)))[0]?.last,
  jobs: (await store.read.select().from(jobs)).length,
});

describe('a write set', () => {
  it('writes rows, event, number and job together, and moves the head of the chain', async () => {
    const world = await createWorld();
    await rename(world, '拉丝一车间', 1);
    const after = await stateOf(world);
    expect(after).toMatchObject({ name: '拉丝一车间', serial: 1, jobs: 1 });
    const [founding, renamed] = after.events;
    expect(founding?.prev).toBe(GENESIS);
    expect(renamed).toMatchObject({ seq: 2, prev: founding?.hash, hash: after.head?.hash });
    expect(hashEvent(renamed!)).toBe(renamed?.hash);
  });

  it('never tells an earlier time than the one before it, unless the clock was set back: then both times stand there', async () => {
    const world = await createWorld();
    const last = async () => (await stateOf(world)).events.at(-1)!;
    await rename(world, '一', 1);
    world.clock.set('2026-11-18T09:59:00+08:00');
    await rename(world, '二', 2);
    expect(await last()).toMatchObject({ at: '2026-11-18T02:00:00.000Z', day: '2026-11-18', payload: '{"name":"二","number":2}' });
    world.clock.set('2026-11-15T23:00:00+08:00');
    await rename(world, '三', 3);
    expect(await last()).toMatchObject({ at: '2026-11-15T15:00:00.000Z', day: '2026-11-15', payload: '{"clockBehind":"2026-11-18T02:00:00.000Z","name":"三","number":3}' });
    await rename(world, '四', 4);
    expect(await last()).toMatchObject({ at: '2026-11-15T15:00:00.000Z', payload: '{"name":"四","number":4}' });
  });

  it('leaves nothing behind when a row is not as expected', async () => {
    const world = await createWorld();
    const before = await stateOf(world);
    await expect(rename(world, '别名', 7)).rejects.toBeInstanceOf(Conflict);
    expect(await stateOf(world)).toEqual(before);
  });

  it('refuses a row that breaks a unique rule as a conflict', async () => {
    const world = await createWorld();
    const { enterpriseId } = world.haina;
    const twice = world.store.commit({
      enterpriseId, actor: SYSTEM, at: world.clock.now,
      build: () => ({ steps: [{ event: anEvent('workshop.opened', 'workshop', 'x'), writes: [insert(workshops, { enterpriseId, id: 'x', name: '挤塑车间', position: 9, version: 1 })] }] }),
    });
    await expect(twice).rejects.toBeInstanceOf(Conflict);
  });

  it('that inserts what there is already gives its number back with its rows', async () => {
    const world = await createWorld();
    const open = (id: string) =>
      world.store.commit({
        enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now, reserve: { hazard: 1 },
        build: (first) => ({
          steps: [{ event: anEvent('workshop.opened', 'workshop', id, { number: first.hazard ?? 0 }), writes: [insert(workshops, { enterpriseId: world.haina.enterpriseId, id, name: `车间 ${id}`, position: 9, version: 1 })] }],
        }),
      });
    await open('new');
    const before = await stateOf(world);
    await expect(open('new')).rejects.toBeInstanceOf(Conflict);
    expect(await stateOf(world)).toEqual(before);
    await open('other');
    expect(await stateOf(world)).toMatchObject({ serial: 2, head: { seq: 3 } });
  });

  it('with a number and one without that change the same row at once: one wins, the others are told, and nobody waits for ever', async () => {
    const world = await createWorld();
    const { enterpriseId, workshops: { drawing } } = world.haina;
    const unnumbered = (name: string) =>
      world.store.commit({
        enterpriseId, actor: SYSTEM, at: world.clock.now,
        build: () => ({ steps: [{ event: anEvent('workshop.renamed', 'workshop', drawing, { name }), writes: [update(workshops, { enterpriseId, id: drawing }, { name, version: 2 }, { version: 1 })] }] }),
      });
    const ends = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? rename(world, `甲 ${index}`, 1) : unnumbered(`乙 ${index}`))));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(Conflict);
    expect((await stateOf(world)).head?.seq).toBe(2);
  });

  it('gives consecutive numbers and an unbroken chain to people who act at the same time', async () => {
    const world = await createWorld();
    const { enterpriseId } = world.haina;
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        world.store.commit({
          enterpriseId, actor: SYSTEM, at: world.clock.now, reserve: { hazard: 2 },
          build: (first) => ({
            steps: [{ event: anEvent('workshop.opened', 'workshop', `w${index}`, { first: first.hazard ?? 0 }), writes: [insert(workshops, { enterpriseId, id: `w${index}`, name: `车间${index}`, position: index, version: 1 })] }],
          }),
        }),
      ),
    );
    const { events: chain, serial } = await stateOf(world);
    expect(serial).toBe(24);
    expect(chain.map((event) => event.seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    chain.slice(1).forEach((event, index) => expect(event.prev).toBe(chain[index]?.hash));
    const given = chain.slice(1).map((event) => (JSON.parse(event.payload) as { first: number }).first);
    expect([...given].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index * 2 + 1));
  });

  it('of several at the same time takes back the one that fails alone, its number too, and answers each for itself', async () => {
    const world = await createWorld();
    const [first, stale, other] = await Promise.allSettled([
      rename(world, '拉丝一车间', 1),
      rename(world, '来晚的名字', 1),
      world.store.commit({
        enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now, reserve: { hazard: 1 },
        build: (given) => ({
          steps: [{ event: anEvent('workshop.opened', 'workshop', 'w', { first: given.hazard ?? 0 }), writes: [insert(workshops, { enterpriseId: world.haina.enterpriseId, id: 'w', name: '新车间', position: 9, version: 1 })] }],
        }),
      }),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { seq: 2 } });
    expect(stale).toMatchObject({ status: 'rejected', reason: expect.any(Conflict) });
    expect(other).toMatchObject({ status: 'fulfilled', value: { seq: 3 } });
    const { name, events: chain, serial, head, jobs: asked } = await stateOf(world);
    expect({ name, serial, asked }).toEqual({ name: '拉丝一车间', serial: 2, asked: 1 });
    expect(chain.map(({ type }) => type).slice(1)).toEqual(['workshop.renamed', 'workshop.opened']);
    expect(chain[2]).toMatchObject({ prev: chain[1]?.hash, hash: head?.hash });
  });

  it('passes an error of its own on, and what came with it still stands', async () => {
    const world = await createWorld();
    const [broken, renamed] = await Promise.allSettled([
      world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: world.clock.now, build: () => { throw new RangeError('not to be built'); } }),
      rename(world, '拉丝一车间', 1),
    ]);
    expect(broken).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) });
    expect(renamed.status).toBe('fulfilled');
    expect((await stateOf(world)).name).toBe('拉丝一车间');
  });
});
