import { update } from 'db/dialect/writes';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { workshops } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { moveWorkshop as decideMove } from '~/domain/organisation/places/moveWorkshop';
import type { OrganisationRefusal } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { record } from '../../record';

/** Moves a workshop one place up or down in the order of the tree. Event `workshop.moved`. */
export async function moveWorkshop(
  cx: Context,
  permit: Authorised<'organisation.manage'>,
  id: string,
  input: { direction: 'up' | 'down' },
): Promise<Decision<{ id: string }, OrganisationRefusal>> {
  return decide(async (): Promise<Decision<{ id: string }, OrganisationRefusal>> => {
    const all = await organisationOf(scopeOf(cx.store, permit.enterpriseId)).workshops();
    const workshop = all.find((one) => one.id === id);
    if (!workshop) return refused({ code: 'notFound' });
    const decision = decideMove(workshop, all, input.direction);
    if (!decision.ok) return decision;
    const { neighbour } = decision.fact;
    const placed = (one: typeof workshop, position: number) =>
      update(workshops, { enterpriseId: permit.enterpriseId, id: one.id }, { position, version: one.version + 1 }, { version: one.version });
    await record(
      cx,
      permit,
      { type: 'workshop.moved', subject: { kind: 'workshop', id }, payload: { direction: input.direction, neighbour: neighbour.name } },
      [placed(workshop, neighbour.position), placed(neighbour, workshop.position)],
    );
    return decided({ id });
  });
}
