import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { jobs } from 'db/schema/log';
import { startBull } from 'jobs/adapters/bullmq';
import { defineJob } from 'jobs/definitions/define';
import { handler } from 'jobs/handlers/handler';
import { SYSTEM } from '~/domain/shared/actor';
import { systemNow } from '~/services/context';
import { createWorld } from '../world/factory';
import { administer, startPostgres } from '../setup/embeddedPostgres';
import { jobsContract } from './contract';

/** Every world has a queue of its own: of the same name for all who start on its outbox. */
const queueOf = (outbox: string): string => `test-${createHash('sha256').update(outbox).digest('hex').slice(0, 12)}`;

describe('on a real PostgreSQL', () => {
  let url = '';
  let owner = '';
  let stop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const base = inject('base');
    const server = 'postgres' in base ? { url: base.postgres, stop } : await startPostgres();
    ({ stop } = server);
    owner = server.url;
    await administer(owner, 'create database zhian_queue');
    url = `${server.url}/zhian_queue`;
  });
  afterAll(async () => {
    await stop();
  });
  jobsContract('the outbox relayed to BullMQ', (cx, handlers, outbox) => startBull(cx, url, handlers, { queue: queueOf(outbox), idleMs: 10_000 }));

  it('does what an earlier release left in the one queue for all', async () => {
    const world = await createWorld();
    const cx = { ...world.cx, now: systemNow };
    const options = { queue: queueOf(world.url), idleMs: 200 };
    const definition = { name: 'late', payload: z.object({}), attempts: 1, backoffMs: 10, timeoutMs: 5_000 };
    const before = await startBull(cx, url, [handler(defineJob(definition), async () => null)], { ...options, work: false });
    await world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: systemNow(), build: () => ({ steps: [], jobs: [defineJob(definition).job('left', {})] }) });
    before.kick();
    const state = async () => (await world.store.read.select().from(jobs).where(eq(jobs.id, 'left')))[0]?.state;
    await vi.waitFor(async () => expect(await state()).toBe('relayed'), { timeout: 10_000 });
    await before.stop(200);
    let times = 0;
    const runner = await startBull(cx, url, [handler(defineJob({ ...definition, lane: 'waiting' }), async () => void (times += 1))], options);
    onTestFinished(() => runner.stop(200));
    await vi.waitFor(async () => expect(await state()).toBe('done'), { timeout: 10_000 });
    expect(times).toBe(1);
  });

  it('goes on after the queue lost every connection, also in the middle of a job', async () => {
    const world = await createWorld();
    const cx = { ...world.cx, now: systemNow };
    const probe = defineJob({ name: 'probe', payload: z.object({ text: z.string() }), attempts: 5, backoffMs: 40, timeoutMs: 20_000 });
    const cut = () => administer(owner, `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'zhian_queue'`);
    const done = new Set<string>();
    const runner = await startBull(cx, url, [handler(probe, async (_, { text }) => {
      if (text === 'first' && !done.has('cut')) {
        done.add('cut');
        await cut();
      }
      done.add(text);
    })], { queue: queueOf(world.url), idleMs: 200 });
    onTestFinished(() => runner.stop(200));
    const ask = (id: string) => world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: systemNow(), build: () => ({ steps: [], jobs: [probe.job(id, { text: id })] }) });
    const state = async (id: string) => (await world.store.read.select().from(jobs).where(eq(jobs.id, id)))[0]?.state;
    await ask('first');
    await vi.waitFor(async () => expect(await state('first')).toBe('done'), { timeout: 45_000, interval: 100 });
    await cut();
    await ask('second');
    await vi.waitFor(async () => expect(await state('second')).toBe('done'), { timeout: 45_000, interval: 100 });
    expect(done).toEqual(new Set(['cut', 'first', 'second']));
  }, 100_000);
});

describe.runIf(process.env.REDIS_URL)('on Redis', () => {
  jobsContract('the outbox relayed to BullMQ', (cx, handlers, outbox) =>
    startBull(cx, process.env.REDIS_URL ?? '', handlers, { queue: queueOf(outbox), idleMs: 10_000 }),
  );
});
