import type { Handler } from 'jobs/handlers/handler';
import type { Json } from '~/domain/shared/canonical';
import type { Context } from '~/services/context';
import type { JobRow, JobRows } from './rows';

/** What both adapters give to those who start them. */
export interface Runner {
  /** Looks for new work at once. */
  readonly kick: () => void;
  /** Takes no more work, waits `graceMs` for what runs, then hands the rest back. */
  readonly stop: (graceMs?: number) => Promise<void>;
  /** Throws when the queue cannot be reached. */
  readonly probe: () => Promise<void>;
}

/** The process stops: the job goes back without an attempt being counted. */
export class HandedBack extends Error {
  override readonly name = 'HandedBack';
}

/** The attempt took longer than its definition allows. */
class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Progress is written at most this often. */
const PROGRESS_MS = 200;

/**
 * Makes one attempt of a claimed row: parses, works, and keeps its progress in the row. Ends with the handler's result,
 * or throws what it threw, `TimedOut`, or the reason `stop` was aborted with. The handler's signal is aborted in the last two cases.
 */
export async function execute(cx: Context, handler: Handler, row: JobRow, rows: JobRows, stop: AbortSignal): Promise<Json> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new TimedOut(`${handler.name} took longer than ${handler.timeoutMs} ms`)), handler.timeoutMs);
  const signal = AbortSignal.any([over.signal, stop]);
  let told = { percent: 0, at: 0 };
  const progress = async (percent: number): Promise<void> => {
    const whole = Math.min(99, Math.max(0, Math.floor(percent)));
    if (signal.aborted || whole <= told.percent || Date.now() - told.at < PROGRESS_MS) return;
    told = { percent: whole, at: Date.now() };
    await rows.progress(row, whole);
  };
  const log = cx.log.child({ job: row.id, jobName: row.name, tenant: row.enterpriseId, attempt: row.attempts });
  try {
    signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    return await Promise.race([handler.run({ ...cx, log }, row.payload, { id: row.id, attempt: row.attempts, signal, progress }), aborted]);
  } finally {
    clearTimeout(timer);
  }
}

/** One sentence of what went wrong. */
export const messageOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** The wait before the attempt after `attempt`. */
export const backoffOf = (handler: Handler, attempt: number): number => handler.backoffMs * 2 ** (attempt - 1);

/** Logs a failed attempt with the job and its tenant. */
export function logFailure(cx: Context, row: JobRow, error: unknown, final: boolean): void {
  const facts = { err: error, job: row.id, jobName: row.name, tenant: row.enterpriseId, attempt: row.attempts };
  if (final) cx.log.error(facts, 'job failed');
  else cx.log.warn(facts, 'attempt of a job failed and will be made again');
}
