import type { JobDefinition, Lane } from 'jobs/definitions/define';
import type { Json } from '~/domain/shared/canonical';
import type { Context } from '~/services/context';

/** One attempt, as a handler sees it. */
export interface JobRun {
  /** Id of the outbox row. */
  readonly id: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Aborted when the time is over or the process stops. */
  readonly signal: AbortSignal;
  /** Tells how far the work is, in percent. */
  readonly progress: (percent: number) => Promise<void>;
}

/** A definition with the work behind it, its payload type closed over. */
export interface Handler {
  readonly name: string;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly timeoutMs: number;
  readonly lane: Lane;
  /** Parses the payload and works; errors propagate, or the attempt would never be made again. */
  run(cx: Context, payload: unknown, run: JobRun): Promise<Json>;
}

/** The payload does not have the declared shape: no later attempt can help. */
export class UnreadablePayload extends Error {
  override readonly name = 'UnreadablePayload';
}

/** Binds a definition to what is done. The work must be idempotent: it may run again after a crash or a lost lease. */
export function handler<P extends Json>(definition: JobDefinition<P>, work: (cx: Context, payload: P, run: JobRun) => Promise<Json | void>): Handler {
  const { name, attempts, backoffMs, timeoutMs, lane = 'usual', payload: schema } = definition;
  return {
    name, attempts, backoffMs, timeoutMs, lane,
    run: async (cx, payload, run) => {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) throw new UnreadablePayload(`${name}: ${parsed.error.message}`);
      return (await work(cx, parsed.data, run)) ?? null;
    },
  };
}
