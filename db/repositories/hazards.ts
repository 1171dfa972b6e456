import type { Day } from '../../app/domain/shared/day';
import { day } from '../../app/domain/shared/day';
import type { HazardProjection } from '../../app/domain/hazard/types';

/** Sorts after every deadline there can be: the place of a hazard that has none yet. */
export const NO_DEADLINE = day('9999-12-31');

/** The projection as columns of `hazards`. */
export const projectionColumns = (projection: HazardProjection): HazardProjection & { dueOrder: Day } => ({
  ...projection,
  dueOrder: projection.deadline ?? NO_DEADLINE,
});
