import { remove } from 'db/dialect/writes';
import { riskOf } from 'db/repositories/risk/risk';
import { riskItems } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { removal } from '~/domain/risk/list/remove';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, type SeenItem } from './draft';

/** Takes an item out of the draft, with the reason where it stands in the version the draft began with; published versions keep theirs. */
export const removeItem = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, why: string): Promise<Decision<{ riskPoint: string }, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item: { id, riskPoint, stage, postId, lineId, version }, draft, scope }) => {
    const published = draft.basedOnId !== null && (await riskOf(scope).holdsLine(draft.basedOnId, lineId));
    const decision = removal(published, why);
    if (!decision.ok) return decision;
    return decided({
      fact: { riskPoint },
      event: { type: 'risk.itemRemoved', subject: { kind: 'riskItem', id }, payload: { riskPoint, stage, postId, lineId, reason: decision.fact.reason } },
      writes: [remove(riskItems, { enterpriseId: permit.enterpriseId, id }, { version })],
    });
  });
