import { hazardsOf } from 'db/repositories/hazard/hazards';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { HAZARD_NUMBER } from '~/domain/hazard/numbers';
import { overdueDays, type Review } from '~/domain/risk/upkeep/reviews';
import { addDays } from '~/domain/shared/day';
import type { Context } from '~/services/context';
import { rulesFor } from 'db/repositories/organisation/enterprises';

/** Finished tasks shown. */
const FINISHED = 50;

/** Open re-assessments, the most overdue first, and the latest finished ones. Nine queries. */
export async function riskReviews(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const [reviews, draft, published, posts, places, rules] = await Promise.all([
    riskLifeOf(scope).reviews(), risk.draft(), risk.latestPublished(), organisationOf(scope).posts(), placesOf(scope), rulesFor(scope),
  ]);
  const shownVersion = draft ?? published;
  const said = (what: string): string[] => what.split(HAZARD_NUMBER).filter(Boolean);
  const [items, hazards] = await Promise.all([
    shownVersion ? risk.itemsOf(shownVersion.id) : [], hazardsOf(scope).byNumber([...new Set(reviews.flatMap(({ what }) => said(what).filter((part) => HAZARD_NUMBER.test(part))))]),
  ]);
  const lines = new Map(items.map((item) => [item.lineId, item]));
  const names = new Map(posts.map(({ id, name }) => [id, name]));
  const shown = (review: Review) => {
    const own = review.lineIds.flatMap((id) => lines.get(id) ?? []);
    return {
      id: review.id, trigger: review.trigger, what: said(review.what).map((text) => ({ text, hazardId: hazards.get(text)?.id ?? null })), dueDay: review.dueDay, overdue: overdueDays(review, permit.today),
      openedByName: review.openedByName, bySystem: review.openedBy === null, openedAt: review.openedAt,
      posts: review.postIds.map((id) => names.get(id) ?? ''),
      lines: own.map(({ id, riskPoint, level }) => ({ id, riskPoint, level })), removedLines: review.lineIds.length - own.length,
      outcome: review.outcome, outcomeReason: review.outcomeReason, outcomeVersionNumber: review.outcomeVersionNumber, doneByName: review.doneByName, doneAt: review.doneAt,
    };
  };
  return {
    draft: draft && { id: draft.id, number: draft.number },
    hasList: published !== null,
    open: reviews.filter(({ doneAt }) => doneAt === null).map(shown),
    finished: reviews.filter(({ doneAt }) => doneAt !== null).sort((a, b) => (a.doneAt! < b.doneAt! ? 1 : -1)).slice(0, FINISHED).map(shown),
    posts: places.map(({ postId, postName, workshopName }) => ({ value: postId, label: `${workshopName} · ${postName}` })),
    rules: rules.upkeep,
    recurrenceDays: rules.recurrenceDays,
    defaultDue: addDays(permit.today, rules.upkeep.reviewDays),
  };
}

export type RiskReviewsView = Awaited<ReturnType<typeof riskReviews>>;
