import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { posts } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { setPostDueTime as decideTime } from '~/domain/organisation/places/setPostDueTime';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { nodeMoved } from './nodeNow';
import { record } from '../../record';

/** Sets the time of day until which a post's check is on time. Event `post.dueTimeSet`. */
export async function setPostDueTime(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { dueTime: string; version: number },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const tree = organisationOf(scopeOf(cx.store, permit.enterpriseId));
    const post = await tree.post(id);
    if (!post) return refused({ code: 'notFound' });
    if (post.version !== input.version) return nodeMoved(tree, post);
    const decision = decideTime(post, input.dueTime);
    if (!decision.ok) return decision;
    if (decision.fact.from === decision.fact.to) return decided({ id });
    await record(cx, permit, { type: 'post.dueTimeSet', subject: { kind: 'post', id }, payload: decision.fact }, [
      update(posts, { enterpriseId: permit.enterpriseId, id }, { dueTime: input.dueTime, version: post.version + 1 }, { version: post.version }),
    ]);
    return decided({ id });
  });
}
