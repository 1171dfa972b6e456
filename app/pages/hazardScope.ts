import type { Within } from 'db/repositories/hazardPage';
import type { Authorised } from '~/domain/organisation/authority';
import type { Action } from '~/domain/organisation/permissions';

/** The part of the ledger leave reaches: everything, the workshops headed, or the posts held. */
export function withinOf(leave: Pick<Authorised<Action>, 'reach' | 'standing'>): Within {
  if (leave.reach === 'enterprise') return { kind: 'all' };
  return leave.reach === 'workshop' ? { kind: 'workshops', ids: leave.standing.workshopIds } : { kind: 'posts', ids: leave.standing.postIds };
}
