import { z } from 'zod';
import type { FormState } from '~/components/forms/state';
import { FLOOR_PLAN_REFUSALS, type FloorPlanRefusal, type FloorRegion, REGION_KINDS } from '~/domain/risk/plan/floorPlan';
import { explain } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import type { PhotoRefusal } from '~/services/evidence/storePhoto';
import { PLAN_PICTURE_REFUSALS } from '~/services/risk/plan/drawFloorPlan';
import { planNow } from '~/services/risk/plan/floorPlan';
import { refuse } from './respond';

const INCOMPLETE = '表单不完整，请刷新后重试。';
const seen = z.coerce.number({ error: INCOMPLETE }).int(INCOMPLETE).nonnegative(INCOMPLETE);

/** One region as the form carries it: `post:id:x:y:w:h` in thousandths of the picture. */
const REGION = /^(workshop|post):([\w-]+):(\d{1,4}):(\d{1,4}):(\d{1,4}):(\d{1,4})$/;

/** A region out of its text; `null` when it is none. */
function regionOf(text: string): FloorRegion | null {
  const found = REGION.exec(text);
  const kind = REGION_KINDS.find((one) => one === found?.[1]);
  if (!found || !kind) return null;
  return { kind, id: found[2]!, x: Number(found[3]), y: Number(found[4]), w: Number(found[5]), h: Number(found[6]) };
}

/** The regions on the plan, none when all were taken off. */
export const RegionsForm = z.object({
  seen,
  region: z
    .union([z.string(), z.array(z.string())], { error: INCOMPLETE })
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()).map(regionOf))
    .refine((regions) => regions.every((region) => region !== null), INCOMPLETE)
    .transform((regions) => regions.filter((region) => region !== null)),
});

/** A picture for the plan. */
export const PictureForm = z.object({ seen, picture: z.instanceof(File, { error: '请选择平面图文件。' }) });

/** Back to the schematic. */
export const SchematicForm = z.object({ seen });

/** Whether a refusal speaks of the plan (rather than of the picture). */
const isPlanRefusal = (refusal: FloorPlanRefusal | PhotoRefusal): refusal is FloorPlanRefusal => refusal.code in FLOOR_PLAN_REFUSALS;

/** Answers a refused change of the plan; where somebody else was first, with the plan as it stands. */
export async function refuseFloorPlan(cx: Pick<Context, 'store'>, enterpriseId: string, refusal: FloorPlanRefusal | PhotoRefusal, values: FormState['values']) {
  if (!isPlanRefusal(refusal)) return refuse(explain(PLAN_PICTURE_REFUSALS, refusal), values);
  const moved = refusal.code === 'planMoved' || refusal.code === 'noPlan';
  return refuse(explain(FLOOR_PLAN_REFUSALS, refusal), values, moved ? await planNow(cx, enterpriseId) : undefined);
}
