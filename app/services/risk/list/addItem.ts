import { insert } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { placesOf } from 'db/repositories/risk/riskGround';
import { scopeOf } from 'db/repositories/scope';
import { riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { addItem as add, type ItemInput } from '~/domain/risk/list/edit';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { touch } from './draft';
import { draftFor } from './startDraft';
import { recordAll } from '../../record';

/** Adds a row of the factory's own to the draft (a new one where there is none); answers its id. */
export async function addItem(cx: Context, permit: Authorised<'risk.edit'>, input: ItemInput): Promise<Decision<{ itemId: string }, RiskRefusal>> {
  return decide<{ itemId: string }, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const { draft, items, started } = await draftFor(cx, scope, permit, await riskOf(scope).draft());
    const places = await placesOf(scope);
    const decision = add(input, { items, places }, personId, cx.now());
    if (!decision.ok) return refused(decision.refusal);
    const id = cx.newId();
    const position = items.reduce((highest, item) => Math.max(highest, item.position), 0) + 1;
    await recordAll(cx, permit, [
      ...started,
      {
        event: { type: 'risk.itemAdded', subject: { kind: 'riskItem', id }, payload: { riskPoint: decision.fact.riskPoint, postId: decision.fact.postId, stage: decision.fact.stage } },
        writes: [touch(enterpriseId, draft), insert(riskItems, { enterpriseId, id, versionId: draft.id, lineId: cx.newId(), position, version: 1, ...decision.fact })],
      },
    ]);
    return decided({ itemId: id });
  });
}
