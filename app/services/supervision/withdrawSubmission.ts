import { update } from 'db/dialect/writes';
import { closed, firstOpened } from 'db/repositories/paper/officerReads';
import { registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { submissionsOf } from 'db/repositories/paper/submissions';
import { submissions } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { TakeBackRefusal } from '~/domain/supervision/refusals';
import { takeBack } from '~/domain/supervision/takeBack';
import { type Context, decide } from '../context';
import { stepTo } from '../papers/register';
import { record } from '../record';

/** Takes a submission back that nobody of the bureau has opened; from then on it cannot be opened. Its receipt number is not used again. Event `submission.withdrawn`. */
export function withdrawSubmission(cx: Context, permit: Authorised<'submission.submit'>, id: string): Promise<Decision<{ id: string }, TakeBackRefusal>> {
  return decide<{ id: string }, TakeBackRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [submission, openedAt] = await Promise.all([submissionsOf(scope).byId(id), firstOpened(cx.store.read, id)]);
    if (!submission) return refused({ code: 'notFound' });
    const decision = takeBack({ state: submission.state, openedAt });
    if (!decision.ok) return decision;
    const line = await registerOf(scope).lineOf('submission', id);
    await record(cx, permit, { type: 'submission.withdrawn', subject: { kind: 'submission', id }, payload: { number: submission.number } }, [
      update(submissions, { enterpriseId, id }, { state: 'withdrawn' }, { state: 'waiting' }), ...stepTo(enterpriseId, line, id, 'withdrawn'),
    ], [closed(id, cx.now())]);
    return decided({ id });
  });
}
