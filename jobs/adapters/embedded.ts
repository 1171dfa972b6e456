import type { Lane } from 'jobs/definitions/define';
import { type Handler, UnreadablePayload } from 'jobs/handlers/handler';
import { within } from '~/platform/host/within';
import type { Context } from '~/services/context';
import { backoffOf, execute, HandedBack, logFailure, messageOf, type Runner } from './execute';
import { jobRows, type JobRow } from './rows';
import { wake } from './wake';

export interface EmbeddedOptions {
  /** Jobs at a time; beside them those that wait for somebody else's server, and those that take long. */
  readonly concurrency: number;
  readonly waiting: number;
  readonly long: number;
  /** How long a worker may keep silent before its job is taken from it. */
  readonly leaseMs: number;
  /** How often the outbox is looked at without a reason. */
  readonly idleMs: number;
}

const DEFAULTS: EmbeddedOptions = { concurrency: 2, waiting: 4, long: 1, leaseMs: 30_000, idleMs: 5_000 };

/** After the grace of a stop, how long aborted work has to notice. */
const ABORTED_MS = 1_000;

/**
 * Works the outbox inside this process. Rows are claimed by compare-and-swap under a lease that is renewed while the
 * handler works, so several processes may share one outbox, and the work of one that died is taken over.
 */
export async function startEmbedded(cx: Context, handlers: readonly Handler[], options: Partial<EmbeddedOptions> = {}): Promise<Runner> {
  const { concurrency, waiting, long, leaseMs, idleMs } = { ...DEFAULTS, ...options };
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  const rows = jobRows(cx.store, cx.now, [...byName.keys()]);
  const running = new Map<string, { name: string; work: Promise<void>; stop: AbortController }>();
  const lanes = Object.entries({ usual: concurrency, waiting, long } satisfies Record<Lane, number>).map(([lane, most]) => ({ names: handlers.filter((one) => one.lane === lane).map(({ name }) => name), most }));
  const freeIn = ({ names, most }: (typeof lanes)[number]): number => (names.length === 0 ? 0 : most - [...running.values()].filter(({ name }) => names.includes(name)).length);
  let stopping = false;

  // without an outside queue nobody else will run what was relayed to one
  for (const row of await rows.withQueue()) await rows.takeBack(row);

  const attempt = async (row: JobRow, handler: Handler, stop: AbortController): Promise<void> => {
    const beat = setInterval(() => {
      rows.beat(row, leaseMs).then(
        (held) => held || stop.abort(new HandedBack('the lease was lost')),
        (error: unknown) => cx.log.warn({ err: error, job: row.id }, 'a lease could not be renewed'),
      );
    }, leaseMs / 3);
    try {
      await rows.done(row, await execute(cx, handler, row, rows, stop.signal));
    } catch (error) {
      if (error instanceof HandedBack) {
        await rows.handBack(row, 'waiting');
        return;
      }
      const final = row.attempts >= handler.attempts || error instanceof UnreadablePayload;
      logFailure(cx, row, error, final);
      await (final ? rows.failed(row, messageOf(error)) : rows.retry(row, messageOf(error), backoffOf(handler, row.attempts)));
    } finally {
      clearInterval(beat);
    }
  };

  const begin = (row: JobRow): void => {
    const stop = new AbortController();
    const work = attempt(row, byName.get(row.name)!, stop)
      .catch((error: unknown) => cx.log.error({ err: error, job: row.id, tenant: row.enterpriseId }, 'the outcome of a job could not be written'))
      .finally(() => {
        running.delete(row.id);
        loop.kick();
      });
    running.set(row.id, { name: row.name, work, stop });
  };

  const takeOver = async (row: JobRow): Promise<void> => {
    const handler = byName.get(row.name)!;
    const error = new Error('its worker went silent');
    const final = row.attempts >= handler.attempts;
    if (await (final ? rows.failed(row, messageOf(error)) : rows.retry(row, messageOf(error), 0))) logFailure(cx, row, error, final);
  };

  const look = async () => {
    for (const row of await rows.lost()) if (!running.has(row.id)) await takeOver(row);
    for (const lane of lanes) {
      const free = freeIn(lane);
      if (free <= 0 || stopping) continue;
      const claims = (await rows.due(free, lane.names)).map((row) => (stopping ? Promise.resolve(null) : rows.claim(row, row.attempts + 1, leaseMs)));
      for (const claimed of await Promise.all(claims)) if (claimed) begin(claimed);
    }
    // where a lane is at full strength the end of a job wakes the loop
    return lanes.some((lane) => lane.names.length > 0 && freeIn(lane) <= 0) ? null : rows.nextRunAt();
  };
  const loop = wake(look, cx.now, idleMs, (error) => cx.log.error({ err: error }, 'the outbox could not be read'));

  const end = async (graceMs: number): Promise<void> => {
    stopping = true;
    await loop.stop();
    const ended = (): Promise<unknown> => Promise.all([...running.values()].map(({ work }) => work));
    await within(ended(), graceMs);
    for (const { stop } of running.values()) stop.abort(new HandedBack('the process stops'));
    await within(ended(), ABORTED_MS);
  };
  let stopped: Promise<void> | undefined;

  return {
    kick: loop.kick,
    stop: (graceMs = 5_000) => (stopped ??= end(graceMs)),
    probe: () => cx.store.ping(),
  };
}
