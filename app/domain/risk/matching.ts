/** A post that rows may be laid on. */
export interface Place {
  readonly postId: string;
  readonly postName: string;
  readonly workshopId: string;
  readonly workshopName: string;
}

/** A remembered answer to "which of our posts is this?". */
export interface Mapping {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  readonly postId: string;
}

/** How a template's place was found: remembered, by the same names, or by names that mean the same. */
export type MatchKind = 'mapped' | 'exact' | 'tolerant';

const BRACKETS = /\([^)]*\)/gu;
const SEPARATORS = /[\s·、,，/\-—_]/gu;
const POST_ENDING = /(操作工|主机手|岗位|班组长|班长|人员|岗|工|员|位|手|组)$/u;
const WORKSHOP_ENDING = /(车间|工段|工序|部门|部|室|库|区|线|场|房|间)$/u;

/** A name without brackets, separators and the ending that only says it is a post or a workshop. */
export function stemOf(name: string, ending: RegExp): string {
  const bare = name.normalize('NFKC').replace(BRACKETS, '').replace(SEPARATORS, '');
  const stem = bare.replace(ending, '');
  return stem.length >= 2 ? stem : bare;
}

const postStem = (name: string): string => stemOf(name, POST_ENDING);
const workshopStem = (name: string): string => stemOf(name, WORKSHOP_ENDING);
const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? list[0]! : null);

/**
 * The factory's post that a template's workshop and post mean, or null when none or more than one could be meant:
 * remembered mapping; same names; then same stems, first inside the same workshop, then a post alone of its name in
 * the factory, then a post named after the template's workshop (绝缘挤出车间 → 绝缘挤出岗). Never guesses between two.
 */
export function matchPlace(workshop: string, post: string, places: readonly Place[], mappings: readonly Mapping[]): { place: Place; kind: MatchKind } | null {
  const remembered = mappings.find(({ sourceWorkshop, sourcePost }) => sourceWorkshop === workshop && sourcePost === post);
  const mapped = remembered && places.find(({ postId }) => postId === remembered.postId);
  if (mapped) return { place: mapped, kind: 'mapped' };
  const exact = only(places.filter((place) => place.workshopName === workshop && place.postName === post));
  if (exact) return { place: exact, kind: 'exact' };
  const samePost = places.filter((place) => postStem(place.postName) === postStem(post));
  const sameBoth = samePost.filter((place) => workshopStem(place.workshopName) === workshopStem(workshop));
  const namedAfter = places.filter((place) => postStem(place.postName) === workshopStem(workshop));
  const tolerant = only(sameBoth) ?? (samePost.length === 0 ? only(namedAfter) : only(samePost));
  return tolerant && { place: tolerant, kind: 'tolerant' };
}
