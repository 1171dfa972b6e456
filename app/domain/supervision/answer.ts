import { type Decision, decided, refused } from '../shared/decision';
import type { Deadline } from '../story/deadline';
import type { AnswerRefusal } from './refusals';
import type { SubmissionAnswerKind } from './types';

export interface SubmissionAnswer {
  readonly kind: SubmissionAnswerKind;
  readonly reason: string;
}

const REASON_MAX = 1000;

/** The regulator's one answer: accepting needs no words, returning needs a reason the factory can act on. */
export function answer(answered: SubmissionAnswerKind | null, wanted: SubmissionAnswer): Decision<SubmissionAnswer, AnswerRefusal> {
  if (answered) return refused({ code: 'answered', kind: answered });
  const reason = wanted.reason.trim();
  if (wanted.kind === 'returned' && reason.length === 0) return refused({ code: 'reasonMissing' });
  if (reason.length > REASON_MAX) return refused({ code: 'reasonTooLong', max: REASON_MAX });
  return decided({ kind: wanted.kind, reason });
}

/** What waits after a return: the list sent again, or the answer, by whoever submits. */
export const returnedDeadline = ({ id, number, answer: given }: { readonly id: string; readonly number: string; readonly answer: Pick<SubmissionAnswer, 'reason'> | null }): Deadline => ({
  key: `returned:${id}`, act: '答复退回', text: `报送 ${number} 被退回：${given?.reason ?? ''}`, link: `/submissions/${id}`, day: null, first: 'returned', whose: { needs: 'submission.submit', at: {} },
});
