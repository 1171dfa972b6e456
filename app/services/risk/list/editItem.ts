import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import type { Authorised } from '~/domain/organisation/access/authority';
import { editItem as edit, type ItemInput } from '~/domain/risk/list/edit';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from './draft';

/** Rewrites an item of the draft; choosing another post moves it there. `reason` is told where versions are compared; empty when none was given. */
export const editItem = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: ItemInput, reason = ''): Promise<Decision<{ itemId: string }, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item, draft, scope }) => {
    const [items, places] = await Promise.all([riskOf(scope).itemsOf(draft.id), placesOf(scope)]);
    const decision = edit(item, input, { items, places });
    if (!decision.ok) return decision;
    const limitFell = item.limitVerified && decision.fact.limitVerified === false;
    const movedFrom = item.postId === input.postId ? null : item.postId;
    return decided({
      fact: { itemId: item.id },
      event: { type: 'risk.itemEdited', subject: { kind: 'riskItem', id: item.id }, payload: { riskPoint: input.riskPoint, movedFrom, limitFell, reason } },
      writes: [rewrite(permit.enterpriseId, item, decision.fact)],
    });
  });
