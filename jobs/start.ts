import type { Context } from '~/services/context';
import { startEmbedded } from './adapters/embedded';
import type { Runner } from './adapters/execute';
import { announceJobs } from './announce';
import { HANDLERS } from './handlers';
import { startSchedule } from './schedule';

export interface RunningJobs extends Runner {
  /** The context to serve requests with: its store wakes the runner when a commit asks for work. */
  readonly cx: Context;
}

export interface StartOptions {
  /** False for a process that only hands the outbox to the queue and keeps the timetable (`QUEUE_URL` set, workers apart). */
  readonly work?: boolean;
}

/**
 * Starts the jobs of this process: without `queueUrl` it works the outbox itself; with `redis://…` or `postgres://…` it
 * relays the outbox to BullMQ and works that queue. Every process keeps the timetable; its slots have ids of their own.
 */
export async function startJobs(cx: Context, queueUrl: string | null = null, { work = true }: StartOptions = {}): Promise<RunningJobs> {
  let kick = (): void => undefined;
  const told: Context = { ...cx, store: announceJobs(cx.store, () => kick()) };
  const runner = queueUrl ? await startQueue(told, queueUrl, work) : await startEmbedded(told, HANDLERS);
  kick = runner.kick;
  const schedule = startSchedule(told);
  return {
    cx: told,
    kick,
    probe: runner.probe,
    stop: async (graceMs) => {
      await schedule.stop();
      await runner.stop(graceMs);
    },
  };
}

/** BullMQ is loaded only where it is used. */
async function startQueue(cx: Context, url: string, work: boolean): Promise<Runner> {
  const { startBull } = await import('./adapters/bullmq');
  return startBull(cx, url, HANDLERS, { work });
}
