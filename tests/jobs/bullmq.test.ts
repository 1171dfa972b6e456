import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { startBull } from 'jobs/adapters/bullmq';
import { administer, startPostgres } from '../setup/embeddedPostgres';
import { jobsContract } from './contract';

/** Every world has a queue of its own: of the same name for all who start on its outbox. */
const queueOf = (outbox: string): string => `test-${createHash('sha256').update(outbox).digest('hex').slice(0, 12)}`;

describe('on a real PostgreSQL', () => {
  let url = '';
  let stop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const base = inject('base');
    const server = 'postgres' in base ? { url: base.postgres, stop } : await startPostgres();
    ({ stop } = server);
    await administer(server.url, 'create database zhian_queue');
    url = `${server.url}/zhian_queue`;
  });
  afterAll(async () => {
    await stop();
  });
  jobsContract('the outbox relayed to BullMQ', (cx, handlers, outbox) => startBull(cx, url, handlers, { queue: queueOf(outbox), idleMs: 10_000 }));
});

describe.runIf(process.env.REDIS_URL)('on Redis', () => {
  jobsContract('the outbox relayed to BullMQ', (cx, handlers, outbox) =>
    startBull(cx, process.env.REDIS_URL ?? '', handlers, { queue: queueOf(outbox), idleMs: 10_000 }),
  );
});
