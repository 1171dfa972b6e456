import type { Authorised } from '~/domain/organisation/access/authority';
import { changeKindsIn } from '~/domain/risk/list/changeKinds';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { decided, type Decision } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from './draft';

/** Sets at which changes an item of the draft is asked whose frequency is an event. Event `risk.itemTriggered`. */
export const setChanges = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, kinds: readonly string[]): Promise<Decision<{ itemId: string }, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item }) => {
    const changes = changeKindsIn(kinds);
    return decided({
      fact: { itemId: item.id },
      event: { type: 'risk.itemTriggered', subject: { kind: 'riskItem', id: item.id }, payload: { riskPoint: item.riskPoint, changes: [...(changes ?? [])] } },
      writes: [rewrite(permit.enterpriseId, item, { changes })],
    });
  });
