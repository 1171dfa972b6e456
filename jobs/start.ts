import type { Context } from '~/services/context';
import { startEmbedded } from './adapters/embedded';
import type { Runner } from './adapters/execute';
import { HANDLERS } from './handlers';
import { startSchedule } from './schedule';

export interface StartOptions {
  /** False for a process that only hands the outbox to the queue and keeps the timetable (`QUEUE_URL` set, workers apart). */
  readonly work?: boolean;
}

/**
 * Starts the jobs of this process: without `queueUrl` it works the outbox itself; with `redis://…` or `postgres://…` it
 * relays the outbox to BullMQ and works that queue. Every process keeps the timetable; its slots have ids of their own.
 */
export async function startJobs(cx: Context, queueUrl?: string, { work = true }: StartOptions = {}): Promise<Runner> {
  const runner = queueUrl ? await startQueue(cx, queueUrl, work) : await startEmbedded(cx, HANDLERS);
  const schedule = startSchedule(cx, runner.kick);
  return {
    kick: runner.kick,
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
