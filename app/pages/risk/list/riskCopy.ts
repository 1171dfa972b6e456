import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { matchPlace } from '~/domain/risk/library/matching';
import type { Context } from '~/services/context';

/**
 * Workshops whose rows can be had elsewhere, the posts of the one chosen with their rows, and the posts of a target
 * workshop they would go to, those of the same name proposed. Five queries.
 */
export async function riskCopy(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, from: string | null, to: string | null) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [draft, places] = await Promise.all([risk.draft(), placesOf(scope)]);
  const list = draft ?? (await risk.latestPublished());
  const items = list ? await risk.pointsOf(list.id) : [];
  const workshops = [...new Map(places.map(({ workshopId, workshopName }) => [workshopId, workshopName]))].map(([id, name]) => ({ id, name, items: items.filter(({ workshopId }) => workshopId === id).length }));
  const targets = places.filter(({ workshopId }) => workshopId === to);
  const posts = places
    .filter(({ workshopId }) => workshopId === from)
    .map((place) => ({ ...place, rows: items.filter(({ postId }) => postId === place.postId) }))
    .filter(({ rows }) => rows.length > 0);
  return {
    workshops,
    from: workshops.find(({ id }) => id === from) ?? null,
    to: workshops.find(({ id }) => id === to) ?? null,
    sources: posts.map(({ postId, postName, workshopName, rows }) => {
      const others = targets.filter((target) => target.postId !== postId);
      const same = matchPlace('', postName, others, [])?.place.postId;
      return { sourceWorkshop: workshopName, sourcePost: postName, postId, rows: rows.length, details: rows.slice(0, 12).map(({ riskPoint }) => riskPoint), guess: same ?? null };
    }),
    posts: targets,
  };
}
