import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { registerOf } from 'db/repositories/paper/papers';
import { regulatorOf, submissionsOf } from 'db/repositories/paper/submissions';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { rowsOf } from '~/domain/report/paperRows';
import { explain } from '~/domain/shared/refusal';
import { PACKAGES, submit } from '~/domain/supervision/packages';
import { SUBMIT_REFUSALS } from '~/domain/supervision/refusals';
import { SUBMISSION_KINDS } from '~/domain/supervision/types';
import type { Context } from '../../context';
import { compose } from './compose';

/** A package as it would be sent now, without the code that it gets when it is sent, with what it lacks, what is asked, and what was said to it the last time; null where there is nothing of the kind. */
export async function packageView(cx: Pick<Context, 'store' | 'site' | 'now'>, permit: Authorised<'submission.submit'>, kind: string, key: string) {
  const known = SUBMISSION_KINDS.find((one) => one === kind);
  const composed = known ? await compose(cx, permit.enterpriseId, known, key) : null;
  if (!known || !composed) return null;
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { subjectId, series, lacks, questions } = composed;
  const [{ region }, earlier, line] = await Promise.all([enterpriseOf(scope), submissionsOf(scope).ofSubject(known, subjectId), registerOf(scope).newest('submission', series)]);
  const [regulator, before] = await Promise.all([regulatorOf(cx.store.read, region), line && questions.length > 0 ? submissionsOf(scope).byId(line.subjectId) : null]);
  const { asks } = PACKAGES[known];
  const notes = new Map(before ? rowsOf(before.content).map(({ id, cells }) => [id, cells.find(({ column }) => column === asks?.note)?.text ?? '']) : []);
  const decision = submit({ kind: known, lacks, questions: [], answers: {}, earlier: earlier.map(({ state }) => state), hasRegulator: regulator !== null, region });
  return {
    kind: known, key, label: composed.label, paper: PACKAGES[known].once ? composed.paper : { ...composed.paper, contentHash: '', verifyUrl: '' }, lacks, regulatorName: regulator?.name ?? null, asks: asks ?? null,
    questions: questions.map((question) => ({ ...question, note: (notes.get(question.id) ?? '').replace(/^—$/, '') })),
    whyNot: decision.ok || decision.refusal.code === 'lacking' ? null : explain(SUBMIT_REFUSALS, decision.refusal).sentence,
  };
}
