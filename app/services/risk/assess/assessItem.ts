import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { assess, type AssessInput } from '~/domain/risk/assess/assess';
import { DEFAULT_FREQUENCY } from '~/domain/risk/assess/levels';
import type { RiskRefusal } from '~/domain/risk/refusals';
import type { Assessment } from '~/domain/risk/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItem, touch } from '../list/draft';
import { record } from '../../record';

export interface AssessItemInput extends AssessInput {
  /** Take the check frequency proposed for the level that results. */
  readonly takeFrequency: boolean;
}

/**
 * Assesses an item by a method of the factory's standard in force; method, set, version and scale words are kept with the
 * result. What remained after measures was judged against the earlier result, so it has to be judged again.
 */
export async function assessItem(cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: AssessItemInput): Promise<Decision<Assessment, RiskRefusal>> {
  return decide<Assessment, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const found = await seenItem(scope, permit, seen);
    if (!found.ok) return found;
    const { item, draft } = found.fact;
    const decision = assess(input, await riskStandardsOf(scope).current(), personId, cx.now());
    if (!decision.ok) return refused(decision.refusal);
    const assessment = decision.fact;
    await record(
      cx,
      permit,
      {
        type: 'risk.itemAssessed',
        subject: { kind: 'riskItem', id: item.id },
        payload: {
          before: item.level, method: assessment.method, level: assessment.level, value: assessment.value, setId: assessment.setId, setVersion: assessment.setVersion,
          standardVersion: assessment.standardVersion, reason: assessment.reason,
        },
      },
      [
        touch(enterpriseId, draft),
        rewrite(enterpriseId, item, {
          assessment,
          residual: null,
          level: assessment.level,
          controlLevel: assessment.controlLevel,
          ...(input.takeFrequency ? { frequency: DEFAULT_FREQUENCY[assessment.level] } : {}),
        }),
      ],
    );
    return decided(assessment);
  });
}
