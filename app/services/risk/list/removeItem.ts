import { remove } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { removal } from '~/domain/risk/list/remove';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { type SeenItem, seenItem, touch } from './draft';
import { record } from '../../record';

/** Takes an item out of the draft, with the reason where it stands in the version the draft began with; published versions keep theirs. */
export async function removeItem(cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, reason: string): Promise<Decision<{ riskPoint: string }, RiskRefusal>> {
  return decide<{ riskPoint: string }, RiskRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const found = await seenItem(scope, permit, seen);
    if (!found.ok) return found;
    const { item, draft } = found.fact;
    const published = draft.basedOnId !== null && (await riskOf(scope).holdsLine(draft.basedOnId, item.lineId));
    const decision = removal(published, reason);
    if (!decision.ok) return decision;
    await record(cx, permit, {
      type: 'risk.itemRemoved', subject: { kind: 'riskItem', id: item.id },
      payload: { riskPoint: item.riskPoint, stage: item.stage, postId: item.postId, lineId: item.lineId, reason: decision.fact.reason },
    }, [
      touch(enterpriseId, draft), remove(riskItems, { enterpriseId, id: item.id }, { version: item.version }),
    ]);
    return decided({ riskPoint: item.riskPoint });
  });
}
