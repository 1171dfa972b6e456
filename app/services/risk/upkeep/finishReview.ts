import { update } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { scopeOf } from 'db/repositories/scope';
import { riskReviews } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { type FinishInput, finishReview as finish } from '~/domain/risk/upkeep/reviews';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { record } from '../../record';

/** Ends a re-assessment with its outcome and reason; a change names the draft it stands in. */
export function finishReview(cx: Context, permit: Authorised<'risk.edit'>, id: string, input: FinishInput): Promise<Decision<{ id: string }, LifeRefusal>> {
  return decide<{ id: string }, LifeRefusal>(async () => {
    const { enterpriseId, personId, actor } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [review, draft] = await Promise.all([riskLifeOf(scope).review(id), riskOf(scope).draft()]);
    if (!review) return refused({ code: 'notFound' });
    const decision = finish(review, input, draft);
    if (!decision.ok) return decision;
    const { outcome, outcomeReason, outcomeVersionNumber } = decision.fact;
    await record(
      cx,
      permit,
      {
        type: 'risk.reviewFinished', subject: { kind: 'riskReview', id },
        payload: { trigger: review.trigger, outcome, reason: outcomeReason, draft: outcomeVersionNumber, lineIds: [...review.lineIds] },
      },
      [
        update(riskReviews, { enterpriseId, id }, { ...decision.fact, doneBy: personId, doneByName: actor.name, doneAt: cx.now(), version: review.version + 1 }, { version: review.version }),
      ],
    );
    return decided({ id });
  });
}
