import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItems, rewrite, type SeenItem } from './draft';

/** Takes 范本 rows over as the factory's own, one or many. Rows confirmed before stay with whoever confirmed them. */
export const confirmItems = (cx: Context, permit: Authorised<'risk.edit'>, seen: readonly SeenItem[]): Promise<Decision<{ confirmed: number }, RiskRefusal>> =>
  onItems(cx, permit, seen, async ({ draft, items }) => {
    const { enterpriseId, personId } = permit;
    const open = items.filter(({ confirmedBy }) => confirmedBy === null);
    if (open.length === 0) return decided({ fact: { confirmed: 0 } });
    return decided({
      fact: { confirmed: open.length },
      event: { type: 'risk.itemsConfirmed', subject: { kind: 'riskListVersion', id: draft.id }, payload: { items: open.map(({ id }) => id) } },
      writes: open.map((item) => rewrite(enterpriseId, item, { confirmedBy: personId, confirmedAt: cx.now() })),
    });
  });
