import { riskOf } from 'db/repositories/risk/risk';
import { measuredOf } from 'db/repositories/routine/measured';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { askedOf, type Limits, limitsFor } from '~/domain/risk/list/measurements';
import { type Capability, capabilityNotes, capabilityOf } from '~/domain/routine/capability';
import { type MeasuredValue, valuesByLabel } from '~/domain/routine/lastValues';
import type { Day } from '~/domain/shared/day';
import type { Context } from '~/services/context';

/** The numbers of one label and product, against the limits the item has now. */
export interface ValueSeries {
  readonly label: string;
  readonly unit: string;
  readonly decimals: number;
  readonly product: string;
  readonly limits: Limits;
  readonly values: readonly MeasuredValue[];
  readonly capability: Capability;
  readonly notes: readonly string[];
}

/** What was measured of an item from `from` to `to`, by label and product, with how well it keeps within its limits; null for an item that is not reached. Three queries. */
export async function itemValues(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>, id: string, from: Day, to: Day) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const risk = riskOf(scope);
  const item = await risk.item(id);
  if (!item || !covers(permit, item)) return null;
  const version = await risk.version(item.versionId);
  if (!version || (!version.publication && permit.reach !== 'enterprise')) return null;
  const rows = await measuredOf(scope).between(item.lineId, from, to);
  const asked = new Map(askedOf(item.measurements ?? []).map((one) => [one.label, one]));
  const series = valuesByLabel(rows, item.measurements ?? []).flatMap(({ label, unit, decimals, values }) =>
    [...new Set(values.map(({ product }) => product))].map((product): ValueSeries => {
      const own = values.filter((value) => value.product === product);
      const checks = [...new Set(own.map(({ recordId }) => recordId))].map((recordId) => own.filter((value) => value.recordId === recordId));
      const limits = limitsFor(asked.get(label)!, product);
      const capability = capabilityOf(checks.map((check) => check.map(({ value }) => value)), limits);
      return { label, unit, decimals, product, limits, values: own, capability, notes: capabilityNotes(capability) };
    }),
  );
  return { item: { id: item.id, riskPoint: item.riskPoint }, measured: item.measurements !== null && item.measurements !== undefined, series };
}
