import type { Authorised } from '~/domain/organisation/access/authority';
import type { RiskRefusal } from '~/domain/risk/refusals';
import { type LimitInput, type VerifiedLimit, verifyLimit } from '~/domain/risk/library/verifyLimit';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItems, rewrite, type SeenItem } from '../list/draft';

/** A row whose criterion was read, and where in the standard. */
export interface ReadRow extends SeenItem {
  readonly clause: string;
}

/** Marks the criteria of several rows as 已核对, read in one standard and edition, each at its clause; all of them or none. */
export const verifyLimits = (cx: Context, permit: Authorised<'risk.edit'>, rows: readonly ReadRow[], source: Omit<LimitInput, 'clause'>): Promise<Decision<{ verified: number }, RiskRefusal>> =>
  onItems(cx, permit, rows, async ({ draft, items }) => {
    const at = cx.now();
    const clauses = new Map(rows.map(({ id, clause }) => [id, clause]));
    const limits: { readonly item: (typeof items)[number]; readonly limit: VerifiedLimit }[] = [];
    for (const item of items) {
      const decision = verifyLimit(item, { ...source, clause: clauses.get(item.id) ?? '' }, permit.personId, at);
      if (!decision.ok) return refused(decision.refusal.code === 'limitSourceMissing' && decision.refusal.field === 'clause' ? { code: 'clauseMissing', id: item.id, riskPoint: item.riskPoint } : decision.refusal);
      limits.push({ item, limit: decision.fact });
    }
    const payload = { items: limits.map(({ item }) => item.id), sources: limits.map(({ limit }) => limit.criterionStandard) };
    return decided({
      fact: { verified: limits.length },
      event: { type: 'risk.limitsVerified', subject: { kind: 'riskListVersion', id: draft.id }, payload },
      writes: limits.map(({ item, limit }) => rewrite(permit.enterpriseId, item, limit)),
    });
  });
