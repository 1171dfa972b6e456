import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { jobs } from 'db/schema/log';
import { startBull } from 'jobs/adapters/bullmq';
import { defineJob } from 'jobs/definitions/define';
import { handler } from 'jobs/handlers/handler';
import { SYSTEM } from '~/domain/shared/actor';
import { healthOf } from '~/entry/health';
import { within } from '~/platform/host/within';
import { systemNow } from '~/services/context';
import { createWorld } from '../world/factory';

const probe = defineJob({ name: 'probe', payload: z.object({ text: z.string() }), attempts: 3, backoffMs: 40, timeoutMs: 5_000 });

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)));
}

/** A port nobody listens on. */
async function deadPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A port that takes every connection and never says a word. */
async function mutePort(): Promise<number> {
  const held = new Set<Socket>();
  const server = createServer((socket) => void held.add(socket.on('error', () => undefined)));
  onTestFinished(() => {
    held.forEach((socket) => socket.destroy());
    server.close();
  });
  return listening(server);
}

describe('a process whose Redis is away', () => {
  it.each([['nobody listens', deadPort], ['nobody answers', mutePort]] as const)('starts and says so, keeps what is asked for, and stops: %s', async (_, portOf) => {
    const world = await createWorld();
    const runner = await startBull({ ...world.cx, now: systemNow }, `redis://127.0.0.1:${await portOf()}`, [handler(probe, async () => undefined)], { idleMs: 200 });
    await world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: systemNow(), build: () => ({ steps: [], jobs: [probe.job('kept', { text: 'kept' })] }) });
    runner.kick();
    const health = healthOf(world.cx, runner);
    // asked again and again, it answers each time
    for (const round of [1, 2, 3]) expect([round, await health()]).toMatchObject([round, { ok: false, database: 'ok', storage: 'ok', queue: 'failing' }]);
    expect((await world.store.read.select().from(jobs).where(eq(jobs.id, 'kept')))[0]).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await within(runner.stop(200), 20_000)).toBe(true);
  });
});

/** A way to Redis that can be cut and laid again, at one port. */
async function wayTo(url: string) {
  const { hostname, port } = new URL(url);
  const to = { host: hostname, port: Number(port || 6379) };
  const own = await deadPort();
  let server: Server | undefined;
  const held = new Set<Socket>();
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    held.forEach((socket) => socket.destroy());
    held.clear();
    await closed;
    server = undefined;
  };
  const lay = async (): Promise<void> => {
    server = createServer((from) => {
      const on = createConnection(to);
      for (const socket of [from, on]) held.add(socket.on('error', () => undefined));
      from.pipe(on).pipe(from);
    });
    await new Promise<void>((resolve) => server!.listen(own, '127.0.0.1', resolve));
  };
  onTestFinished(cut);
  return { url: `redis://127.0.0.1:${own}`, cut, lay };
}

describe.runIf(process.env.REDIS_URL)('a process whose Redis comes back', () => {
  it('does what was asked for meanwhile, once, whether it was away at the start or later', async () => {
    const world = await createWorld();
    const way = await wayTo(process.env.REDIS_URL!);
    const done: string[] = [];
    const runner = await startBull({ ...world.cx, now: systemNow }, way.url, [handler(probe, async (_, { text }) => void done.push(text))], { queue: `away-${process.pid}`, idleMs: 200 });
    onTestFinished(() => runner.stop(200));
    const ask = (id: string) => world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: systemNow(), build: () => ({ steps: [], jobs: [probe.job(id, { text: id })] }) });
    const health = healthOf(world.cx, runner);
    await ask('first');
    expect(await health()).toMatchObject({ queue: 'failing' });
    for (const id of ['first', 'second']) {
      await way.lay();
      await vi.waitFor(() => expect(done).toContain(id), { timeout: 20_000, interval: 100 });
      await expect.poll(health, { timeout: 5_000 }).toMatchObject({ ok: true, queue: 'ok' });
      await way.cut();
      if (id === 'first') await ask('second');
    }
    expect(done).toEqual(['first', 'second']);
    await expect.poll(health, { timeout: 5_000 }).toMatchObject({ queue: 'failing' });
  }, 60_000);
});
