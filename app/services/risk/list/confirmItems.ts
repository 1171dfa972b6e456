import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItems, touch } from './draft';
import { record } from '../../record';

/** Takes 范本 rows over as the factory's own, one or many. Rows confirmed before stay with whoever confirmed them. */
export async function confirmItems(cx: Context, permit: Authorised<'risk.edit'>, seen: readonly SeenItem[]): Promise<Decision<{ confirmed: number }, RiskRefusal>> {
  return decide<{ confirmed: number }, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const found = await seenItems(scopeOf(cx.store, enterpriseId), permit, seen);
    if (!found.ok) return found;
    const { draft } = found.fact;
    const open = found.fact.items.filter(({ confirmedBy }) => confirmedBy === null);
    if (open.length === 0) return decided({ confirmed: 0 });
    await record(cx, permit, { type: 'risk.itemsConfirmed', subject: { kind: 'riskListVersion', id: draft.id }, payload: { items: open.map(({ id }) => id) } }, [
      touch(enterpriseId, draft), ...open.map((item) => rewrite(enterpriseId, item, { confirmedBy: personId, confirmedAt: cx.now() })),
    ]);
    return decided({ confirmed: open.length });
  });
}
