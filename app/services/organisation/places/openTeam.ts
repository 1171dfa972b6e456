import { insert } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { teams } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { openTeam as decideOpening } from '~/domain/organisation/places/openTeam';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Opens a team in a workshop. Event `team.opened`. */
export async function openTeam(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  input: { workshopId: string; name: string },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const tree = organisationOf(scopeOf(cx.store, permit.enterpriseId));
    const workshop = await tree.workshop(input.workshopId);
    if (!workshop) return refused({ code: 'notFound' });
    const decision = decideOpening(workshop, (await tree.teams()).filter(({ workshopId }) => workshopId === workshop.id), input.name);
    if (!decision.ok) return decision;
    const id = cx.newId();
    await record(cx, permit, { type: 'team.opened', subject: { kind: 'team', id }, payload: { name: input.name, workshop: workshop.name } }, [
      insert(teams, { enterpriseId: permit.enterpriseId, id, ...decision.fact, version: 1 }),
    ]);
    return decided({ id });
  });
}
