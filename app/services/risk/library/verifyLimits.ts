import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type LimitInput, type VerifiedLimit, verifyLimit } from '~/domain/risk/library/verifyLimit';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItems, touch } from '../list/draft';
import { record } from '../../record';

/** A row whose criterion was read, and where in the standard. */
export interface ReadRow extends SeenItem {
  readonly clause: string;
}

/** Marks the criteria of several rows as 已核对, read in one standard and edition, each at its clause; all of them or none. */
export async function verifyLimits(
  cx: Context,
  permit: Authorised<'risk.edit'>,
  rows: readonly ReadRow[],
  source: Omit<LimitInput, 'clause'>,
): Promise<Decision<{ verified: number }, RiskRefusal>> {
  return decide<{ verified: number }, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const found = await seenItems(scopeOf(cx.store, enterpriseId), permit, rows);
    if (!found.ok) return found;
    const { draft, items } = found.fact;
    const at = cx.now();
    const clauses = new Map(rows.map(({ id, clause }) => [id, clause]));
    const limits: { readonly item: (typeof items)[number]; readonly limit: VerifiedLimit }[] = [];
    for (const item of items) {
      const decision = verifyLimit(item, { ...source, clause: clauses.get(item.id) ?? '' }, personId, at);
      if (!decision.ok) return refused(decision.refusal.code === 'limitSourceMissing' && decision.refusal.field === 'clause' ? { code: 'clauseMissing', id: item.id, riskPoint: item.riskPoint } : decision.refusal);
      limits.push({ item, limit: decision.fact });
    }
    await record(
      cx,
      permit,
      {
        type: 'risk.limitsVerified', subject: { kind: 'riskListVersion', id: draft.id },
        payload: { items: limits.map(({ item }) => item.id), sources: limits.map(({ limit }) => limit.criterionStandard) },
      },
      [touch(enterpriseId, draft), ...limits.map(({ item, limit }) => rewrite(enterpriseId, item, limit))],
    );
    return decided({ verified: limits.length });
  });
}
