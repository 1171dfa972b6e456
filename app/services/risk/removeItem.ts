import { remove } from 'db/dialect/writes';
import { scopeOf } from 'db/repositories/scope';
import { riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { type SeenItem, seenItem, touch } from './draft';

/** Takes an item out of the draft; published versions keep theirs. */
export async function removeItem(cx: Context, leave: Authorised<'risk.edit'>, seen: SeenItem): Promise<Decision<{ riskPoint: string }, RiskRefusal>> {
  return decide<{ riskPoint: string }, RiskRefusal>(async () => {
    const { enterpriseId } = leave;
    const found = await seenItem(scopeOf(cx.store, enterpriseId), leave, seen);
    if (!found.ok) return found;
    const { item, draft } = found.fact;
    await cx.store.commit({
      enterpriseId,
      actor: leave.actor,
      at: cx.now(),
      build: () => ({
        steps: [
          {
            event: { type: 'risk.itemRemoved', subject: { kind: 'riskItem', id: item.id }, payload: { riskPoint: item.riskPoint, stage: item.stage, postId: item.postId, lineId: item.lineId } },
            writes: [touch(enterpriseId, draft), remove(riskItems, { enterpriseId, id: item.id }, { version: item.version })],
          },
        ],
      }),
    });
    return decided({ riskPoint: item.riskPoint });
  });
}
