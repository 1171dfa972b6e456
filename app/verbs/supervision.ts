import { SUPERVISION_CONTRACTS as asks } from '~/domain/supervision/contracts';
import { ANSWER_REFUSALS, SUBMIT_REFUSALS } from '~/domain/supervision/refusals';
import { made } from '~/services/aside/made';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { verb } from './verb';

export const submission = verb({
  of: '/submissions', contract: asks.submit, needs: 'submission.submit', words: SUBMIT_REFUSALS, does: (cx, permit, _, { versionId }) => made(cx, 'submitRiskList', [permit, versionId]), to: ({ id }) => `/submissions/${id}`,
});

export const submissionAnswer = verb({
  of: '/supervision/submissions/:id', contract: asks.answer, needs: 'regulator', words: ANSWER_REFUSALS,
  does: (cx, permit, { id }, input) => answerSubmission(cx, permit, id!, input), to: (_, { id }) => `/supervision/submissions/${id}`,
});
