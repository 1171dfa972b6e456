import type { Step } from 'db/dialect/store';
import { floorPlansOf } from 'db/repositories/risk/floorPlans';
import { lastChangeOf } from 'db/repositories/lastChange';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import { insert, type Write } from 'db/dialect/writes';
import { floorPlans } from 'db/schema';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type FloorPlan, floorPlanStanding } from '~/domain/risk/plan/floorPlan';
import { type Snapshot, withLastChange } from '~/domain/shared/standing';
import type { Context } from '../../context';

/** The step that saves the next state of the plan, with rows that belong to it (the picture's). */
export function planStep(cx: Context, permit: Authorised<'risk.edit'>, type: 'floorPlan.drawn' | 'floorPlan.regionsPlaced' | 'floorPlan.setAside', plan: Omit<FloorPlan, 'id'>, also: readonly Write[] = []): Step {
  const id = cx.newId();
  return {
    event: { type, subject: { kind: 'floorPlan', id }, payload: { number: plan.number, picture: plan.picture, regions: plan.regions.length } },
    writes: [...also, insert(floorPlans, { enterpriseId: permit.enterpriseId, id, ...plan, drawnBy: permit.personId, drawnByName: permit.actor.name, drawnAt: cx.now() })],
  };
}

/** What the plan says now. Four queries. */
export async function planNow(cx: Pick<Context, 'store'>, enterpriseId: string): Promise<Snapshot> {
  const scope = scopeOf(cx.store, enterpriseId);
  const [plan, workshops, posts] = await Promise.all([floorPlansOf(scope).latest(), organisationOf(scope).workshops(), organisationOf(scope).posts()]);
  const names = new Map([...workshops, ...posts].map(({ id, name }) => [id, name]));
  return withLastChange(floorPlanStanding(plan, (id) => names.get(id)), plan && (await lastChangeOf(scope, ['floorPlan'], [plan.id])));
}
