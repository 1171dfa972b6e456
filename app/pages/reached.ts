import type { Reached } from 'db/repositories/riskIndex';
import type { Authorised } from '~/domain/organisation/authority';
import type { Action } from '~/domain/organisation/permissions';

/** The part of the factory leave reaches, as `covers` judges it row by row: all, the workshops headed with the posts held, or the posts held. */
export function reachedBy({ reach, standing }: Pick<Authorised<Action>, 'reach' | 'standing'>): Reached {
  if (reach === 'enterprise') return null;
  return { workshopIds: reach === 'workshop' ? standing.workshopIds : [], postIds: reach === 'self' ? [] : standing.postIds };
}
