import { openContext } from '~/entry/boot';
import { readConfig } from '~/platform/host/config';
import { startJobs } from './start';

/** Works the queue in a process of its own, beside servers that only answer requests. Ends on SIGTERM, handing back what it holds. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const cx = await openContext(config);
  const jobs = await startJobs(cx, config.queueUrl);
  cx.log.info({ queue: config.queueUrl ? 'bullmq' : 'outbox' }, 'worker ready');
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await jobs.stop(20_000);
    await cx.store.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.name === 'CannotStart' ? error.message : error);
  process.exit(1);
});
