import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { assessResidual as assess, type ResidualInput } from '~/domain/risk/assess/residual';
import type { Assessment } from '~/domain/risk/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItem, touch } from '../list/draft';
import { record } from '../../record';

/** Assesses what remains of an item's risk with its measures, by the method and version of the standard its assessment was made with. */
export async function assessResidual(cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: ResidualInput): Promise<Decision<Assessment, RiskRefusal>> {
  return decide<Assessment, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const found = await seenItem(scope, permit, seen);
    if (!found.ok) return found;
    const { item, draft } = found.fact;
    const standard = item.assessment && (await riskStandardsOf(scope).version(item.assessment.standardVersion));
    const decision = assess(item, input, standard, personId, cx.now());
    if (!decision.ok) return refused(decision.refusal);
    const residual = decision.fact;
    await record(
      cx,
      permit,
      {
        type: 'risk.residualAssessed',
        subject: { kind: 'riskItem', id: item.id },
        payload: { original: item.level, level: residual.level, value: residual.value, method: residual.method, setId: residual.setId, reason: residual.reason },
      },
      [touch(enterpriseId, draft), rewrite(enterpriseId, item, { residual })],
    );
    return decided(residual);
  });
}
