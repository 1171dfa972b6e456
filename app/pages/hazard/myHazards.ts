import { hazardsOf } from 'db/repositories/hazard/hazards';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Day } from '~/domain/shared/day';
import type { Context } from '~/services/context';
import { type LedgerRow, ledgerRow } from './hazardLedger';
import { verifiesOf } from './hazardsWaiting';

export interface MyHazardsView {
  readonly today: Day;
  /** Named for me and still open, nearest deadline first. */
  readonly mine: readonly LedgerRow[];
  /** Waiting for a verification I may give, outside my own. */
  readonly toVerify: readonly LedgerRow[];
  readonly closed: readonly LedgerRow[];
}

/** What waits for one person on the phone. */
export async function myHazards(cx: Pick<Context, 'store'>, permit: Authorised<'hazard.view'>): Promise<MyHazardsView> {
  const hazards = hazardsOf(scopeOf(cx.store, permit.enterpriseId));
  const { personId, today } = permit;
  const verifies = verifiesOf(permit);
  const [mine, waiting, closed] = await Promise.all([
    hazards.nearest({ responsibleId: personId }, 60),
    verifies ? hazards.page({ reached: verifies, filter: { state: 'awaitingVerification' }, sort: 'found', today, limit: 30 }) : null,
    hazards.closedOf(personId, 10),
  ]);
  return {
    today,
    mine: mine.map((hazard) => ledgerRow(hazard, today)),
    toVerify: (waiting?.rows ?? []).filter(({ responsibleId }) => responsibleId !== personId).map((hazard) => ledgerRow(hazard, today)),
    closed: closed.map((hazard) => ledgerRow(hazard, today)),
  };
}
