import { insert } from 'db/dialect/writes';
import { checksOf } from 'db/repositories/routine/checks';
import { headersOf } from 'db/repositories/routine/periodPapers';
import { scopeOf } from 'db/repositories/scope';
import { gapReasons } from 'db/schema';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { PaperUnknown } from '~/domain/routine/paperRefusals';
import { type Period, type PeriodKind, PERIODS } from '~/domain/routine/periodKind';
import { explainPeriod, type ExplainPeriodRefusal } from '~/domain/routine/periodState';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../context';
import { record } from '../record';

/** Records why a week (named by its Monday) or a month was not done; it stays 未进行, with its reason. Whole factory only. */
export async function explainPeriodGap(
  cx: Context,
  permit: Authorised<'gap.explain'>,
  kind: PeriodKind,
  period: string,
  input: { readonly reason: string },
): Promise<Decision<{ id: string }, PaperUnknown | ExplainPeriodRefusal>> {
  const span = PERIODS[kind].span(period);
  if (!span || !covers(permit, {})) return refused({ code: 'notFound' });
  return decide<{ id: string }, PaperUnknown | ExplainPeriodRefusal>(async () => {
    const { enterpriseId, actor, today } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [papers, gap] = await Promise.all([
      headersOf(scope, kind).between(period as Period, period as Period),
      checksOf(scope).gapReason(kind, '', period),
    ]);
    const explained = explainPeriod({ end: span.end, today, papers, explained: gap !== null }, input.reason);
    if (!explained.ok) return explained;
    const id = cx.newId();
    const at = cx.now();
    await record(cx, permit, { type: 'gap.explained', subject: { kind: 'gap', id }, payload: { kind, period, reason: explained.fact.reason } }, [
      insert(gapReasons, {
        enterpriseId, id, kind, postId: '', period, reason: explained.fact.reason, explainedBy: permit.personId, explainedByName: actor.name, explainedAt: at,
      }),
    ], [], at);
    return decided({ id });
  });
}
