import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { editItem as edit, type ItemInput } from '~/domain/risk/list/edit';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItem, touch } from './draft';
import { record } from '../../record';

/** Rewrites an item of the draft; choosing another post moves it there. `reason` is told where versions are compared; empty when none was given. */
export async function editItem(cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: ItemInput, reason = ''): Promise<Decision<{ itemId: string }, RiskRefusal>> {
  return decide<{ itemId: string }, RiskRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const found = await seenItem(scope, permit, seen);
    if (!found.ok) return found;
    const { item, draft } = found.fact;
    const [items, places] = await Promise.all([riskOf(scope).itemsOf(draft.id), placesOf(scope)]);
    const decision = edit(item, input, { items, places });
    if (!decision.ok) return refused(decision.refusal);
    const limitFell = item.limitVerified && decision.fact.limitVerified === false;
    await record(cx, permit, {
      type: 'risk.itemEdited', subject: { kind: 'riskItem', id: item.id },
      payload: { riskPoint: input.riskPoint, movedFrom: item.postId === input.postId ? null : item.postId, limitFell, reason },
    }, [
      touch(enterpriseId, draft), rewrite(enterpriseId, item, decision.fact),
    ]);
    return decided({ itemId: item.id });
  });
}
