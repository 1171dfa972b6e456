import { update } from 'db/dialect/writes';
import { openThingsOf } from 'db/repositories/hazard/openThings';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { workshops } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { closeWorkshop as decideClosing } from '~/domain/organisation/places/closeWorkshop';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Closes a workshop from today on. Event `workshop.closed`. */
export async function closeWorkshop(cx: Context, permit: Authorised<'organisation.manage'>, id: string): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const tree = organisationOf(scope);
    const workshop = await tree.workshop(id);
    if (!workshop) return refused({ code: 'notFound' });
    const [teams, posts, things] = await Promise.all([tree.teams(), tree.postsOfWorkshop(id), openThingsOf(scope).ofWorkshop(id, permit.today)]);
    const decision = decideClosing(workshop, [...teams.filter(({ workshopId }) => workshopId === id), ...posts], things, permit.today);
    if (!decision.ok) return decision;
    await record(cx, permit, { type: 'workshop.closed', subject: { kind: 'workshop', id }, payload: { name: workshop.name } }, [
      update(workshops, { enterpriseId: permit.enterpriseId, id }, { ...decision.fact, version: workshop.version + 1 }, { version: workshop.version }),
    ]);
    return decided({ id });
  });
}
