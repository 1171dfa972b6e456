import { createPostgresBackend, type Job, type Processor, Queue, runMigrations, UnrecoverableError, WaitingError, withBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Lane } from 'jobs/definitions/define';
import { type Handler, UnreadablePayload } from 'jobs/handlers/handler';
import { within } from '~/platform/host/within';
import type { Context } from '~/services/context';
import { execute, HandedBack, logFailure, messageOf, type Runner } from './execute';
import { jobRows, type JobRow } from './rows';
import { wake, type Wake } from './wake';

export interface BullOptions {
  readonly queue: string;
  /** Jobs at a time; beside them those that wait for somebody else's server, and those that take long. */
  readonly concurrency: number;
  readonly waiting: number;
  readonly long: number;
  readonly idleMs: number;
  /** Whether this process also works, or only hands the outbox over. */
  readonly work: boolean;
}

const DEFAULTS: BullOptions = { queue: 'zhian', concurrency: 4, waiting: 4, long: 1, idleMs: 5_000, work: true };

/** What travels through the queue: where the row stands; the row itself is read again when its turn comes. */
interface Carried {
  readonly id: string;
}

/** Looks at a row that moves while it is claimed, before the attempt is given up. */
const CLAIM_LOOKS = 5;
const RELAY_BATCH = 100;
const ABORTED_MS = 1_000;
/** How long a start waits for the queue. People are served without it; what they ask for stays in the outbox until it is there. */
const START_MS = 3_000;
/** A server that owes an answer for so long is gone, whatever its connection says. Longer than a worker waits for the next job (10 s). */
const SILENT_MS = 30_000;
/** Finished jobs stay known to the queue this long (seconds), so that a row relayed twice still runs once. */
const KEEP_SECONDS = 86_400;

/** BullMQ takes no colon in an id of ours. */
const queueId = (rowId: string): string => rowId.replaceAll(':', '.');

/** Queues and workers over Redis or PostgreSQL, with what must be closed after them. */
async function connect(url: string) {
  if (/^postgres(ql)?:/.test(url)) {
    // the LISTEN client of each of queue and worker holds a connection of its own
    const pool = new pg.Pool({ connectionString: url, max: 14, options: '-c search_path=bullmq' });
    pool.on('error', () => undefined);
    // A connection that is lost while it is lent out tells its queries, which fail, and itself; unheard that would end the process.
    pool.on('connect', (lent) => lent.on('error', () => undefined));
    const client = await pool.connect();
    try {
      await runMigrations(client, 'bullmq');
    } finally {
      client.release();
    }
    const classes = withBackend(createPostgresBackend);
    return {
      queue: (name: string) => new classes.Queue<Carried>(name, { connection: pool }),
      worker: (name: string, processor: Processor<Carried>, concurrency: number) => new classes.Worker<Carried>(name, processor, { connection: pool, concurrency }),
      close: () => pool.end(),
    };
  }
  const connection = new Redis(url, { maxRetriesPerRequest: null, socketTimeout: SILENT_MS });
  connection.on('error', () => undefined);
  return {
    queue: (name: string) => new Queue<Carried>(name, { connection }),
    worker: (name: string, processor: Processor<Carried>, concurrency: number) => new Worker<Carried>(name, processor, { connection, concurrency }),
    close: async () => connection.disconnect(),
  };
}

/**
 * Relays the outbox to BullMQ, with the row's id as job id, and works the queue. State, progress, result and error are
 * written back to the row, so that whoever watches a job sees the same under either adapter. A row is added to the queue
 * before it is marked as relayed: a crash between the two adds it again, which the queue ignores by its id. Each lane
 * has a queue and a worker of its own, so that a server that answers late, or a job that takes long, holds up its own lane and nobody else. While Redis is away, also at the start
 * and at the end, nobody waits for it: work goes on when it is back.
 */
