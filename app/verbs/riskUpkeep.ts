import { UPKEEP_CONTRACTS as asks } from '~/domain/risk/upkeep/contracts';
import { LIFE_REFUSALS, type LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import { decided } from '~/domain/shared/decision';
import { tellLeft } from '~/domain/shared/several';
import { answerProposal } from '~/services/risk/upkeep/answerProposal';
import { finishReview } from '~/services/risk/upkeep/finishReview';
import { finishReviews } from '~/services/risk/upkeep/finishReviews';
import { openReview } from '~/services/risk/upkeep/openReview';
import { textOf, verb } from './verb';

const REVIEWS = { of: '/risk/reviews', needs: 'risk.edit', words: LIFE_REFUSALS, to: () => '/risk/reviews' } as const;

export const review = verb({ ...REVIEWS, contract: asks.openReview, does: (cx, permit, _, { postId, ...said }) => openReview(cx, permit, { ...said, postIds: postId, lineIds: [] }) });
export const reviewEnd = verb({ ...REVIEWS, of: '/risk/reviews/:id', contract: asks.finishReview, does: (cx, permit, { id = '' }, input) => finishReview(cx, permit, id, input) });

/** Several re-assessments with the same outcome. */
export const reviewsEnd = verb({
  ...REVIEWS,
  contract: asks.finishReviews,
  each: true,
  faults: ({ all, ids, listed }) => (ids.length > 0 || (all && listed !== '') ? [] : [{ field: 'ids', sentence: '请勾选要一起办结的重新评估。' }]),
  does: async (cx, permit, _, { all, ids, listed, ...input }, { key }) => decided(await finishReviews(cx, permit, all ? listed.split(' ').filter(Boolean) : ids, input, key)),
  left: ({ ended, left }) => tellLeft('办结', ended, left.map(({ id, refusal }) => ({ id, text: { ...textOf<LifeRefusal>(LIFE_REFUSALS, refusal), status: 409 } }))),
  tells: () => null,
  to: ({ ended }) => `/risk/reviews?ended=${ended}`,
});

/** What the records propose, taken or not. */
export const proposal = verb({
  of: '/risk/proposals',
  contract: asks.answerProposal,
  needs: 'risk.publish',
  words: LIFE_REFUSALS,
  does: (cx, permit, _, { kind, lineId, basis, answer, reason, frequency, measureKind, measure }) =>
    answerProposal(cx, permit, { kind, lineId, basis }, { accept: answer === 'accept', reason, frequency, measure: measureKind && measure ? { kind: measureKind, text: measure } : null }),
  to: ({ reviewId }: { readonly reviewId?: string | null }) => (reviewId ? `/risk/reviews#${reviewId}` : '/risk/proposals'),
});
