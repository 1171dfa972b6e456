import type { Authorised } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import type { FinishInput } from '~/domain/risk/upkeep/reviews';
import type { Context } from '~/services/context';
import { finishReview } from './finishReview';

/** One that could not be ended, and why. */
export interface ReviewLeft {
  readonly id: string;
  readonly refusal: LifeRefusal;
}

/**
 * Ends several re-assessments with the same outcome and reason, each in a write set of its own: one that cannot be ended leaves the
 * others ended. Answers how many were ended, and those that were not.
 */
export async function finishReviews(cx: Context, leave: Authorised<'risk.edit'>, ids: readonly string[], input: FinishInput): Promise<{ readonly ended: number; readonly left: readonly ReviewLeft[] }> {
  const wanted = [...new Set(ids)];
  const left: ReviewLeft[] = [];
  for (const id of wanted) {
    const result = await finishReview(cx, leave, id, input);
    if (!result.ok) left.push({ id, refusal: result.refusal });
  }
  return { ended: wanted.length - left.length, left };
}
