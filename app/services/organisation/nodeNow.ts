import type { organisationOf } from 'db/repositories/organisation';
import { type NodeStands, nodeStanding } from '~/domain/organisation/nodeStanding';
import type { MovedOn } from '~/domain/organisation/refusals';
import { refused } from '~/domain/shared/decision';

/** The refusal of a form that was opened before a workshop, team or post was changed, with what the node is now. */
export async function nodeMoved(tree: ReturnType<typeof organisationOf>, node: NodeStands): Promise<{ ok: false; refusal: MovedOn }> {
  const { workshopId, teamId } = node;
  const [workshop, team] = await Promise.all([workshopId ? tree.workshop(workshopId) : null, teamId ? tree.team(teamId) : null]);
  return refused({ code: 'movedOn', now: nodeStanding(node, workshop?.name ?? '', team?.name ?? '') });
}