export async function startBull(cx: Context, url: string, handlers: readonly Handler[], options: Partial<BullOptions> = {}): Promise<Runner> {
  const { queue: queueName, concurrency, waiting, long, idleMs, work } = { ...DEFAULTS, ...options };
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  const rows = jobRows(cx.store, cx.now, [...byName.keys()]);
  const link = await connect(url);
  const kinds: readonly { readonly lane: Lane; readonly name: string; readonly most: number }[] = [
    { lane: 'usual', name: queueName, most: concurrency }, { lane: 'waiting', name: `${queueName}-waiting`, most: waiting }, { lane: 'long', name: `${queueName}-long`, most: long },
  ];
  const lanes = kinds.map((lane) => {
    const queue = link.queue(lane.name);
    queue.on('error', (error) => cx.log.warn({ err: error }, 'the queue reports an error'));
    return { ...lane, queue };
  });
  const laneOf = ({ lane }: Handler): (typeof lanes)[number] => lanes.find((one) => one.lane === lane)!;
  const stop = new AbortController();

  const add = async (row: JobRow): Promise<void> => {
    const handler = byName.get(row.name)!;
    const { attempts, backoffMs } = handler;
    await laneOf(handler).queue.add(row.name, { id: row.id }, {
      jobId: queueId(row.id), attempts, backoff: { type: 'exponential', delay: backoffMs },
      removeOnComplete: { age: KEEP_SECONDS }, removeOnFail: { age: KEEP_SECONDS },
    });
  };
  const relay = async () => {
    const due = await rows.due(RELAY_BATCH);
    for (const row of due) {
      await add(row);
      await rows.relayed(row);
    }
    return due.length === RELAY_BATCH ? cx.now() : rows.nextRunAt();
  };

  /** The relay may mark a row in the very moment the queue hands it out: it is read again until the claim holds. */
  const claimRow = async (job: Job<Carried>): Promise<{ handler: Handler; claimed: JobRow } | null> => {
    for (let look = 1; look <= CLAIM_LOOKS; look += 1) {
      const row = await rows.byId(job.data.id);
      if (!row || row.state === 'done' || row.state === 'failed') return null;
      const handler = byName.get(row.name);
      if (!handler) throw new UnrecoverableError(`nobody handles ${row.name}`);
      // A release before this one had one queue for all: what it left there goes on in its own.
      if (job.queueName !== laneOf(handler).name) {
        await add(row);
        return null;
      }
      const claimed = await rows.claim(row, job.attemptsMade + 1, null);
      if (claimed) return { handler, claimed };
    }
    throw new Error(`the row of job ${job.data.id} moved while it was taken`);
  };

  const process = async (job: Job<Carried>, token?: string): Promise<null> => {
    const claim = await claimRow(job);
    if (!claim) return null;
    const { handler, claimed } = claim;
    try {
      await rows.done(claimed, await execute(cx, handler, claimed, rows, stop.signal));
      return null;
    } catch (error) {
      if (error instanceof HandedBack) {
        await rows.handBack(claimed, 'relayed');
        await job.moveToWait(token);
        throw new WaitingError();
      }
      const final = claimed.attempts >= handler.attempts || error instanceof UnreadablePayload;
      logFailure(cx, claimed, error, final);
      await (final ? rows.failed(claimed, messageOf(error)) : rows.awaitQueue(claimed, messageOf(error)));
      throw final ? new UnrecoverableError(messageOf(error)) : error;
    }
  };
  /** A job whose workers died too often ends in the queue without our processor: its row learns of it here. */
  const ended = async (job: Job<Carried> | undefined, error: Error): Promise<void> => {
    const row = job?.finishedOn ? await rows.byId(job.data.id) : null;
    if (row?.state === 'running' && (await rows.failed(row, messageOf(error)))) logFailure(cx, row, error, true);
  };
  let loop: Wake | undefined;
  const workers: ReturnType<typeof link.worker>[] = [];
  let stopped: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    for (const { queue } of lanes) await queue.waitUntilReady();
    // a queue that lost its memory gets its jobs again; one that did not ignores them by their ids
    for (const row of await rows.withQueue()) await add(row);
    if (stopped) return;
    loop = wake(relay, cx.now, idleMs, (error) => cx.log.error({ err: error }, 'the outbox could not be relayed'));
    if (!work) return;
    for (const { name, most } of lanes) {
      const worker = link.worker(name, process, most);
      workers.push(worker);
      worker.on('error', (error) => cx.log.warn({ err: error }, 'the worker of the queue reports an error'));
      worker.on('failed', (job, error) => {
        ended(job, error).catch((fault: unknown) => cx.log.error({ err: fault, job: job?.data.id }, 'the end of a job could not be written'));
      });
    }
    for (const worker of workers) await worker.waitUntilReady();
  };
  const begun = begin();
  if (!(await within(begun, START_MS))) {
    cx.log.warn('the queue does not answer; work waits until it does');
    begun.catch((error: unknown) => (stopped ? undefined : cx.log.error({ err: error }, 'the queue could not be begun')));
  }

  const end = async (graceMs: number): Promise<void> => {
    await within(Promise.resolve(loop?.stop()), graceMs);
    if (workers.length > 0) {
      const closed = Promise.all(workers.map((worker) => worker.close()));
      await within(closed, graceMs);
      stop.abort(new HandedBack('the process stops'));
      await within(closed, ABORTED_MS);
    }
    await within(Promise.all(lanes.map(({ queue }) => queue.close())), ABORTED_MS);
    await link.close();
  };
  let asked: Promise<unknown> | undefined;

  return {
    kick: () => loop?.kick(),
    stop: (graceMs = 5_000) => (stopped ??= end(graceMs)),
    // one question at a time: those nobody answers would pile up
    probe: async () => void (await (asked ??= Promise.all(lanes.map(({ queue }) => queue.getJobCounts('waiting'))).finally(() => (asked = undefined)))),
  };
}
