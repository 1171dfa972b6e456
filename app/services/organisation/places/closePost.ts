import { update } from 'db/dialect/writes';
import { openThingsOf } from 'db/repositories/hazard/openThings';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { posts } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { closePost as decideClosing } from '~/domain/organisation/places/closePost';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Closes a post from today on; its code leads nowhere any more. Event `post.closed`. */
export async function closePost(cx: Context, permit: Authorised<'organisation.manage'>, id: string): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const post = await organisationOf(scope).post(id);
    if (!post) return refused({ code: 'notFound' });
    const decision = decideClosing(post, await openThingsOf(scope).ofPost(id, permit.today), permit.today);
    if (!decision.ok) return decision;
    await record(cx, permit, { type: 'post.closed', subject: { kind: 'post', id }, payload: { name: post.name } }, [
      update(posts, { enterpriseId: permit.enterpriseId, id }, { ...decision.fact, version: post.version + 1 }, { version: post.version }),
    ]);
    return decided({ id });
  });
}
