import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { teams } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { moveTeam as decideMove } from '~/domain/organisation/places/moveTeam';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { nodeMoved } from './nodeNow';
import { record } from '../../record';
import { relocationOf } from './relocation';

/** Moves a team with its open posts to another workshop. Event `team.moved`. */
export async function moveTeam(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { workshopId: string; version: number },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const tree = organisationOf(scope);
    const [team, target, moving, there, allTeams, all] = await Promise.all([
      tree.team(id), tree.workshop(input.workshopId), tree.postsOfTeam(id), tree.postsOfWorkshop(input.workshopId), tree.teams(), tree.workshops(),
    ]);
    if (!team || !target) return refused({ code: 'notFound' });
    if (team.version !== input.version) return nodeMoved(tree, team);
    const decision = decideMove(team, moving, target, { teams: allTeams.filter(({ workshopId }) => workshopId === target.id), posts: there });
    if (!decision.ok) return decision;
    const from = all.find((workshop) => workshop.id === team.workshopId)?.name ?? '';
    await record(cx, permit, { type: 'team.moved', subject: { kind: 'team', id }, payload: { name: team.name, from, to: target.name, posts: moving.map(({ name }) => name) } }, [
      update(teams, { enterpriseId: permit.enterpriseId, id }, { ...decision.fact, version: team.version + 1 }, { version: team.version }),
      ...(await relocationOf(scope, moving, { workshopId: target.id, teamId: team.id }, permit.today)),
    ]);
    return decided({ id });
  });
}
