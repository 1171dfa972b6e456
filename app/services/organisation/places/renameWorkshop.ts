import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { workshops } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { renameNode } from '~/domain/organisation/places/renameNode';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { nodeMoved } from './nodeNow';
import { record } from '../../record';

/** Renames a workshop; records keep the name they were made under. Event `workshop.renamed`. */
export async function renameWorkshop(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { name: string; version: number },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const tree = organisationOf(scopeOf(cx.store, permit.enterpriseId));
    const node = await tree.workshop(id);
    if (!node) return refused({ code: 'notFound' });
    if (node.version !== input.version) return nodeMoved(tree, node);
    const decision = renameNode(node, await tree.workshops(), input.name);
    if (!decision.ok) return decision;
    if (decision.fact.from === decision.fact.to) return decided({ id });
    await record(cx, permit, { type: 'workshop.renamed', subject: { kind: 'workshop', id }, payload: decision.fact }, [
      update(workshops, { enterpriseId: permit.enterpriseId, id }, { name: input.name, version: node.version + 1 }, { version: node.version }),
    ]);
    return decided({ id });
  });
}
