import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { teams } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { renameNode } from '~/domain/organisation/places/renameNode';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { nodeMoved } from './nodeNow';
import { record } from '../../record';

/** Renames a team; records keep the name they were made under. Event `team.renamed`. */
export async function renameTeam(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { name: string; version: number },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const tree = organisationOf(scopeOf(cx.store, permit.enterpriseId));
    const node = await tree.team(id);
    if (!node) return refused({ code: 'notFound' });
    if (node.version !== input.version) return nodeMoved(tree, node);
    const decision = renameNode(node, (await tree.teams()).filter(({ workshopId }) => workshopId === node.workshopId), input.name);
    if (!decision.ok) return decision;
    if (decision.fact.from === decision.fact.to) return decided({ id });
    await record(cx, permit, { type: 'team.renamed', subject: { kind: 'team', id }, payload: decision.fact }, [
      update(teams, { enterpriseId: permit.enterpriseId, id }, { name: input.name, version: node.version + 1 }, { version: node.version }),
    ]);
    return decided({ id });
  });
}
