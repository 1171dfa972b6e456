import { openThingsOf } from 'db/repositories/hazard/openThings';
import type { Authorised } from '~/domain/organisation/access/authority';
import { closePost as judgePost } from '~/domain/organisation/places/closePost';
import { closeTeam as judgeTeam } from '~/domain/organisation/places/closeTeam';
import { closeWorkshop as judgeWorkshop } from '~/domain/organisation/places/closeWorkshop';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import type { Day } from '~/domain/shared/day';
import { type Decision, decided } from '~/domain/shared/decision';
import type { Context } from '../../context';
import { type NodeGround, type Nodes, nodeVerb } from './nodeVerb';

/** Closes a node from today on, as it may be. */
function closing<K extends keyof Nodes>(kind: K, judge: (ground: NodeGround<K>) => Promise<Decision<{ closedOn: Day }, OrganisationRefusal>>) {
  const close = nodeVerb<K, object>(kind, 'closed', async (ground) => {
    const decision = await judge(ground);
    return decision.ok ? decided({ set: decision.fact, payload: { name: ground.node.name } }) : decision;
  });
  return (cx: Context, permit: Authorised<'organisation.manage'>, id: string) => close(cx, permit, id, {});
}

/** Its teams and posts must be closed, and nothing open may name it. Event `workshop.closed`. */
export const closeWorkshop = closing('workshop', async ({ node, tree, scope, permit: { today } }) => {
  const [teams, posts, things] = await Promise.all([tree.teams(), tree.postsOfWorkshop(node.id), openThingsOf(scope).ofWorkshop(node.id, today)]);
  return judgeWorkshop(node, [...teams.filter(({ workshopId }) => workshopId === node.id), ...posts], things, today);
});
/** A team without open posts. Event `team.closed`. */
export const closeTeam = closing('team', async ({ node, tree, permit: { today } }) => judgeTeam(node, await tree.postsOfTeam(node.id), today));
/** A post that nothing open names; its code leads nowhere any more. Event `post.closed`. */
export const closePost = closing('post', async ({ node, scope, permit: { today } }) => judgePost(node, await openThingsOf(scope).ofPost(node.id, today), today));
