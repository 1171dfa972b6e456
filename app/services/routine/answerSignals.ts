import { insert } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/routine/checks';
import { signalsBetween, tracesOf } from 'db/repositories/routine/traces';
import { scopeOf } from 'db/repositories/scope';
import { signalAnswers } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { SignalRefusal } from '~/domain/routine/signalRefusals';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Keeps what somebody says of a check of their own that was told of (本人说明), once. Event `check.explained`. */
export function answerSignals(cx: Context, permit: Authorised<'check.view'>, recordId: string, words: string): Promise<Decision<{ id: string }, SignalRefusal>> {
  const { enterpriseId, personId, actor } = permit;
  const scope = scopeOf(cx.store, enterpriseId);
  return decide<{ id: string }, SignalRefusal>(async () => {
    const check = await checksOf(scope).byId(recordId);
    if (!check || check.personId !== personId) return refused({ code: 'notFound' });
    const before = (await tracesOf(scope).answers(check.day, check.day)).find((answer) => answer.recordId === recordId);
    if (before) return refused({ code: 'explainedBefore', at: before.answeredAt, words: before.words });
    const { signals } = await signalsBetween(scope, check.day, check.day, personId);
    if (!signals.has(recordId)) return refused({ code: 'nothingTold' });
    const answeredAt = cx.now();
    await record(cx, permit, { type: 'check.explained', subject: { kind: 'check', id: recordId }, payload: { number: check.number, words } }, [
      insert(signalAnswers, { enterpriseId, recordId, words, answeredBy: personId, answeredByName: actor.name, answeredAt }),
    ], [], answeredAt);
    return decided({ id: recordId });
  });
}
