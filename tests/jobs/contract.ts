import { asc, eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { NewJob } from 'db/dialect/store';
import { jobs } from 'db/schema/log';
import { defineJob } from 'jobs/definitions/define';
import type { Runner } from 'jobs/adapters/execute';
import { type Handler, handler, type JobRun } from 'jobs/handlers/handler';
import { SYSTEM } from '~/domain/shared/actor';
import { instantOf } from '~/domain/shared/instant';
import { type Context, systemNow } from '~/services/context';
import { createWorld, type World } from '../world/factory';

/** Starts one process's worth of the adapter under test, over the world's outbox. */
export type StartRunner = (cx: Context, handlers: readonly Handler[], outbox: string) => Promise<Runner>;

const probeJob = (options: { attempts?: number; timeoutMs?: number } = {}) =>
  defineJob({ name: 'probe', payload: z.object({ text: z.string() }), attempts: options.attempts ?? 3, backoffMs: 40, timeoutMs: options.timeoutMs ?? 5_000 });

interface Bench {
  world: World;
  cx: Context;
  /** What was logged as an error or a warning, with its facts. */
  logged: { level: 'error' | 'warn'; facts: Record<string, unknown> }[];
  /** Asks for jobs in a write set of 海纳, as services do. */
  ask: (...wanted: NewJob[]) => Promise<void>;
  row: (id: string) => Promise<typeof jobs.$inferSelect>;
  /** Waits until the row is in the state, and gives it. */
  until: (id: string, state: string) => Promise<typeof jobs.$inferSelect>;
  start: (...handlers: Handler[]) => Promise<Runner>;
}

/** The promises every adapter keeps; the same list runs on each. */
export function jobsContract(name: string, start: StartRunner): void {
  const bench = async (): Promise<Bench> => {
    const world = await createWorld();
    const logged: Bench['logged'] = [];
    const log = {
      error: (facts: Record<string, unknown>) => logged.push({ level: 'error', facts }),
      warn: (facts: Record<string, unknown>) => logged.push({ level: 'warn', facts }),
      child: () => log,
    };
    const cx: Context = { ...world.cx, now: systemNow, log: log as unknown as Context['log'] };
    const runners: Runner[] = [];
    const row = async (id: string) => (await world.store.read.select().from(jobs).where(eq(jobs.id, id)))[0]!;
    // the outbox and its own queue are gone with the world, so what works them ends first
    onTestFinished(async () => {
      await Promise.all(runners.map((runner) => runner.stop(200)));
    });
    return {
      world, cx, logged, row,
      ask: async (...wanted) => {
        await world.store.commit({ enterpriseId: world.haina.enterpriseId, actor: SYSTEM, at: systemNow(), build: () => ({ steps: [], jobs: wanted }) });
        runners.forEach((runner) => runner.kick());
      },
      until: (id, state) =>
        vi.waitFor(async () => {
          const found = await row(id);
          expect(found.state).toBe(state);
          return found;
        }, { timeout: 15_000, interval: 25 }),
      start: async (...handlers) => {
        const runner = await start(cx, handlers, world.url);
        runners.push(runner);
        return runner;
      },
    };
  };
  const count = () => {
    const seen: { text: string; run: JobRun }[] = [];
    return { seen, work: async (_: Context, { text }: { text: string }, run: JobRun) => void seen.push({ text, run }) };
  };

  describe(name, () => {
    it('runs a job asked for in a write set, once, with its payload, and keeps the result', async () => {
      const { ask, start: begin, until } = await bench();
      const probe = probeJob();
      const runs: string[] = [];
      await begin(handler(probe, async (_, { text }) => {
        runs.push(text);
        return { said: text };
      }));
      await ask(probe.job('一：1', { text: '挤塑' }));
      await ask(probe.job('一：1', { text: '又一次' }));
      expect(await until('一：1', 'done')).toMatchObject({ progress: 100, attempts: 1, result: { said: '挤塑' }, error: null });
      expect(runs).toEqual(['挤塑']);
    });

    it('refuses a payload of another shape when asked, and gives it up at once when it is found in the outbox', async () => {
      const { ask, start: begin, until, logged } = await bench();
      const probe = probeJob();
      expect(() => probe.job('x', { text: 7 } as never)).toThrow();
      await begin(handler(probe, count().work));
      await ask({ id: 'bent', name: 'probe', payload: { text: 7 } });
      expect(await until('bent', 'failed')).toMatchObject({ attempts: 1, error: expect.stringContaining('UnreadablePayload') });
      expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1);
    });

    it('waits for the time of a job', async () => {
      const { ask, start: begin, until, row } = await bench();
      const probe = probeJob();
      const at = instantOf(Date.now() + 4_000);
      await begin(handler(probe, async () => systemNow()));
      await ask(probe.job('later', { text: '' }, at), probe.job('now', { text: '' }));
      await until('now', 'done');
      expect((await row('later')).state).toBe('waiting');
      const ended = (await until('later', 'done')).result as string;
      expect(ended >= at).toBe(true);
    });

    it('tries again with growing waits, counting attempts from one', async () => {
      const { ask, start: begin, until, logged, world } = await bench();
      const probe = probeJob({ attempts: 3 });
      const attempts: { attempt: number; at: number }[] = [];
      await begin(handler(probe, async (_, __, { attempt }) => {
        attempts.push({ attempt, at: Date.now() });
        if (attempt < 3) throw new Error('未成');
      }));
      await ask(probe.job('stubborn', { text: '' }));
      expect(await until('stubborn', 'done')).toMatchObject({ attempts: 3, error: null });
      expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(attempts[1]!.at - attempts[0]!.at).toBeGreaterThanOrEqual(35);
      expect(attempts[2]!.at - attempts[1]!.at).toBeGreaterThanOrEqual(75);
      expect(logged).toHaveLength(2);
      expect(logged[0]).toMatchObject({ level: 'warn', facts: { job: 'stubborn', tenant: world.haina.enterpriseId, attempt: 1 } });
    });

    it('fails for good after the last attempt, and tells job and tenant', async () => {
      const { ask, start: begin, until, logged, world } = await bench();
      const probe = probeJob({ attempts: 2 });
      await begin(handler(probe, async () => {
        throw new Error('断了');
      }));
      await ask(probe.job('hopeless', { text: '' }));
      const row = await until('hopeless', 'failed');
      expect(row).toMatchObject({ attempts: 2, error: 'Error: 断了' });
      expect(row.finishedAt).not.toBeNull();
      expect(logged.at(-1)).toMatchObject({ level: 'error', facts: { job: 'hopeless', tenant: world.haina.enterpriseId, attempt: 2 } });
    });

    it('shows progress while it works', async () => {
      const { ask, start: begin, until, row } = await bench();
      const probe = probeJob();
      let finish = (): void => undefined;
      const held = new Promise<void>((resolve) => (finish = resolve));
      await begin(handler(probe, async (_, __, { progress }) => {
        await progress(42.7);
        await held;
      }));
      await ask(probe.job('long', { text: '' }));
      await vi.waitFor(async () => expect(await row('long')).toMatchObject({ state: 'running', progress: 42 }), { timeout: 10_000 });
      finish();
      expect((await until('long', 'done')).progress).toBe(100);
    });

    it('aborts an attempt that takes too long', async () => {
      const { ask, start: begin, until } = await bench();
      const probe = probeJob({ attempts: 1, timeoutMs: 80 });
      let aborted = false;
      await begin(handler(probe, (_, __, { signal }) => new Promise(() => {
        signal.addEventListener('abort', () => (aborted = true));
      })));
      await ask(probe.job('endless', { text: '' }));
      expect((await until('endless', 'failed')).error).toContain('TimedOut');
      expect(aborted).toBe(true);
    });

    it('lets what runs finish when it stops', async () => {
      const { ask, start: begin, row } = await bench();
      const probe = probeJob();
      let started = (): void => undefined;
      const running = new Promise<void>((resolve) => (started = resolve));
      const runner = await begin(handler(probe, async () => {
        started();
        await new Promise((resolve) => setTimeout(resolve, 150));
      }));
      await ask(probe.job('short', { text: '' }));
      await running;
      await runner.stop(3_000);
      expect((await row('short')).state).toBe('done');
    });

    it('hands back what does not finish in time, and the next process does it without an attempt lost', async () => {
      const { ask, start: begin, until, row } = await bench();
      const probe = probeJob({ attempts: 1 });
      let started = (): void => undefined;
      const running = new Promise<void>((resolve) => (started = resolve));
      const first = await begin(handler(probe, (_, __, { signal }) => {
        started();
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      }));
      await ask(probe.job('heavy', { text: '' }));
      await running;
      await first.stop(50);
      expect(await row('heavy')).toMatchObject({ attempts: 0, error: null });
      expect(['waiting', 'relayed']).toContain((await row('heavy')).state);
      await begin(handler(probe, async () => ({ by: 'second' })));
      expect(await until('heavy', 'done')).toMatchObject({ attempts: 1, result: { by: 'second' } });
    });

    it('runs each job once when two processes share the work', async () => {
      const { ask, start: begin, world } = await bench();
      const probe = probeJob();
      const both = count();
      await begin(handler(probe, both.work));
      await begin(handler(probe, both.work));
      const texts = Array.from({ length: 30 }, (_, index) => `第${index}项`);
      await ask(...texts.map((text) => probe.job(text, { text })));
      await vi.waitFor(async () => {
        const rows = await world.store.read.select({ state: jobs.state }).from(jobs).where(eq(jobs.name, 'probe')).orderBy(asc(jobs.id));
        expect(rows.every(({ state }) => state === 'done')).toBe(true);
      }, { timeout: 20_000, interval: 50 });
      expect(both.seen.map(({ text }) => text).sort()).toEqual([...texts].sort());
    });

    it.each([['servers that answer late', 'waiting', 4], ['work that takes long, which is done one at a time', 'long', 1]] as const)('lets no other job wait behind %s', async (_, lane, most) => {
      const { ask, start: begin, until, world } = await bench();
      const late = defineJob({ name: 'late', payload: z.object({}), attempts: 1, backoffMs: 10, timeoutMs: 60_000, lane });
      const over = new AbortController();
      const probe = probeJob();
      await begin(
        handler(late, (__, ___, { signal }) => new Promise<null>((resolve) => [signal, over.signal].forEach((one) => one.addEventListener('abort', () => resolve(null))))),
        handler(probe, async () => 'done'),
      );
      await ask(...Array.from({ length: 20 }, (_, index) => late.job(`a-late-${index}`, {})));
      const running = async () => (await world.store.read.select().from(jobs).where(eq(jobs.state, 'running'))).length;
      await vi.waitFor(async () => expect(await running()).toBe(most), { timeout: 10_000, interval: 50 });
      await ask(probe.job('prompt', { text: '' }));
      await until('prompt', 'done');
      expect(await running()).toBe(most);
      over.abort();
    });

    it('answers a probe', async () => {
      const { start: begin } = await bench();
      await expect((await begin()).probe()).resolves.toBeUndefined();
    });
  });
}
