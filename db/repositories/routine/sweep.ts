import { and, asc, desc, eq, gte, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { SweepItem } from '../../../app/domain/routine/sweep';
import type { Instant } from '../../../app/domain/shared/instant';
import { sweepItems } from '../../schema';
import { organisationOf } from '../organisation/organisation';
import type { Scope } from '../scope';

type Named = readonly { readonly id: string; readonly name: string }[];

/** What places are called: `挤塑车间 · 绝缘挤出岗`, `挤塑车间`, '' for none. */
export const sweptPlaces = (workshops: Named, posts: Named) => ({ workshopId, postId }: Pick<SweepItem, 'workshopId' | 'postId'>): string => {
  const named = (all: Named, id: string | null): string => all.find((one) => one.id === id)?.name ?? '';
  return [named(workshops, workshopId), named(posts, postId)].filter(Boolean).join(' · ');
};

/** What the director of one factory sweeps (自定排查项). */
export const sweepOf = (scope: Scope) => {
  const where = (more?: SQL) => and(eq(sweepItems.enterpriseId, scope.enterpriseId), more);
  const items = (rows: readonly (typeof sweepItems.$inferSelect)[]): SweepItem[] => rows.map(({ enterpriseId: _, enteredBy: _by, ...item }) => item);
  return {
    /** Those nobody has ended, in the order they were entered. */
    inForce: async (): Promise<SweepItem[]> => items(await scope.read.select().from(sweepItems).where(where(isNull(sweepItems.endedAt))).orderBy(asc(sweepItems.enteredAt), asc(sweepItems.id))),
    /** Those in force, with those ended after a moment, in the same order. */
    after: async (end: Instant): Promise<SweepItem[]> =>
      items(await scope.read.select().from(sweepItems).where(where(or(isNull(sweepItems.endedAt), gte(sweepItems.endedAt, end)))).orderBy(asc(sweepItems.enteredAt), asc(sweepItems.id))),
    /** The last ones that were ended, the newest first. */
    ended: async (limit: number): Promise<SweepItem[]> =>
      items(await scope.read.select().from(sweepItems).where(where(isNotNull(sweepItems.endedAt))).orderBy(desc(sweepItems.endedAt), desc(sweepItems.id)).limit(limit)),
    byId: async (id: string): Promise<SweepItem | null> => items(await scope.read.select().from(sweepItems).where(where(eq(sweepItems.id, id))))[0] ?? null,
    /** The same of all places. Two queries. */
    async places(): Promise<(of: Pick<SweepItem, 'workshopId' | 'postId'>) => string> {
      const [workshops, posts] = await Promise.all([organisationOf(scope).workshops(), organisationOf(scope).posts()]);
      return sweptPlaces(workshops, posts);
    },
  };
};
