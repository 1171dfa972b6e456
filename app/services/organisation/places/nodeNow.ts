import type { organisationOf } from 'db/repositories/organisation/organisation';
import { type NodeStands, nodeStanding } from '~/domain/organisation/places/nodeStanding';
import type { MovedOn } from '~/domain/organisation/refusals';
import { refused } from '~/domain/shared/decision';
import { withLastChange } from '~/domain/shared/standing';

/** The refusal of a form that was opened before a workshop, team or post was changed, with what the node is now. */
export async function nodeMoved(tree: ReturnType<typeof organisationOf>, node: NodeStands & { readonly id: string }): Promise<{ ok: false; refusal: MovedOn }> {
  const { workshopId, teamId } = node;
  const [workshop, team, change] = await Promise.all([workshopId ? tree.workshop(workshopId) : null, teamId ? tree.team(teamId) : null, tree.lastChange(node.id)]);
  return refused({ code: 'movedOn', now: withLastChange(nodeStanding(node, workshop?.name ?? '', team?.name ?? ''), change) });
}
