import { rulesFor } from 'db/repositories/organisation/enterprises';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { proposalsOf } from 'db/repositories/risk/riskProposals';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Context } from '~/services/context';
import { namesOf } from '../list/names';

/** Answered proposals shown. */
const ANSWERED = 40;

/** What the records propose, each with its evidence, and what was answered before. Twelve queries. */
export async function riskProposals(cx: Pick<Context, 'store'>, permit: Authorised<'risk.view'>) {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [proposals, answers, names, rules, versions] = await Promise.all([
    proposalsOf(scope, permit.today), riskLifeOf(scope).proposalAnswers(), namesOf(scope), rulesFor(scope), riskOf(scope).versions(),
  ]);
  return {
    thresholds: rules.upkeep,
    proposals: proposals.map(({ kind, item, basis, why, frequency, evidence }) => ({
      kind, basis, why, frequency, evidence, itemId: item.id, lineId: item.lineId, riskPoint: item.riskPoint, level: item.level, now: item.frequency,
      place: `${names.workshop(item.workshopId)} · ${names.post(item.postId)}`,
    })),
    answers: answers.slice(0, ANSWERED).map(({ id, kind, riskPoint, answer, reason, versionId, answeredByName, answeredAt }) => ({
      id, kind, riskPoint, answer, reason, answeredByName, answeredAt, version: versions.find((version) => version.id === versionId)?.number ?? null,
    })),
  };
}

export type RiskProposalsView = Awaited<ReturnType<typeof riskProposals>>;
