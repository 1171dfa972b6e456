import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type LimitInput, type VerifiedLimit, verifyLimit as verify } from '~/domain/risk/library/verifyLimit';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItem, touch } from '../list/draft';
import { record } from '../../record';

/** Marks the criterion of an item as 已核对, with who read it, when, and in which standard, clause and edition. */
export async function verifyLimit(cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: LimitInput): Promise<Decision<VerifiedLimit, RiskRefusal>> {
  return decide<VerifiedLimit, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const found = await seenItem(scopeOf(cx.store, enterpriseId), permit, seen);
    if (!found.ok) return found;
    const { item, draft } = found.fact;
    const decision = verify(item, input, personId, cx.now());
    if (!decision.ok) return refused(decision.refusal);
    await record(cx, permit, { type: 'risk.limitVerified', subject: { kind: 'riskItem', id: item.id }, payload: { criterion: item.criterion, source: decision.fact.criterionStandard } }, [
      touch(enterpriseId, draft), rewrite(enterpriseId, item, decision.fact),
    ]);
    return decided(decision.fact);
  });
}
