import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { PostHolding } from '~/domain/organisation/types';

/** Whether a person is within reach: everybody for the enterprise, else who ever held a place in a workshop headed. */
export const mayBeSeen = (permit: Authorised<'organisation.view'>, personId: string, holdings: readonly Pick<PostHolding, 'personId' | 'workshopId' | 'postId'>[]): boolean =>
  covers(permit, { personId }) || holdings.some((holding) => holding.personId === personId && covers(permit, { workshopId: holding.workshopId, postId: holding.postId }));
