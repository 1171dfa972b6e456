import { setPostDueTime as judge } from '~/domain/organisation/places/setPostDueTime';
import { decided } from '~/domain/shared/decision';
import { nodeVerb } from './nodeVerb';

/** Sets the time of day until which a post's check is on time. Event `post.dueTimeSet`. */
export const setPostDueTime = nodeVerb<'post', { readonly dueTime: string; readonly version: number }>('post', 'dueTimeSet', async ({ node }, { dueTime }) => {
  const decision = judge(node, dueTime);
  if (!decision.ok) return decision;
  return decided(decision.fact.from === decision.fact.to ? null : { set: { dueTime }, payload: decision.fact });
});
