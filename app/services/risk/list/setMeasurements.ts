import type { Authorised } from '~/domain/organisation/access/authority';
import { measurementsOf, type TypedMeasurement } from '~/domain/risk/list/measurementText';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { decided, type Decision } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from './draft';

/** Sets what is measured at each check of an item of the draft, or that it is only looked at. Event `risk.itemMeasured`. */
export const setMeasurements = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, lines: readonly TypedMeasurement[]): Promise<Decision<{ itemId: string }, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item }) => {
    const decision = measurementsOf(lines);
    if (!decision.ok) return decision;
    const measurements = decision.fact;
    return decided({
      fact: { itemId: item.id },
      event: { type: 'risk.itemMeasured', subject: { kind: 'riskItem', id: item.id }, payload: { riskPoint: item.riskPoint, measurements: measurements?.length ?? 0 } },
      writes: [rewrite(permit.enterpriseId, item, { measurements })],
    });
  });
