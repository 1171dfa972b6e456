import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { assess } from '~/domain/risk/assess/assess';
import { regrade, scoresOfAssessment } from '~/domain/risk/assess/impact';
import type { RiskRefusal } from '~/domain/risk/refusals';
import type { Assessment, RiskItem } from '~/domain/risk/types';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '~/services/context';
import { rewrite, type SeenItem, seenItems, touch } from '../list/draft';
import { assessed } from './assessItem';
import { recordAll } from '../../record';

/**
 * Assesses chosen items of the draft again with the factors they were assessed with, under the version of the standard in
 * force; an event for each. Refused when another version is in force by now, or an item cannot be carried over because its
 * method, a step or a ground is no longer in the standard.
 */
export async function reassessItems(cx: Context, permit: Authorised<'risk.edit'>, version: number, seen: readonly SeenItem[], reason: string): Promise<Decision<{ reassessed: number }, RiskRefusal>> {
  return decide<{ reassessed: number }, RiskRefusal>(async () => {
    const { enterpriseId, personId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const standard = await riskStandardsOf(scope).current();
    if (standard.version !== version) return refused({ code: 'standardNotCurrent', current: standard });
    const found = await seenItems(scope, permit, seen);
    if (!found.ok) return found;
    const { draft, items } = found.fact;
    const made: { item: RiskItem; assessment: Assessment }[] = [];
    for (const item of items) {
      const before = item.assessment;
      if (!before || regrade(before, standard).level === null) return refused({ code: 'cannotRegrade', riskPoint: item.riskPoint });
      const answers = before.method === 'HACCP' ? before.answers : {};
      const decision = assess({ method: before.method, factors: scoresOfAssessment(before), answers, grounds: before.grounds.map(({ id }) => id), reason }, standard, personId, cx.now());
      if (!decision.ok) return refused(decision.refusal);
      made.push({ item, assessment: decision.fact });
    }
    await recordAll(cx, permit, made.map(({ item, assessment }, index) => {
      const { event, set } = assessed(item, assessment);
      return { event, writes: [...(index === 0 ? [touch(enterpriseId, draft)] : []), rewrite(enterpriseId, item, set)] };
    }));
    return decided({ reassessed: made.length });
  });
}
