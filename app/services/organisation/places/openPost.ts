import { insert } from 'db/dialect/writes';
import { rulesFor } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { posts } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { openPost as decideOpening } from '~/domain/organisation/places/openPost';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { isWallTime } from '~/domain/organisation/places/setPostDueTime';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { newPostCode } from '~/platform/host/postCodes';
import { type Context, decide } from '../../context';
import { record } from '../../record';

export interface OpenPostInput {
  workshopId: string;
  teamId: string | null;
  name: string;
  /** `HH:MM`; the factory's setting when left out. */
  dueTime?: string;
}

/** Opens a post with a code of its own for the QR sheet. Event `post.opened`. */
export async function openPost(cx: Context, permit: Authorised<'organisation.manage'>, input: OpenPostInput): Promise<Decision<{ id: string; code: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string; code: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const tree = organisationOf(scope);
    const [workshop, team, all, rules] = await Promise.all([tree.workshop(input.workshopId), input.teamId ? tree.team(input.teamId) : null, tree.posts(), rulesFor(scope)]);
    if (!workshop || (input.teamId && !team)) return refused({ code: 'notFound' });
    const dueTime = input.dueTime ?? rules.dueTime;
    if (!isWallTime(dueTime)) return refused({ code: 'dueTimeWrong' });
    const decision = decideOpening(workshop, team, all, { name: input.name, dueTime });
    if (!decision.ok) return decision;
    const id = cx.newId();
    const code = newPostCode();
    await record(cx, permit, { type: 'post.opened', subject: { kind: 'post', id }, payload: { name: input.name, workshop: workshop.name, dueTime } }, [
      insert(posts, { enterpriseId: permit.enterpriseId, id, ...decision.fact, code, version: 1 }),
    ]);
    return decided({ id, code });
  });
}
