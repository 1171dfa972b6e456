import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { movePost as decideMove } from '~/domain/organisation/places/movePost';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { nodeMoved } from './nodeNow';
import { record } from '../../record';
import { relocationOf } from './relocation';

/** Moves a post to another workshop or team. Event `post.moved`. */
export async function movePost(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { workshopId: string; teamId: string | null; version: number },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const tree = organisationOf(scope);
    const [post, target, team, there, all] = await Promise.all([
      tree.post(id), tree.workshop(input.workshopId), input.teamId ? tree.team(input.teamId) : null, tree.postsOfWorkshop(input.workshopId), tree.workshops(),
    ]);
    if (!post || !target || (input.teamId && !team)) return refused({ code: 'notFound' });
    const from = all.find((workshop) => workshop.id === post.workshopId)?.name ?? '';
    if (post.version !== input.version) return nodeMoved(tree, post);
    const decision = decideMove(post, target, team, there);
    if (!decision.ok) return decision;
    await record(
      cx,
      permit,
      { type: 'post.moved', subject: { kind: 'post', id }, payload: { name: post.name, from, to: team ? `${target.name} ${team.name}` : target.name } },
      await relocationOf(scope, [post], decision.fact, permit.today),
    );
    return decided({ id });
  });
}
