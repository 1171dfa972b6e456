import { riskStandardsOf } from 'db/repositories/risk/riskStandards';
import type { Authorised } from '~/domain/organisation/access/authority';
import { assess, type AssessInput } from '~/domain/risk/assess/assess';
import { DEFAULT_FREQUENCY } from '~/domain/risk/assess/levels';
import type { RiskRefusal } from '~/domain/risk/refusals';
import type { Assessment, RiskItem } from '~/domain/risk/types';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '~/services/context';
import { onItem, rewrite, type SeenItem } from '../list/draft';

export interface AssessItemInput extends AssessInput {
  /** Take the check frequency proposed for the level that results. */
  readonly takeFrequency: boolean;
}

/** What is told of an item that was assessed, or assessed again, and what is set of it: what remained was judged against the earlier result, so it falls. */
export const assessed = ({ id, level: before }: Pick<RiskItem, 'id' | 'level'>, assessment: Assessment) => {
  const { method, level, controlLevel, value, setId, setVersion, standardVersion, reason } = assessment;
  return {
    event: { type: 'risk.itemAssessed' as const, subject: { kind: 'riskItem', id }, payload: { before, method, level, value, setId, setVersion, standardVersion, reason } },
    set: { assessment, residual: null, level, controlLevel },
  };
};

/** Assesses an item by a method of the factory's standard in force; method, set, version and scale words are kept with the result. */
export const assessItem = (cx: Context, permit: Authorised<'risk.edit'>, seen: SeenItem, input: AssessItemInput): Promise<Decision<Assessment, RiskRefusal>> =>
  onItem(cx, permit, seen, async ({ item, scope }) => {
    const decision = assess(input, await riskStandardsOf(scope).current(), permit.personId, cx.now());
    if (!decision.ok) return decision;
    const { event, set } = assessed(item, decision.fact);
    const frequency = input.takeFrequency ? { frequency: DEFAULT_FREQUENCY[decision.fact.level] } : {};
    return decided({ fact: decision.fact, event, writes: [rewrite(permit.enterpriseId, item, { ...set, ...frequency })] });
  });
