import type { HazardStory } from './story';

/** A photo offered as proof that is a photo of the finding; `position` says which one, 1 is the first. */
export interface PhotoOfFinding {
  readonly code: 'photoOfFinding';
  readonly position: number;
}

/**
 * The first of `photos` that shows the finding itself, by its very bytes; null when there is none. What was taken before the
 * rectification cannot prove it. The same picture in other bytes is not recognised.
 */
export function photoOfFinding({ hazard }: Pick<HazardStory, 'hazard'>, photos: readonly string[]): PhotoOfFinding | null {
  const index = photos.findIndex((hash) => hazard.photos.includes(hash));
  return index < 0 ? null : { code: 'photoOfFinding', position: index + 1 };
}
