import { contract } from '../../shared/contract';
import { anyOf, choicesOf, dayOn, EXPIRED, hidden, maybeOneOf, oneOf, recordOf, remark, tick, words } from '../../shared/fields';
import { FREQUENCIES, MEASURE_KINDS } from '../types';
import { FREQUENCY_NAMES, MEASURE_KIND_NAMES } from '../words';
import { PROPOSAL_KIND_NAMES, PROPOSAL_KINDS } from './proposals';
import { REVIEW_OUTCOME_NAMES, REVIEW_TRIGGER_NAMES, TOLD_TRIGGERS } from './reviews';

const FINISH = {
  outcome: oneOf('评估结果', choicesOf(['unchanged', 'changed'], REVIEW_OUTCOME_NAMES), '请选择评估结果。'),
  reason: words('结论和理由', 1000, '请写明评估的结论和理由。', { lines: true }),
};

/** What each verb that keeps the list alive asks for. */
export const UPKEEP_CONTRACTS = {
  openReview: contract({
    at: '', send: '提出',
    fields: {
      trigger: oneOf('原因', choicesOf(TOLD_TRIGGERS, REVIEW_TRIGGER_NAMES), '请选择原因。'),
      dueDay: dayOn('完成期限', '请填写完成期限，填一个存在的日期。'),
      what: words('发生了什么变化', 500, '请写明发生了什么变化。', { lines: true, help: '例如：绝缘料换为新供应商。' }),
      postId: anyOf('受影响的岗位（可多选）', '请至少选择一个受影响的岗位。'),
    },
  }),
  finishReview: contract({ at: 'completion', send: '办结', forever: '办结后不能撤回。', fields: FINISH }),
  finishReviews: contract({
    at: 'completion', send: '一起办结', forever: '办结后不能撤回。',
    fields: {
      all: tick('全部勾选'),
      ids: anyOf('结论相同的，可以一起办结', '请勾选要一起办结的重新评估。', { optional: true }),
      listed: recordOf('', EXPIRED, { optional: true, most: 20_000 }),
      outcome: FINISH.outcome, reason: { ...FINISH.reason, help: '记入勾选的每一项。' },
    },
  }),
  answerProposal: contract({
    at: '', send: '提交答复',
    fields: {
      kind: { ...oneOf('', choicesOf(PROPOSAL_KINDS, PROPOSAL_KIND_NAMES), EXPIRED) },
      lineId: hidden(),
      basis: hidden(200),
      answer: oneOf('答复', [{ value: 'accept', label: '采纳' }, { value: 'refuse', label: '不采纳' }], '请选择采纳或不采纳。'),
      frequency: maybeOneOf('新的检查频次', choicesOf(FREQUENCIES, FREQUENCY_NAMES), '请选择新的检查频次。'),
      measureKind: maybeOneOf('措施类别', choicesOf(MEASURE_KINDS, MEASURE_KIND_NAMES), '请选择措施类别。'),
      measure: remark('管控措施', 500),
      reason: words('理由', 500, '请写明理由，它会随下一版清单一起显示。', { lines: true, help: '随下一版清单的对照一起显示。' }),
    },
  }),
} as const;
