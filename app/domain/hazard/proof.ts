import { originalOf } from '../shared/marks';
import type { HazardStory } from './story';

/** A photo offered as proof that is a photo of the finding; `position` says which one, 1 is the first. */
export interface PhotoOfFinding {
  readonly code: 'photoOfFinding';
  readonly position: number;
}

/**
 * The first of `photos` that shows the finding itself, by its very bytes, whatever was drawn over it; null when there is none. What was taken before the
 * rectification cannot prove it. The same picture in other bytes is not recognised.
 */
export function photoOfFinding({ hazard }: Pick<HazardStory, 'hazard'>, photos: readonly string[]): PhotoOfFinding | null {
  const shown = new Set(hazard.photos.map(originalOf));
  const index = photos.findIndex((name) => shown.has(originalOf(name)));
  return index < 0 ? null : { code: 'photoOfFinding', position: index + 1 };
}
