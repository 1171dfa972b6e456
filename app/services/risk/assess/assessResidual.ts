import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { assessResidual as assess, type ResidualInput } from '~/domain/risk/assess/residual';
import type { Assessment } from '~/domain/risk/types';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from '../list/draft';

/** Assesses what remains of an item's risk with its measures, by the method and version of the standard its assessment was made with. */
export const assessResidual = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: ResidualInput): Promise<Decision<Assessment, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item, scope }) => {
    const standard = item.assessment && (await riskStandardsOf(scope).version(item.assessment.standardVersion));
    const decision = assess(item, input, standard, permit.personId, cx.now());
    if (!decision.ok) return decision;
    const { level, value, method, setId, reason } = decision.fact;
    return decided({
      fact: decision.fact,
      event: { type: 'risk.residualAssessed', subject: { kind: 'riskItem', id: item.id }, payload: { original: item.level, level, value, method, setId, reason } },
      writes: [rewrite(permit.enterpriseId, item, { residual: decision.fact })],
    });
  });
