import type { Authorised } from '~/domain/organisation/access/authority';
import { PLAN_CONTRACTS as asks } from '~/domain/risk/plan/contracts';
import { FLOOR_PLAN_REFUSALS, type FloorPlanRefusal, type FloorRegion, REGION_KINDS } from '~/domain/risk/plan/floorPlan';
import { EXPIRED } from '~/domain/shared/fields';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import type { PhotoRefusal } from '~/services/evidence/storePhoto';
import { drawFloorPlan, PLAN_PICTURE_REFUSALS } from '~/services/risk/plan/drawFloorPlan';
import { planNow } from '~/services/risk/plan/floorPlan';
import { placeRegions } from '~/services/risk/plan/placeRegions';
import { setPlanAside } from '~/services/risk/plan/setPlanAside';
import { verb } from './verb';

const WORDS: RefusalTexts<FloorPlanRefusal | PhotoRefusal> = { ...FLOOR_PLAN_REFUSALS, ...PLAN_PICTURE_REFUSALS };
const PLAN = {
  of: '/risk/map',
  needs: 'risk.edit',
  words: WORDS,
  now: async (cx: Context, permit: Authorised<'risk.edit'>, _: unknown, { code }: FloorPlanRefusal | PhotoRefusal) =>
    code === 'planMoved' || code === 'noPlan' ? planNow(cx, permit.enterpriseId) : undefined,
  to: () => '/risk/map',
} as const;

/** One region as the form carries it: `post:id:x:y:w:h` in thousandths of the picture. */
const REGION = /^(workshop|post):([\w-]+):(\d{1,4}):(\d{1,4}):(\d{1,4}):(\d{1,4})$/;

/** A region out of its text; none when it is none. */
function regionIn(text: string): FloorRegion[] {
  const [, kindText, id, x, y, w, h] = REGION.exec(text) ?? [];
  const kind = REGION_KINDS.find((one) => one === kindText);
  return kind && id ? [{ kind, id, x: Number(x), y: Number(y), w: Number(w), h: Number(h) }] : [];
}

/** The picture of the plan; afterwards its regions are placed. */
export const picture = verb({ ...PLAN, contract: asks.draw, does: (cx, permit, _, input) => drawFloorPlan(cx, permit, input), to: () => '/risk/map?edit=1' });
export const regions = verb({
  ...PLAN,
  contract: asks.place,
  faults: ({ region }) => (region.every((text) => regionIn(text).length > 0) ? [] : [{ field: 'region', sentence: EXPIRED }]),
  does: (cx, permit, _, { seen, region }) => placeRegions(cx, permit, { seen, regions: region.flatMap(regionIn) }),
});
export const schematic = verb({ ...PLAN, contract: asks.setAside, does: (cx, permit, _, input) => setPlanAside(cx, permit, input) });
