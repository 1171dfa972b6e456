import { and, desc, eq, notInArray } from 'drizzle-orm';
import type { Json } from '../../../app/domain/shared/canonical';
import type { Instant } from '../../../app/domain/shared/instant';
import { type JobState, jobs } from '../../schema/log';
import type { Scope } from '../scope';

/** A job of one factory as somebody watches it. */
export interface JobOnFile {
  readonly id: string;
  readonly payload: Json;
  readonly state: JobState;
  /** Percent. */
  readonly progress: number;
  readonly attempts: number;
  readonly result: Json;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

const WATCHED = { id: jobs.id, payload: jobs.payload, state: jobs.state, progress: jobs.progress, attempts: jobs.attempts, result: jobs.result, createdAt: jobs.createdAt, finishedAt: jobs.finishedAt };

/** Jobs of one name that belong to one factory. */
export const watchedJobsOf = (scope: Scope, name: string) => ({
  /** The newest, at most so many. */
  newest: (most: number): Promise<JobOnFile[]> =>
    scope.read.select(WATCHED).from(jobs).where(and(eq(jobs.enterpriseId, scope.enterpriseId), eq(jobs.name, name))).orderBy(desc(jobs.createdAt), desc(jobs.id)).limit(most),
  /** Those that are waited for, the first that was asked for first; at most so many. */
  open: (most: number): Promise<JobOnFile[]> =>
    scope.read.select(WATCHED).from(jobs).where(and(eq(jobs.enterpriseId, scope.enterpriseId), eq(jobs.name, name), notInArray(jobs.state, ['done', 'failed']))).orderBy(jobs.createdAt, jobs.id).limit(most),
  /** Null when there is none of this id, name and factory. */
  async byId(id: string): Promise<JobOnFile | null> {
    const [row] = await scope.read
      .select(WATCHED)
      .from(jobs)
      .where(and(eq(jobs.id, id), eq(jobs.name, name), eq(jobs.enterpriseId, scope.enterpriseId)));
    return row ?? null;
  },
});
