import { formatInstant, type Instant } from '../../shared/instant';
import type { RefusalTexts } from '../../shared/refusal';
import type { AnswerProposalRefusal } from './proposals';
import type { ReadRefusal } from './readings';
import { type FinishReviewRefusal, type OpenReviewRefusal, REVIEW_OUTCOME_NAMES } from './reviews';

/** Why something that keeps the list alive may not happen. */
export type LifeRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'lineGone' }
  | ReadRefusal
  | OpenReviewRefusal
  | FinishReviewRefusal
  | { readonly code: 'proposalAnswered'; readonly accepted: boolean; readonly by: string; readonly at: Instant; readonly reason: string }
  | AnswerProposalRefusal;

export const LIFE_REFUSALS: RefusalTexts<LifeRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这个版本或任务。' }),
  lineGone: () => ({ status: 409, sentence: '这一项已不在草稿里，请先到清单里核对。' }),
  notConcerned: () => ({ status: 403, sentence: '这一版没有改动您任职岗位的风险项，不需要您阅签。' }),
  alreadyRead: () => ({ status: 409, sentence: '您已经阅签过这一版。' }),
  notPublished: () => ({ status: 409, sentence: '还没有已发布的清单，发布后才能阅签。' }),
  whatMissing: () => ({ status: 422, field: 'what', sentence: '请写明发生了什么变化。' }),
  nothingAffected: () => ({ status: 422, field: 'postId', sentence: '请至少选择一个受影响的岗位。' }),
  reviewPostUnknown: () => ({ status: 422, field: 'postId', sentence: '所选岗位或风险项不属于本企业，请重新选择。' }),
  dueDayPast: () => ({ status: 422, field: 'dueDay', sentence: '完成期限不能早于今天。' }),
  reviewDone: ({ review: { doneByName, doneAt, outcome, outcomeReason } }) => ({
    status: 409,
    sentence: `这项重新评估已由${doneByName ?? '他人'}${doneAt ? `于${formatInstant(doneAt)}` : ''}办结为“${REVIEW_OUTCOME_NAMES[outcome ?? 'unchanged']}”：${outcomeReason ?? ''}。您的填写没有保存。`,
  }),
  outcomeReasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明评估的结论和理由。' }),
  noDraftForChange: () => ({ status: 409, field: 'outcome', sentence: `还没有草稿：请先在风险清单里新建一版草稿并作修改，再办结为“${REVIEW_OUTCOME_NAMES.changed}”。` }),
  proposalAnswered: ({ accepted, by, at, reason }) => ({
    status: 409, sentence: `这条建议已由${by}于${formatInstant(at)}答复为“${accepted ? '采纳' : '不采纳'}”：${reason}。您的填写没有保存。`,
  }),
  proposalGone: () => ({ status: 409, sentence: '检查记录有了变化，这条建议不再成立。请刷新后看现在的建议。' }),
  answerReasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明理由，它会随下一版清单一起显示。' }),
  frequencyMissing: () => ({ status: 422, field: 'frequency', sentence: '请选择新的检查频次。' }),
  frequencySame: () => ({ status: 422, field: 'frequency', sentence: '新的频次与现在相同，请另选一个，或选择不采纳。' }),
  measureTextMissing: () => ({ status: 422, field: 'measure', sentence: '请写明要增加的管控措施。' }),
};
