import { Link } from '@remix-run/react';
import { HiddenField, VerbForm, RadioField, SubmitButton, TextAreaField, type FormState } from '~/components/forms';
import { DayText, FirstFew, InstantText, LevelTag } from '~/components/ui';
import { REVIEW_OUTCOME_NAMES, REVIEW_TRIGGER_NAMES, reviewOutcomeWords } from '~/domain/risk/upkeep/reviews';
import type { RiskReviewsView } from '~/pages/risk/upkeep/riskReviews';

type Review = RiskReviewsView['open'][number];

/** One re-assessment: what asks for it, which lines, until when, and how it ended or the form to end it. */
export function ReviewCard({ review, draft, mayEdit, state }: { review: Review; draft: { readonly number: number } | null; mayEdit: boolean; state: FormState | undefined }) {
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
        <details open={state?.values.id === review.id}>
          <summary>办结</summary>
          <VerbForm state={state?.values.id === review.id ? state : undefined}>
            <HiddenField name="act" value="finish" />
            <HiddenField name="id" value={review.id} />
            <RadioField name="outcome" label="评估结果" required stacked options={[
              { value: 'unchanged', label: REVIEW_OUTCOME_NAMES.unchanged, hint: '逐项看过，等级、措施和频次仍然合适' },
              { value: 'changed', label: reviewOutcomeWords('changed', draft?.number ?? null), hint: draft ? '改动随下一版发布' : '现在还没有草稿，请先新建一版并作修改' },
            ]} />
            <TextAreaField name="reason" label="结论和理由" required />
            <SubmitButton confirm="办结后不能撤回。">办结</SubmitButton>
          </VerbForm>
        </details>
      ) : null}
    </article>
  );
}
