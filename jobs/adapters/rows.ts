import { and, asc, eq, inArray, isNull, lt, lte, min, or } from 'drizzle-orm';
import { Conflict, type Store } from 'db/dialect/store';
import { update } from 'db/dialect/writes';
import { jobs } from 'db/schema/log';
import type { Json } from '~/domain/shared/canonical';
import { type Instant, instantOf, millisecondsOf } from '~/domain/shared/instant';

export type JobRow = typeof jobs.$inferSelect;
type Columns = Partial<typeof jobs.$inferInsert>;

/** The longest text of an error that is kept with its row. */
const ERROR_LENGTH = 2_000;

/**
 * The outbox as the adapters use it. A row moves only by compare-and-swap on its state and attempt, so two processes
 * never hold the same attempt; every mover answers whether it was the one to move it.
 */
export function jobRows(store: Store, now: () => Instant, names: readonly string[]) {
  const mine = inArray(jobs.name, [...names]);
  const move = async (row: Pick<JobRow, 'id' | 'state' | 'attempts'>, set: Columns): Promise<boolean> => {
    try {
      await store.write([update(jobs, { id: row.id }, set, { state: row.state, attempts: row.attempts })]);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  };
  const later = (milliseconds: number): Instant => instantOf(millisecondsOf(now()) + milliseconds);

  return {
    byId: async (id: string): Promise<JobRow | null> => (await store.read.select().from(jobs).where(eq(jobs.id, id)))[0] ?? null,

    /** Rows whose time has come, of some names or of all, the longest waiting first. */
    due: (limit: number, some: readonly string[] = names): Promise<JobRow[]> =>
      store.read.select().from(jobs).where(and(eq(jobs.state, 'waiting'), lte(jobs.runAt, now()), inArray(jobs.name, [...some]))).orderBy(asc(jobs.runAt), asc(jobs.id)).limit(limit),

    /** Rows whose worker kept silent for longer than its lease. */
    lost: (): Promise<JobRow[]> => store.read.select().from(jobs).where(and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, now()), mine)),

    /** Rows that stand with an outside queue, or stood with one that no longer runs them. */
    withQueue: (): Promise<JobRow[]> =>
      store.read.select().from(jobs).where(and(or(eq(jobs.state, 'relayed'), and(eq(jobs.state, 'running'), isNull(jobs.leaseUntil))), mine)),

    /** When the next waiting row becomes due; null when none waits. */
    nextRunAt: async (): Promise<Instant | null> =>
      (await store.read.select({ at: min(jobs.runAt) }).from(jobs).where(and(eq(jobs.state, 'waiting'), mine)))[0]?.at ?? null,

    /** Takes a row for its next attempt; the row as it now stands, or null when somebody else took it. */
    claim: async (row: JobRow, attempt: number, leaseMs: number | null): Promise<JobRow | null> => {
      const set = { state: 'running', attempts: attempt, leaseUntil: leaseMs === null ? null : later(leaseMs), progress: 0 } as const;
      return (await move(row, set)) ? { ...row, ...set } : null;
    },
    beat: (row: JobRow, leaseMs: number) => move(row, { leaseUntil: later(leaseMs) }),
    progress: (row: JobRow, percent: number) => move(row, { progress: percent }),
    relayed: (row: JobRow) => move(row, { state: 'relayed', leaseUntil: null }),
    done: (row: JobRow, result: Json) => move(row, { state: 'done', progress: 100, result, error: null, leaseUntil: null, finishedAt: now() }),
    failed: (row: JobRow, error: string) => move(row, { state: 'failed', error: error.slice(0, ERROR_LENGTH), leaseUntil: null, finishedAt: now() }),
    /** Back to the waiting rows, to be tried again after `waitMs`. */
    retry: (row: JobRow, error: string, waitMs: number) => move(row, { state: 'waiting', error: error.slice(0, ERROR_LENGTH), leaseUntil: null, runAt: later(waitMs) }),
    /** Taken from an outside queue that no longer runs it. */
    takeBack: (row: JobRow) => move(row, { state: 'waiting', leaseUntil: null }),
    /** Left to the outside queue, which makes the next attempt by its own clock. */
    awaitQueue: (row: JobRow, error: string) => move(row, { state: 'relayed', error: error.slice(0, ERROR_LENGTH), leaseUntil: null }),
    /** Back to where it came from as if the attempt had not been made. */
    handBack: (row: JobRow, state: 'waiting' | 'relayed') => move(row, { state, attempts: Math.max(0, row.attempts - 1), leaseUntil: null }),
  };
}

export type JobRows = ReturnType<typeof jobRows>;
