import { and, eq, min } from 'drizzle-orm';
import { type Proposal, propose } from '../../../app/domain/risk/upkeep/proposals';
import { addDays, type Day } from '../../../app/domain/shared/day';
import { riskItems, riskListPublications } from '../../schema';
import { rulesFor } from '../organisation/enterprises';
import { riskOf } from './risk';
import { riskLifeOf } from './riskLife';
import type { Scope } from '../scope';

/** How far back checks are counted. */
const LOOK_BACK_DAYS = 400;

/** What the records propose for the list in force; empty while none is. Six queries. */
export async function proposalsOf(scope: Scope, today: Day): Promise<Proposal[]> {
  const version = await riskOf(scope).publishedOn(today);
  if (!version) return [];
  const life = riskLifeOf(scope);
  const [items, records, answers, rules, since] = await Promise.all([
    riskOf(scope).itemsOf(version.id), life.answersByLine(addDays(today, -LOOK_BACK_DAYS), today), life.proposalAnswers(), rulesFor(scope),
    scope.read
      .select({ lineId: riskItems.lineId, from: min(riskListPublications.effectiveFrom) })
      .from(riskItems)
      .innerJoin(riskListPublications, and(eq(riskListPublications.enterpriseId, riskItems.enterpriseId), eq(riskListPublications.versionId, riskItems.versionId)))
      .where(eq(riskItems.enterpriseId, scope.enterpriseId))
      .groupBy(riskItems.lineId),
  ]);
  const first = new Map(since.map(({ lineId, from }) => [lineId, from]));
  return propose(items, records, answers, rules, (lineId) => first.get(lineId) ?? version.publication.effectiveFrom, today);
}
