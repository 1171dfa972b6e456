import type { NewJob } from 'db/dialect/store';
import type { z } from 'zod';
import type { Json } from '~/domain/shared/canonical';
import type { Instant } from '~/domain/shared/instant';

/** Jobs of one lane take turns, and hold up no other lane: the usual ones; those that do little but wait for somebody else's server; those that may take many minutes. */
export type Lane = 'usual' | 'waiting' | 'long';

/** A declared job: its name, the shape of what it is given, and how it is tried. Apart from its handler, so that services may ask for it. */
export interface JobDefinition<P extends Json> {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** How often it is tried before it counts as failed. */
  readonly attempts: number;
  /** Wait before the second attempt; doubled before each further one. */
  readonly backoffMs: number;
  /** After this long an attempt is aborted and counts as failed. */
  readonly timeoutMs: number;
  /** The usual one where it is left out. */
  readonly lane?: Lane;
  /** The outbox row for a write set. A second row of the same id is ignored. Throws a ZodError on a payload of the wrong shape. */
  job(id: string, payload: P, runAt?: Instant): NewJob;
}

/** Declares a job. Tenant and actor travel in the payload: a handler knows nothing else. */
export function defineJob<P extends Json>(options: Omit<JobDefinition<P>, 'job'>): JobDefinition<P> {
  return {
    ...options,
    job: (id, payload, runAt) => ({ id, name: options.name, payload: options.payload.parse(payload), ...(runAt ? { runAt } : {}) }),
  };
}
