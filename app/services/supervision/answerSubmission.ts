import { insert, update } from 'db/dialect/writes';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { receivedBy } from 'db/repositories/paper/submissions';
import { submissionAnswers, submissions } from 'db/schema';
import { type Decision, refused } from '~/domain/shared/decision';
import { answer, type SubmissionAnswer, type SubmissionAnswerInput } from '~/domain/supervision/answer';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import type { AnswerRefusal } from '~/domain/supervision/refusals';
import { rowsOf } from '~/domain/report/paperRows';
import { dayOf } from '~/domain/shared/instant';
import { type Context, decide } from '../context';
import { rosterWithNames } from '../inbox/people';
import { stepTo } from '../papers/register';
import { record } from '../record';

/** The regulator accepts or returns a submission; the answer joins the factory's own chain. */
export function answerSubmission(cx: Context, permit: RegulatorPermit, id: string, wanted: SubmissionAnswerInput): Promise<Decision<SubmissionAnswer, AnswerRefusal>> {
  return decide(async () => {
    const submission = await receivedBy(cx.store.read, permit.regulatorId).byId(id);
    if (!submission) return refused({ code: 'notFound' });
    const decision = answer({ state: submission.state, rows: rowsOf(submission.content) }, wanted);
    if (!decision.ok) return decision;
    const { kind, reason, remarks } = decision.fact;
    const at = cx.now();
    const scope = scopeOf(cx.store, submission.enterpriseId);
    const { roster } = await rosterWithNames(scope, dayOf(at));
    const waitsFor = roster.appointed('director');
    const line = await registerOf(scope).lineOf('submission', id);
    const { enterpriseId } = submission;
    await record(cx, { enterpriseId, actor: permit.actor }, { type: `submission.${kind}`, subject: { kind: 'submission', id }, payload: { number: submission.number, reason, waitsFor } }, [
      insert(submissionAnswers, { enterpriseId, submissionId: id, kind, reason, remarks: [...remarks], officerId: permit.officerId, officerName: permit.actor.name, regulatorName: permit.regulatorName, answeredAt: at }),
      update(submissions, { enterpriseId, id }, { state: kind }, { state: 'waiting' }),
      ...stepTo(enterpriseId, line, id, kind === 'accepted' ? 'accepted' : 'sentBack'),
    ]);
    return decision;
  });
}
