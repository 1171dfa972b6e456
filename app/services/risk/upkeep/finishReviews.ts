import type { Authorised } from '~/domain/organisation/access/authority';
import type { LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import type { FinishInput } from '~/domain/risk/upkeep/reviews';
import type { Context } from '~/services/context';
import type { TakenBefore } from '../../once';
import { severally } from '../../severally';
import { finishReview } from './finishReview';

/** One that could not be ended, and why. */
export interface ReviewLeft {
  readonly id: string;
  readonly refusal: LifeRefusal | TakenBefore;
}

/** Ends several re-assessments with the same outcome and reason. Answers how many were ended, and those that were not. */
export async function finishReviews(
  cx: Context,
  permit: Authorised<'risk.edit'>,
  ids: readonly string[],
  input: FinishInput,
  key: string | null = null,
): Promise<{ readonly ended: number; readonly left: readonly ReviewLeft[] }> {
  const { done, left } = await severally(cx, permit, { key, verb: 'risk.edit /risk/reviews' }, [...new Set(ids)].map((id) => ({ id, ...input })), ({ id }) => id, (sending, { id }) => finishReview(sending, permit, id, input));
  return { ended: done, left: left.map(({ row: { id }, refusal }) => ({ id, refusal })) };
}
