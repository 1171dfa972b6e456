import { insert } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { workshops } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { openWorkshop as decideOpening } from '~/domain/organisation/places/openWorkshop';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Opens a workshop. Event `workshop.opened`. */
export async function openWorkshop(cx: Context, permit: Authorised<'organisation.manage'>, input: { name: string }): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const existing = await organisationOf(scopeOf(cx.store, permit.enterpriseId)).workshops();
    const decision = decideOpening(existing, input.name);
    if (!decision.ok) return decision;
    const id = cx.newId();
    await record(cx, permit, { type: 'workshop.opened', subject: { kind: 'workshop', id }, payload: { name: input.name } }, [
      insert(workshops, { enterpriseId: permit.enterpriseId, id, ...decision.fact, version: 1 }),
    ]);
    return decided({ id });
  });
}
