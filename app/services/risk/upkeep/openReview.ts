import { insert } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import { riskReviews } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { openReview as open, type ReviewInput } from '~/domain/risk/upkeep/reviews';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { record } from '../../record';

/** A person opens a dated re-assessment of some posts or lines of the list published last. */
export function openReview(cx: Context, permit: Authorised<'risk.edit'>, input: ReviewInput): Promise<Decision<{ id: string }, LifeRefusal>> {
  return decide<{ id: string }, LifeRefusal>(async () => {
    const { enterpriseId, personId, actor, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const published = await riskOf(scope).latestPublished();
    const [places, items] = await Promise.all([placesOf(scope), published ? riskOf(scope).itemsOf(published.id) : []]);
    const known = { postIds: new Set(places.map(({ postId }) => postId)), lineIds: new Set(items.map(({ lineId }) => lineId)) };
    const decision = open(input, known, today);
    if (!decision.ok) return decision;
    const { trigger, what, postIds, lineIds, dueDay } = decision.fact;
    const id = cx.newId();
    const lines = lineIds.length > 0 ? lineIds : items.filter((item) => postIds.includes(item.postId)).map(({ lineId }) => lineId);
    await record(cx, permit, { type: 'risk.reviewOpened', subject: { kind: 'riskReview', id }, payload: { trigger, what, dueDay, lineIds: lines, posts: postIds } }, [
      insert(riskReviews, {
        enterpriseId, id, trigger, matter: id, what, lineIds: [...lines], postIds: [...postIds], dueDay, openedBy: personId, openedByName: actor.name, openedAt: cx.now(), version: 1,
      }),
    ]);
    return decided({ id });
  });
}
