import { desc, eq } from 'drizzle-orm';
import type { FloorPlan } from '../../../app/domain/risk/plan/floorPlan';
import type { Instant } from '../../../app/domain/shared/instant';
import { floorPlans } from '../../schema';
import type { Scope } from '../scope';

/** A state of the plan with who made it and when. */
export interface FloorPlanOnFile extends FloorPlan {
  readonly drawnByName: string;
  readonly drawnAt: Instant;
}

/** Floor plans of one factory. */
export const floorPlansOf = (scope: Scope) => ({
  /** The plan as it stands; null while none was ever saved. */
  async latest(): Promise<FloorPlanOnFile | null> {
    const [row] = await scope.read.select().from(floorPlans).where(eq(floorPlans.enterpriseId, scope.enterpriseId)).orderBy(desc(floorPlans.number)).limit(1);
    if (!row) return null;
    const { enterpriseId: _, drawnBy: __, ...plan } = row;
    return plan;
  },
});
