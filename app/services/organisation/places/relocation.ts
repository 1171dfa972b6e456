import { and, eq, inArray, isNull } from 'drizzle-orm';
import { update, type Write } from 'db/dialect/writes';
import { peopleOf } from 'db/repositories/organisation/people';
import type { Scope } from 'db/repositories/scope';
import { postHoldings, posts, riskItems, riskListPublications, riskListVersions } from 'db/schema';
import type { Post, Versioned } from '~/domain/organisation/types';
import { runs } from '~/domain/organisation/people/stretches';
import type { Day } from '~/domain/shared/day';

/**
 * The writes that put posts into another place: the posts themselves, who holds them now, and the draft's rows that
 * name them. Published rows, records and hazards keep the place they were made in.
 */
export async function relocationOf(scope: Scope, moving: readonly Versioned<Post>[], place: { workshopId: string; teamId: string | null }, today: Day): Promise<Write[]> {
  if (moving.length === 0) return [];
  const ids = moving.map(({ id }) => id);
  const { enterpriseId } = scope;
  const [holdings, drafted] = await Promise.all([peopleOf(scope).holdings(), draftItemsAt(scope, ids)]);
  return [
    ...moving.map((post) => update(posts, { enterpriseId, id: post.id }, { ...place, version: post.version + 1 }, { version: post.version })),
    ...holdings
      .filter((holding) => holding.postId !== null && ids.includes(holding.postId) && holding.workshopId !== place.workshopId && runs(holding, today))
      .map(({ id, version }) => update(postHoldings, { enterpriseId, id }, { workshopId: place.workshopId, version: version + 1 }, { version })),
    ...drafted
      .filter((item) => item.workshopId !== place.workshopId)
      .map(({ id, version }) => update(riskItems, { enterpriseId, id }, { workshopId: place.workshopId, version: version + 1 }, { version })),
  ];
}

async function draftItemsAt(scope: Scope, postIds: readonly string[]): Promise<{ id: string; workshopId: string; version: number }[]> {
  return scope.read
    .select({ id: riskItems.id, workshopId: riskItems.workshopId, version: riskItems.version })
    .from(riskItems)
    .innerJoin(riskListVersions, and(eq(riskListVersions.enterpriseId, riskItems.enterpriseId), eq(riskListVersions.id, riskItems.versionId)))
    .leftJoin(riskListPublications, and(eq(riskListPublications.enterpriseId, riskListVersions.enterpriseId), eq(riskListPublications.versionId, riskListVersions.id)))
    .where(and(eq(riskItems.enterpriseId, scope.enterpriseId), inArray(riskItems.postId, [...postIds]), isNull(riskListPublications.versionId)));
}
