import path from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { channels, deliveries, inboxItems, jobs, tellings } from 'db/schema';
import { insert } from 'db/dialect/writes';
import { day } from '~/domain/shared/day';
import { openRobots } from '~/platform/host/robots';
import { openVault } from '~/platform/host/vault';
import { closeChannel } from '~/services/channel/close';
import { deliver, NotTaken } from '~/services/channel/deliver';
import { gather } from '~/services/channel/gather';
import { openChannel } from '~/services/channel/open';
import { setTiming } from '~/services/channel/setTiming';
import { tryChannel } from '~/services/channel/trial';
import type { Context } from '~/services/context';
import { registerHazard } from '~/services/hazards/registerHazard';
import { verifyChains } from '~/services/integrity/verifyChains';
import { createWorld, type World } from '../../world/factory';
import { robotSink } from '../../world/robotSink';

const never = new AbortController().signal;

/** The small world with a robot in the house and a channel to it. */
async function withChannel() {
  const world = await createWorld();
  const sink = await robotSink();
  const cx: Context = {
    ...world.cx, site: { ...world.cx.site, robotOrigins: [sink.origin as never] },
    channels: { robots: openRobots([sink.origin]), vault: openVault(path.join(world.folder, 'keys', 'zhian.key')) },
  };
  const opened = await openChannel(cx, world.haina.as('director', 'settings.edit'), {
    kind: 'wecom', name: '质量部群', address: `${sink.origin}/cgi-bin/webhook/send?key=0a1b2c3d-4e5f`, secret: '', topics: ['hazards', 'checks'],
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return { world, sink, cx, channelId: opened.fact.id };
}

const remind = ({ cx, haina, clock }: World, n: number, more: Partial<typeof inboxItems.$inferInsert> = {}) =>
  cx.store.write([insert(inboxItems, {
    enterpriseId: haina.enterpriseId, id: `r${n}`, personId: haina.people.lead, kind: 'hazardTask', dedupeKey: `other:${n}`, text: `孙磊，请处理 ${n}`, link: `/hazards/${n}`, dueDay: null,
    createdAt: clock.now, readAt: null, ...more,
  })]);

const messages = ({ store, haina }: World) => store.read.select().from(deliveries).where(eq(deliveries.enterpriseId, haina.enterpriseId)).orderBy(deliveries.id);

async function gathered(world: World, cx: Context): Promise<string> {
  expect(await gather(cx, world.haina.enterpriseId)).toBe(1);
  return (await messages(world)).at(-1)!.id;
}

describe('a channel', () => {
  it('keeps address and secret sealed, with a key that is its owner\'s alone; they are gone when it is closed', async () => {
    const { world, cx, sink, channelId } = await withChannel();
    const [row] = await world.store.read.select().from(channels);
    expect(row!.address).not.toContain('key=');
    expect(JSON.stringify(await world.store.read.select().from(jobs))).not.toContain('key=');
    const key = path.join(world.folder, 'keys', 'zhian.key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(readFileSync(key, 'utf8').trim()).toHaveLength(43);
    expect(await tryChannel(cx, world.haina.as('director', 'settings.edit'), channelId)).toMatchObject({ ok: true });
    expect(sink.textsTaken()).toEqual(['海纳线缆有限公司：这是提醒渠道“质量部群”的测试消息。收到说明可以正常推送。']);
    const other = { ...cx, channels: { ...cx.channels!, vault: openVault(path.join(world.folder, 'other.key')) } };
    expect(await tryChannel(other, world.haina.as('director', 'settings.edit'), channelId)).toMatchObject({ refusal: { code: 'unreadable' } });
    expect(await closeChannel(cx, world.haina.as('director', 'settings.edit'), channelId)).toMatchObject({ ok: true });
    expect((await world.store.read.select().from(channels))[0]).toMatchObject({ address: '', secret: '', closedAt: world.clock.now });
    expect(await tryChannel(cx, world.haina.as('director', 'settings.edit'), channelId)).toMatchObject({ refusal: { code: 'notFound' } });
    const findings: unknown[] = [];
    await verifyChains(cx, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('is another factory\'s business only: it can be tried and closed by nobody else', async () => {
    const { world, cx, channelId } = await withChannel();
    const stranger = world.beichen.as('director', 'settings.edit');
    expect(await tryChannel(cx, stranger, channelId)).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await closeChannel(cx, stranger, channelId)).toMatchObject({ refusal: { code: 'notFound' } });
  });

  it('says what the robot answered where a trial was not taken', async () => {
    const { world, cx, sink, channelId } = await withChannel();
    sink.answers.push({ body: { errcode: 310000, errmsg: 'sign not match' } });
    expect(await tryChannel(cx, world.haina.as('director', 'settings.edit'), channelId)).toMatchObject({ refusal: { code: 'notSent', said: '310000 sign not match' } });
  });
});

describe('what a group is told', () => {
  it('is each matter once, in one message, by number and place and never by a name', async () => {
    const { world, cx, sink } = await withChannel();
    const { haina } = world;
    await registerHazard(cx, haina.as('officer', 'hazard.register'), {
      source: 'snapshot', postId: haina.posts.extruder, title: '绝缘偏薄', description: '最薄处偏低', immediateMeasure: '停机', photos: [], foundDay: day('2026-11-18'), responsibleId: haina.people.lead,
    });
    await remind(world, 1);
    await remind(world, 2, { personId: haina.people.head, dedupeKey: 'other:1' });
    await remind(world, 3, { kind: 'submissionReturned' });
    await remind(world, 4, { dedupeKey: 'news:4' });
    const id = await gathered(world, cx);
    expect(await gather(cx, haina.enterpriseId)).toBe(0);
    expect(await deliver(cx, { enterpriseId: haina.enterpriseId, id }, false, never)).toBe('sent');
    const [text] = sink.textsTaken();
    expect(text).toMatch(/^海纳线缆有限公司：有 2 件事等待处理\n· 隐患待处理：HZ-2026-000001（绝缘挤出岗） https:\/\/zhian\.example\.com\/hazards\/\S+\n· 隐患待处理 https:\/\/zhian\.example\.com\/hazards\/1\n查看：https:\/\/zhian\.example\.com\/inbox$/);
    for (const name of Object.values(haina.names)) expect(text).not.toContain(name);
    // what waits is told of again by nobody, however often it is delivered
    expect(await deliver(cx, { enterpriseId: haina.enterpriseId, id }, false, never)).toBe('sent');
    expect(sink.taken).toHaveLength(1);
  });

  it('is not what was there before the channel, nor what ended before it was told', async () => {
    const { world, cx } = await withChannel();
    await remind(world, 1, { createdAt: '2026-11-18T01:00:00.000Z' as never });
    await remind(world, 2, { dedupeKey: 'hazard:no-such-hazard:2026-11-20:due' });
    expect(await gather(cx, world.haina.enterpriseId)).toBe(0);
    expect(await world.store.read.select().from(tellings)).toEqual([]);
  });

  it('waits through quiet hours and, where the factory says so, through days of rest, and is then told at once', async () => {
    const { world, cx } = await withChannel();
    const { haina, clock } = world;
    const set = await setTiming(cx, haina.as('director', 'settings.edit'), { ladder: { ahead: 1, head: 0, director: 1, principal: 3 }, quiet: { from: '21:00', to: '07:00' }, onRestDays: false });
    expect(set).toMatchObject({ ok: true, fact: { changed: true } });
    clock.set('2026-11-20T22:00:00+08:00');
    await remind(world, 1);
    expect(await gather(cx, haina.enterpriseId)).toBe(0);
    clock.set('2026-11-21T09:00:00+08:00');
    await remind(world, 2);
    expect(await gather(cx, haina.enterpriseId)).toBe(0);
    clock.set('2026-11-23T06:50:00+08:00');
    expect(await gather(cx, haina.enterpriseId)).toBe(0);
    clock.set('2026-11-23T07:00:00+08:00');
    expect(await gather(cx, haina.enterpriseId)).toBe(1);
    expect((await messages(world))[0]!.matters).toBe(2);
  });

  it('is made by one of two processes that look at the same moment', async () => {
    const { world, cx } = await withChannel();
    await remind(world, 1);
    const made = await Promise.all([gather(cx, world.haina.enterpriseId), gather(cx, world.haina.enterpriseId)]);
    expect(made.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await messages(world)).toHaveLength(1);
  });
});

describe('a message that does not arrive at once', () => {
  const state = async (world: World) => (({ state: stands, said, attempts }) => ({ state: stands, said, attempts }))((await messages(world))[0]!);

  it('is sent again after a robot that says no, and given up in the end with what it said', async () => {
    const { world, cx, sink } = await withChannel();
    await remind(world, 1);
    const id = await gathered(world, cx);
    const order = { enterpriseId: world.haina.enterpriseId, id };
    sink.answers.push({ body: { errcode: 45009, errmsg: 'api freq out of limit' } }, { body: 'no', status: 502 });
    await expect(deliver(cx, order, false, never)).rejects.toThrow(NotTaken);
    expect(await state(world)).toEqual({ state: 'waiting', said: '45009 api freq out of limit', attempts: 1 });
    await expect(deliver(cx, order, false, never)).rejects.toThrow(NotTaken);
    expect(await deliver(cx, order, false, never)).toBe('sent');
    expect(await state(world)).toEqual({ state: 'sent', said: '', attempts: 3 });
    await remind(world, 2);
    const further = { ...order, id: await gathered(world, cx) };
    sink.answers.push({ body: {} });
    expect(await deliver(cx, further, true, never)).toBe('refused');
  });

  it('is taken once from a robot that answers late, and never sent twice to one that does not answer', async () => {
    const { world, cx, sink } = await withChannel();
    await remind(world, 1);
    const order = { enterpriseId: world.haina.enterpriseId, id: await gathered(world, cx) };
    sink.answers.push({ body: { errcode: 0 }, afterMs: 300 });
    expect(await deliver(cx, order, false, never)).toBe('sent');
    await remind(world, 2);
    const silent = { ...order, id: await gathered(world, cx) };
    sink.answers.push('never');
    expect(await deliver(cx, silent, false, AbortSignal.timeout(200))).toBe('unknown');
    expect(await deliver(cx, silent, false, never)).toBe('unknown');
    expect(sink.taken).toHaveLength(2);
  });

  it('is sent once by two workers, and not again after a worker that died on the way', async () => {
    const { world, cx, sink } = await withChannel();
    await remind(world, 1);
    const order = { enterpriseId: world.haina.enterpriseId, id: await gathered(world, cx) };
    await Promise.all([deliver(cx, order, false, never), deliver(cx, order, false, never)]);
    expect(sink.taken).toHaveLength(1);
    await remind(world, 2);
    const left = { ...order, id: await gathered(world, cx) };
    await world.store.write([{ kind: 'update', table: deliveries as never, key: { enterpriseId: order.enterpriseId, id: left.id }, set: { state: 'sending' }, when: {} }]);
    expect(await deliver(cx, left, false, never)).toBe('unknown');
    expect(sink.taken).toHaveLength(1);
  });

  it('goes nowhere when its channel was closed', async () => {
    const { world, cx, sink, channelId } = await withChannel();
    await remind(world, 1);
    const id = await gathered(world, cx);
    await closeChannel(cx, world.haina.as('director', 'settings.edit'), channelId);
    expect(await deliver(cx, { enterpriseId: world.haina.enterpriseId, id }, false, never)).toBe('dropped');
    expect(sink.taken).toEqual([]);
  });
});
