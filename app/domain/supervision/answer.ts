import { type Decision, decided, refused } from '../shared/decision';
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
