import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { latestEvent } from 'db/repositories/chainHead';
import { dayClosesOf } from 'db/repositories/routine/dayCloses';
import { scopeOf } from 'db/repositories/scope';
import { events } from 'db/schema';
import { CLOCK_SLACK_MS, isBehind } from '~/domain/shared/clock';
import { day } from '~/domain/shared/day';
import { deskWarnings } from '~/pages/desk/deskWarnings';
import { verifyChains } from '~/services/integrity/verifyChains';
import { closeDays } from '~/services/routine/closeDay';
import { createWorld } from '../../world/factory';
import { publishList, putRecord } from '../../world/records';

const MONDAY = day('2026-11-16');

const setUp = async () => {
  const world = await createWorld();
  const { haina, cx, store } = world;
  const { versionId, itemIds } = await publishList(world, haina, MONDAY, [
    { postId: haina.posts.extruder, workshopId: haina.workshops.extrusion, frequency: 'day' },
    { postId: haina.posts.outgoing, workshopId: haina.workshops.extrusion, frequency: 'week' },
  ]);
  const record = (on: string, submittedAt: string) => putRecord(world, haina, { postId: haina.posts.extruder, day: day(on), submittedAt, versionId, itemId: itemIds[0]! });
  const states = async () => {
    const closes = await dayClosesOf(scopeOf(store, haina.enterpriseId)).between(MONDAY, day('2026-12-31'));
    return closes.filter(({ postId }) => postId === haina.posts.extruder).map((close) => `${close.day} ${close.state} ${close.answeredItems}/${close.dueItems}`);
  };
  return { world, record, states, close: () => closeDays(cx, haina.enterpriseId), enterpriseId: haina.enterpriseId };
};

describe('the close of days', () => {
  it('freezes every day that is over since the first published list, today not, in one event a day', async () => {
    const { world, record, states, close, enterpriseId } = await setUp();
    await record('2026-11-16', '2026-11-16T17:00:00+08:00');
    expect(await close()).toEqual(['2026-11-16', '2026-11-17']);
    expect(await states()).toEqual(['2026-11-16 onTime 1/1', '2026-11-17 missed 0/1']);
    const told = (await world.store.read.select().from(events).where(eq(events.type, 'day.closed'))).map(({ payload }) => JSON.parse(payload) as object);
    expect(told).toMatchObject([{ day: '2026-11-16', posts: 3, onTime: 1, missed: 1 }, { day: '2026-11-17', missed: 1 }]);
    expect((await dayClosesOf(scopeOf(world.store, enterpriseId)).between(MONDAY, MONDAY)).map(({ state }) => state).sort()).toEqual(['missed', 'nothingDue', 'onTime']);
  });

  it('closes a day once, also when two processes do it at the same moment', async () => {
    const { close, states } = await setUp();
    const both = await Promise.all([close(), close()]);
    expect(both.flat().sort()).toEqual(['2026-11-16', '2026-11-17']);
    expect(await close()).toEqual([]);
    expect(await states()).toHaveLength(2);
  });

  it('catches up days missed while nobody ran it, and gives what it would have given at midnight', async () => {
    const { world, record, close, states } = await setUp();
    await record('2026-11-17', '2026-11-18T08:00:00+08:00');
    world.clock.set('2026-11-23T00:10:00+08:00');
    expect(await close()).toHaveLength(7);
    expect(await states()).toEqual([
      '2026-11-16 missed 0/1', '2026-11-17 missed 0/1', '2026-11-18 missed 0/1', '2026-11-19 missed 0/1', '2026-11-20 missed 0/1', '2026-11-21 nothingDue 0/0', '2026-11-22 nothingDue 0/0',
    ]);
  });

  it('freezes nothing of days to come when the clock runs ahead, and goes on when somebody does something', async () => {
    const { world, record, close, states } = await setUp();
    await record('2026-11-18', '2026-11-18T09:00:00+08:00');
    await close();
    world.clock.set('2026-12-28T00:10:00+08:00');
    // Wednesday's check is the last thing done; Thursday to Saturday are believed, the Sunday after owes nothing.
    expect(await close()).toEqual(['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
    expect(await close()).toEqual([]);
    expect(await deskWarnings(world.cx, world.haina.as('director', 'desk.view'))).toMatchObject([{ key: 'clockAhead' }]);
    expect(await deskWarnings(world.cx, world.haina.as('officer', 'desk.view'))).toEqual([]);
    world.clock.set('2026-11-24T00:10:00+08:00');
    await record('2026-11-23', '2026-11-23T17:00:00+08:00');
    expect(await close()).toEqual(['2026-11-23']);
    expect((await states()).at(-1)).toBe('2026-11-23 onTime 1/1');
  });

  it('is told when the clock is behind the newest record', async () => {
    const { world } = await setUp();
    expect(await deskWarnings(world.cx, world.haina.as('director', 'desk.view'))).toEqual([]);
    world.clock.set('2026-11-15T10:00:00+08:00');
    expect(await deskWarnings(world.cx, world.haina.as('director', 'desk.view'))).toMatchObject([{ key: 'clockBehind' }]);
    expect(isBehind(world.cx.now(), await latestEvent(world.store.read), CLOCK_SLACK_MS)).toBe(true);
  });

  it('has nothing to close before a list is published', async () => {
    const { cx, beichen } = await createWorld();
    expect(await closeDays(cx, beichen.enterpriseId)).toEqual([]);
  });

  it('writes rows that verify', async () => {
    const { world, close } = await setUp();
    await close();
    expect((await verifyChains(world.cx, (finding) => expect(finding).toBeNull())).findings).toBe(0);
  });
});
