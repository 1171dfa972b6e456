import type { Day } from '../../shared/day';
import { type Decision, decided, refused } from '../../shared/decision';
import type { Instant } from '../../shared/instant';
import { type Deadline, daysPast, type Rung } from '../../story/deadline';

/** What a person says makes a re-assessment (重新评估) necessary. */
export const TOLD_TRIGGERS = ['process', 'equipment', 'material', 'supplier', 'standard', 'complaint', 'sampling'] as const;
/** With what the program finds itself: 复发, 年度, 复产, and an accepted proposal from the records. */
export const REVIEW_TRIGGERS = [...TOLD_TRIGGERS, 'recurrence', 'yearly', 'restart', 'records'] as const;
export type ReviewTrigger = (typeof REVIEW_TRIGGERS)[number];

/** Still right as it stands, or changed in a draft. */
export type ReviewOutcome = 'unchanged' | 'changed';

export const REVIEW_TRIGGER_NAMES: Readonly<Record<ReviewTrigger, string>> = {
  process: '新工艺', equipment: '新设备', material: '新原材料', supplier: '新供应商', standard: '标准变化', complaint: '投诉', sampling: '抽查不合格',
  recurrence: '隐患复发', yearly: '年度复评', restart: '停产后复产', records: '检查记录',
};

export const REVIEW_OUTCOME_NAMES: Readonly<Record<ReviewOutcome, string>> = { unchanged: '维持不变', changed: '已在草稿中修改' };

/** The same with the number of the draft a change stands in, where there is one. */
export const reviewOutcomeWords = (outcome: ReviewOutcome, draftNumber: number | null): string =>
  outcome === 'changed' && draftNumber !== null ? `已在第 ${draftNumber} 版草稿中修改` : REVIEW_OUTCOME_NAMES[outcome];

/** A dated task to assess some lines again. `openedBy` null: the program itself. */
export interface Review {
  readonly id: string;
  readonly trigger: ReviewTrigger;
  readonly matter: string;
  readonly what: string;
  readonly lineIds: readonly string[];
  readonly postIds: readonly string[];
  readonly dueDay: Day;
  readonly openedBy: string | null;
  readonly openedByName: string;
  readonly openedAt: Instant;
  readonly outcome: ReviewOutcome | null;
  readonly outcomeReason: string | null;
  readonly outcomeVersionNumber: number | null;
  readonly doneByName: string | null;
  readonly doneAt: Instant | null;
  readonly version: number;
}

/** Days an open task is past its day; 0 while it is not, or when it is done. */
export const overdueDays = (review: Pick<Review, 'dueDay' | 'doneAt'>, today: Day): number => (review.doneAt ? 0 : daysPast(review.dueDay, today));

/** Rungs on which an open task is spoken of: when it was opened, shortly before its day, and when it is past it. */
export const REVIEW_RUNGS = [{ step: 'opened', from: -Infinity }, { step: 'near', from: -3 }, { step: 'overdue', from: 1 }] as const satisfies readonly Rung[];

/** What waits: the task, for whoever keeps the list. */
export const reviewDeadline = ({ id, trigger, what, dueDay }: Pick<Review, 'id' | 'trigger' | 'what' | 'dueDay'>): Deadline & { readonly day: Day } => ({
  key: `review:${id}`, act: '重新评估', text: `${REVIEW_TRIGGER_NAMES[trigger]}：${what}`, link: `/risk/reviews#${id}`, day: dueDay, whose: { needs: 'risk.edit', at: {} },
});

export interface ReviewInput {
  readonly trigger: ReviewTrigger;
  readonly what: string;
  readonly postIds: readonly string[];
  readonly lineIds: readonly string[];
  readonly dueDay: Day;
}

export type OpenReviewRefusal =
  | { readonly code: 'whatMissing' }
  | { readonly code: 'nothingAffected' }
  | { readonly code: 'reviewPostUnknown' }
  | { readonly code: 'dueDayPast' };

/** A person opens a re-assessment: what changed, which posts or lines it concerns (the factory's own), and a day that is not over. */
export function openReview(input: ReviewInput, known: { readonly postIds: ReadonlySet<string>; readonly lineIds: ReadonlySet<string> }, today: Day): Decision<ReviewInput, OpenReviewRefusal> {
  const what = input.what.trim();
  if (!what) return refused({ code: 'whatMissing' });
  if (input.postIds.length + input.lineIds.length === 0) return refused({ code: 'nothingAffected' });
  if (input.postIds.some((id) => !known.postIds.has(id)) || input.lineIds.some((id) => !known.lineIds.has(id))) return refused({ code: 'reviewPostUnknown' });
  if (input.dueDay < today) return refused({ code: 'dueDayPast' });
  return decided({ ...input, what, postIds: [...new Set(input.postIds)], lineIds: [...new Set(input.lineIds)] });
}

export interface FinishInput {
  readonly outcome: ReviewOutcome;
  readonly reason: string;
}

/** How a re-assessment ended, if it did. */
type Ended = Pick<Review, 'doneAt' | 'doneByName' | 'outcome' | 'outcomeReason'>;

export type FinishReviewRefusal = { readonly code: 'reviewDone'; readonly review: Ended } | { readonly code: 'outcomeReasonMissing' } | { readonly code: 'noDraftForChange' };

/** How a re-assessment ended, with its reason; "changed" names the draft the change stands in, so there must be one. */
export function finishReview(
  review: Ended,
  input: FinishInput,
  draft: { readonly id: string; readonly number: number } | null,
): Decision<{ outcome: ReviewOutcome; outcomeReason: string; outcomeVersionId: string | null; outcomeVersionNumber: number | null }, FinishReviewRefusal> {
  if (review.doneAt) return refused({ code: 'reviewDone', review });
  const reason = input.reason.trim();
  if (!reason) return refused({ code: 'outcomeReasonMissing' });
  if (input.outcome === 'unchanged') return decided({ outcome: 'unchanged', outcomeReason: reason, outcomeVersionId: null, outcomeVersionNumber: null });
  if (!draft) return refused({ code: 'noDraftForChange' });
  return decided({ outcome: 'changed', outcomeReason: reason, outcomeVersionId: draft.id, outcomeVersionNumber: draft.number });
}
