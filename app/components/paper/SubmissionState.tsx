import { SUBMISSION_ANSWER_NAMES } from '~/domain/supervision/words';
import type { SubmissionAnswerKind } from '~/domain/supervision/types';

/** 待签收, 已接受 or 已退回, with a sign of its own. */
export function SubmissionState({ answer }: { readonly answer: { readonly kind: SubmissionAnswerKind } | null }) {
  if (!answer) return <span className="keep">○ 待答复</span>;
  return <span className="keep">{answer.kind === 'accepted' ? '● ' : '← '}{SUBMISSION_ANSWER_NAMES[answer.kind]}</span>;
}
