import type { Authorised } from '~/domain/organisation/access/authority';
import { hourWindowIn } from '~/domain/risk/list/hourWindow';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { decided, type Decision } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from './draft';

/** Sets in which hours an item of the draft is asked that is checked every few hours; '' for the whole shift. Event `risk.itemTimed`. */
export const setHourWindow = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, hours: string): Promise<Decision<{ itemId: string }, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item }) => {
    const decision = hourWindowIn(hours);
    if (!decision.ok) return decision;
    const hourWindow = decision.fact;
    return decided({
      fact: { itemId: item.id },
      event: { type: 'risk.itemTimed', subject: { kind: 'riskItem', id: item.id }, payload: { riskPoint: item.riskPoint, hours: hourWindow ?? '' } },
      writes: [rewrite(permit.enterpriseId, item, { hourWindow })],
    });
  });
