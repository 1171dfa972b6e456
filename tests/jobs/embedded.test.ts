import { eq } from 'drizzle-orm';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { insert } from 'db/dialect/writes';
import { jobs } from 'db/schema/log';
import { startEmbedded } from 'jobs/adapters/embedded';
import { announceJobs } from 'jobs/announce';
import { defineJob } from 'jobs/definitions/define';
import { handler } from 'jobs/handlers/handler';
import { SYSTEM } from '~/domain/shared/actor';
import { instantOf } from '~/domain/shared/instant';
import { systemNow } from '~/services/context';
import { createWorld } from '../world/factory';
import { jobsContract } from './contract';

jobsContract('the embedded runner', (cx, handlers) => startEmbedded(cx, handlers, { concurrency: 4, idleMs: 10_000 }));

const probe = defineJob({ name: 'probe', payload: z.object({}), attempts: 2, backoffMs: 10, timeoutMs: 5_000 });
const silent = { error: () => undefined, warn: () => undefined, child: () => silent };

it('takes over the work of a process that went silent', async () => {
  const { store, cx } = await createWorld();
  const past = instantOf(Date.now() - 60_000);
  await store.write([
    insert(jobs, [
      { id: 'orphan', name: 'probe', payload: {}, state: 'running', runAt: past, createdAt: past, attempts: 1, progress: 30, leaseUntil: past },
      { id: 'spent', name: 'probe', payload: {}, state: 'running', runAt: past, createdAt: past, attempts: 2, progress: 30, leaseUntil: past },
    ]),
  ]);
  const runner = await startEmbedded({ ...cx, now: systemNow, log: silent as never }, [handler(probe, async () => 'done')]);
  onTestFinished(() => runner.stop());
  const state = async (id: string) => (await store.read.select().from(jobs).where(eq(jobs.id, id)))[0];
  await vi.waitFor(async () => expect(await state('orphan')).toMatchObject({ state: 'done', attempts: 2 }));
  expect(await state('spent')).toMatchObject({ state: 'failed', error: 'Error: its worker went silent' });
});

it('keeps its lease while a handler works longer than the lease', async () => {
  const { store, cx } = await createWorld();
  const context = { ...cx, now: systemNow, log: silent as never };
  let runs = 0;
  const slow = handler(probe, async () => {
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve, 700));
  });
  const options = { leaseMs: 200, idleMs: 50 };
  const runners = [await startEmbedded(context, [slow], options), await startEmbedded(context, [slow], options)];
  onTestFinished(async () => void (await Promise.all(runners.map((runner) => runner.stop()))));
  await store.write([insert(jobs, { id: 'slow', name: 'probe', payload: {}, state: 'waiting', runAt: systemNow(), createdAt: systemNow(), attempts: 0, progress: 0 })]);
  await vi.waitFor(async () => expect((await store.read.select().from(jobs))[0]).toMatchObject({ state: 'done', attempts: 1 }), { timeout: 5_000 });
  expect(runs).toBe(1);
});

it('is woken by a commit that asks for work, without polling', async () => {
  const { store, cx, haina } = await createWorld();
  let kick = (): void => undefined;
  const told = announceJobs(store, () => kick());
  const runner = await startEmbedded({ ...cx, store: told, now: systemNow }, [handler(probe, async () => null)], { idleMs: 60_000 });
  onTestFinished(() => runner.stop());
  kick = runner.kick;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await told.commit({ enterpriseId: haina.enterpriseId, actor: SYSTEM, at: systemNow(), build: () => ({ steps: [], jobs: [probe.job('woken', {})] }) });
  await vi.waitFor(async () => expect((await store.read.select().from(jobs))[0]?.state).toBe('done'), { timeout: 2_000 });
});
