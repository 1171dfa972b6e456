import { floorPlansOf } from 'db/repositories/risk/floorPlans';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { changePicture, type FloorPlanRefusal } from '~/domain/risk/plan/floorPlan';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { type Context, decide } from '../../context';
import { planStep } from './floorPlan';
import { recordAll } from '../../record';

/** Goes back to the schematic; regions keep their place for the next picture, earlier states stay on file. Event `floorPlan.setAside`. */
export async function setPlanAside(cx: Context, permit: Authorised<'risk.edit'>, input: { readonly seen: number }): Promise<Decision<{ number: number }, FloorPlanRefusal>> {
  return decide<{ number: number }, FloorPlanRefusal>(async () => {
    const { enterpriseId } = permit;
    const plan = await floorPlansOf(scopeOf(cx.store, enterpriseId)).latest();
    const decision = changePicture(plan, input.seen);
    if (!decision.ok) return decision;
    if (!plan?.picture) return refused({ code: 'noPlan' });
    const step = planStep(cx, permit, 'floorPlan.setAside', { ...decision.fact, picture: null, width: null, height: null });
    await recordAll(cx, permit, [step]);
    return decided({ number: decision.fact.number });
  });
}
