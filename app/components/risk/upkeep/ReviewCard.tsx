import { Link } from '@remix-run/react';
import { ContractForm } from '~/components/forms';
import { DayText, FirstFew, InstantText, LevelTag } from '~/components/ui';
import { UPKEEP_CONTRACTS } from '~/domain/risk/upkeep/contracts';
import { REVIEW_OUTCOME_NAMES, REVIEW_TRIGGER_NAMES, reviewOutcomeWords } from '~/domain/risk/upkeep/reviews';
import type { RiskReviewsView } from '~/pages/risk/upkeep/riskReviews';

type Review = RiskReviewsView['open'][number];
type Draft = { readonly number: number } | null;

/** How a re-assessment may end, with what each means where that is told. */
export const reviewOutcomes = (draft: Draft, told = false) => [
  { value: 'unchanged', label: REVIEW_OUTCOME_NAMES.unchanged, hint: told ? '逐项看过，等级、措施和频次仍然合适' : undefined },
  { value: 'changed', label: reviewOutcomeWords('changed', draft?.number ?? null), hint: told ? (draft ? '改动随下一版发布' : '现在还没有草稿，请先新建一版并作修改') : undefined },
];

/** One re-assessment: what asks for it, which lines, until when, and how it ended or the form to end it. */
export function ReviewCard({ review, draft, mayEdit }: { review: Review; draft: Draft; mayEdit: boolean }) {
  return (
    <article className="life-card" id={review.id}>
      <h3><span className="tag">{REVIEW_TRIGGER_NAMES[review.trigger]}</span> <span>{review.what.map(({ text, hazardId }, index) => (hazardId ? <Link key={index} to={`/hazards/${hazardId}`}>{text}</Link> : text))}</span></h3>
      <p className="life-facts">
        <span>期限 <DayText day={review.dueDay} /></span>
        {review.overdue > 0 ? <span className="late">已超期 {review.overdue} 天</span> : null}
        <span>{review.bySystem ? '系统按记录提出' : `${review.openedByName}提出`} <InstantText at={review.openedAt} /></span>
      </p>
      {review.posts.length > 0 ? <p className="soft">岗位：{review.posts.join('、')}</p> : null}
      <FirstFew of={review.lines} className="life-records" last={review.removedLines > 0 ? <li className="soft">{review.removedLines} 项已不在现行清单里</li> : null}>
        {({ id, riskPoint, level }) => <li key={id}><Link to={`/risk/items/${id}`}>{riskPoint}</Link> {level ? <LevelTag level={level} /> : null}</li>}
      </FirstFew>
      {review.outcome ? (
        <p>
          <b>{reviewOutcomeWords(review.outcome, review.outcomeVersionNumber)}</b>：{review.outcomeReason} <span className="soft">{review.doneByName} · <InstantText at={review.doneAt} /></span>
        </p>
      ) : mayEdit ? (
        <details>
          <summary>办结</summary>
          <ContractForm of={`/risk/reviews/${review.id}`} contract={UPKEEP_CONTRACTS.finishReview} known={{ outcome: { stacked: true, options: reviewOutcomes(draft, true) } }} />
        </details>
      ) : null}
    </article>
  );
}
