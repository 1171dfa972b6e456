import { floorPlansOf } from 'db/repositories/risk/floorPlans';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type FloorPlanRefusal, type FloorRegion, placeRegions as place } from '~/domain/risk/plan/floorPlan';
import { type Decision, decided } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { planStep } from './floorPlan';
import { recordAll } from '../../record';

/** Places workshops and posts on the plan: the next state of it. Event `floorPlan.regionsPlaced`. */
export async function placeRegions(
  cx: Context,
  permit: Authorised<'risk.edit'>,
  input: { readonly seen: number; readonly regions: readonly FloorRegion[] },
): Promise<Decision<{ number: number }, FloorPlanRefusal>> {
  return decide<{ number: number }, FloorPlanRefusal>(async () => {
    const { enterpriseId } = permit;
    const scope = scopeOf(cx.store, enterpriseId);
    const [plan, workshops, posts] = await Promise.all([floorPlansOf(scope).latest(), organisationOf(scope).workshops(), organisationOf(scope).posts()]);
    const ids = (nodes: readonly { readonly id: string }[]) => new Set(nodes.map(({ id }) => id));
    const decision = place(plan, input.seen, input.regions, { workshop: ids(workshops), post: ids(posts) });
    if (!decision.ok) return decision;
    const { number, regions } = decision.fact;
    const { picture, width, height } = plan!;
    const step = planStep(cx, permit, 'floorPlan.regionsPlaced', { number, picture, width, height, regions });
    await recordAll(cx, permit, [step]);
    return decided({ number });
  });
}
