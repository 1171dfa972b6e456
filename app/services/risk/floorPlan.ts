import type { Step } from 'db/dialect/store';
import { insert, type Write } from 'db/dialect/writes';
import { floorPlans } from 'db/schema';
import type { Authorised } from '~/domain/organisation/authority';
import type { FloorPlan } from '~/domain/risk/floorPlan';
import type { Context } from '../context';

/** The step that saves the next state of the plan, with rows that belong to it (the picture's). */
export function planStep(cx: Context, leave: Authorised<'risk.edit'>, type: string, plan: Omit<FloorPlan, 'id'>, also: readonly Write[] = []): Step {
  const id = cx.newId();
  return {
    event: { type, subject: { kind: 'floorPlan', id }, payload: { number: plan.number, picture: plan.picture, regions: plan.regions.length } },
    writes: [...also, insert(floorPlans, { enterpriseId: leave.enterpriseId, id, ...plan, drawnBy: leave.personId, drawnByName: leave.actor.name, drawnAt: cx.now() })],
  };
}
