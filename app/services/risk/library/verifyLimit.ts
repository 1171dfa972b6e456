import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type LimitInput, type VerifiedLimit, verifyLimit as verify } from '~/domain/risk/library/verifyLimit';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from '../list/draft';

/** Marks the criterion of an item as 已核对, with who read it, when, and in which standard, clause and edition. */
export const verifyLimit = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: LimitInput): Promise<Decision<VerifiedLimit, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item }) => {
    const decision = verify(item, input, permit.personId, cx.now());
    if (!decision.ok) return decision;
    return decided({
      fact: decision.fact,
      event: { type: 'risk.limitVerified', subject: { kind: 'riskItem', id: item.id }, payload: { criterion: item.criterion, source: decision.fact.criterionStandard } },
      writes: [rewrite(permit.enterpriseId, item, decision.fact)],
    });
  });
