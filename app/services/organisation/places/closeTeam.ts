import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { teams } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { closeTeam as decideClosing } from '~/domain/organisation/places/closeTeam';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Closes a team without open posts. Event `team.closed`. */
export async function closeTeam(cx: Context, permit: Authorised<'organisation.manage'>, id: string): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const tree = organisationOf(scopeOf(cx.store, permit.enterpriseId));
    const team = await tree.team(id);
    if (!team) return refused({ code: 'notFound' });
    const decision = decideClosing(team, await tree.postsOfTeam(id), permit.today);
    if (!decision.ok) return decision;
    await record(cx, permit, { type: 'team.closed', subject: { kind: 'team', id }, payload: { name: team.name } }, [
      update(teams, { enterpriseId: permit.enterpriseId, id }, { ...decision.fact, version: team.version + 1 }, { version: team.version }),
    ]);
    return decided({ id });
  });
}
