import type { Day } from '../../shared/day';

/** Where a published version stands on a day. */
export type VersionStanding = { readonly kind: 'coming'; readonly from: Day } | { readonly kind: 'inForce' } | { readonly kind: 'replaced'; readonly by: number };

interface Published {
  readonly number: number;
  readonly effectiveFrom: Day;
}

/** Whether a version is still to come, in force, or replaced, and by which: the first later one that took effect no later than it could matter. */
export function versionStanding(version: Published, published: readonly Published[], today: Day): VersionStanding {
  const matters = version.effectiveFrom > today ? version.effectiveFrom : today;
  const later = published.filter(({ number, effectiveFrom }) => number > version.number && effectiveFrom <= matters).map(({ number }) => number);
  if (later.length > 0) return { kind: 'replaced', by: Math.min(...later) };
  return version.effectiveFrom > today ? { kind: 'coming', from: version.effectiveFrom } : { kind: 'inForce' };
}
