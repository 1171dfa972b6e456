import { alikeName } from '../../shared/fold';
import { listOf, partsOf } from '../../shared/stored';

/** A post that rows may be laid on. */
export interface Place {
  readonly postId: string;
  readonly postName: string;
  readonly workshopId: string;
  readonly workshopName: string;
}

/** A name of somewhere else, as it is asked about. */
export interface SourcePlace {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
}

/** A remembered answer to "which of our posts is this?"; null for 本企业没有, the answer that there is none and will be none. */
export interface Mapping extends SourcePlace {
  readonly postId: string | null;
}

/** Whether two names are the same. */
export const isSameSource = (one: SourcePlace, other: SourcePlace): boolean => one.sourceWorkshop === other.sourceWorkshop && one.sourcePost === other.sourcePost;

/** Reads stored mappings. */
export const readMappings = (stored: unknown): readonly Mapping[] => listOf(stored, (one): Mapping => ({ sourceWorkshop: '', sourcePost: '', postId: '', ...partsOf<Mapping>(one) }));

/** How a template's place was found: remembered, by the same names, or by names that mean the same. */
export type MatchKind = 'mapped' | 'exact' | 'tolerant';

const BRACKETS = /\([^)]*\)/gu;
const SEPARATORS = /[\s·、,，/\-—_]/gu;
const POST_ENDING = /(操作工|主机手|岗位|班组长|班长|人员|岗|工|员|位|手|组)$/u;
const WORKSHOP_ENDING = /(车间|工段|工序|部门|部|室|库|区|线|场|房|间)$/u;

/** A name without brackets, separators and the ending that only says it is a post or a workshop. */
export function stemOf(name: string, ending: RegExp): string {
  const bare = alikeName(name).replace(BRACKETS, '').replace(SEPARATORS, '');
  const stem = bare.replace(ending, '');
  return stem.length >= 2 ? stem : bare;
}

const postStem = (name: string): string => stemOf(name, POST_ENDING);
const workshopStem = (name: string): string => stemOf(name, WORKSHOP_ENDING);
const bothNames = (workshop: string, post: string): string => `${alikeName(workshop)}\n${alikeName(post)}`;

/** Finds the post of names among places, the first of several; undefined where there is none. */
export function placesByName(places: readonly Place[]): (workshop: string, post: string) => Place | undefined {
  const named = new Map([...places].reverse().map((place) => [bothNames(place.workshopName, place.postName), place]));
  return (workshop, post) => named.get(bothNames(workshop, post));
}

interface Stems {
  readonly place: Place;
  readonly names: string;
  readonly post: string;
  readonly workshop: string;
}
const stems = new WeakMap<readonly Place[], readonly Stems[]>();
const answers = new WeakMap<readonly Mapping[], ReadonlyMap<string, Mapping>>();

/** The names of places as they are compared, worked out once for a list of places. */
function stemsOf(places: readonly Place[]): readonly Stems[] {
  const known = stems.get(places);
  if (known) return known;
  const made = places.map((place) => ({ place, names: bothNames(place.workshopName, place.postName), post: postStem(place.postName), workshop: workshopStem(place.workshopName) }));
  stems.set(places, made);
  return made;
}

/** Remembered answers by the names they are for; the first of several counts. */
function byNames(mappings: readonly Mapping[]): ReadonlyMap<string, Mapping> {
  const known = answers.get(mappings);
  if (known) return known;
  const made = new Map([...mappings].reverse().map((mapping) => [bothNames(mapping.sourceWorkshop, mapping.sourcePost), mapping]));
  answers.set(mappings, made);
  return made;
}

/** Whether it is remembered that the factory has no such post. */
export const isDeclined = (workshop: string, post: string, mappings: readonly Mapping[]): boolean => byNames(mappings).get(bothNames(workshop, post))?.postId === null;

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? list[0]! : null);

/**
 * The factory's post that a template's workshop and post mean, or null when none or more than one could be meant:
 * remembered mapping; same names; then same stems, first inside the same workshop, then a post alone of its name in
 * the factory, then a post named after the template's workshop (绝缘挤出车间 → 绝缘挤出岗). Never guesses between two, and finds none for what the factory said it has not.
 */
export function matchPlace(workshop: string, post: string, places: readonly Place[], mappings: readonly Mapping[]): { place: Place; kind: MatchKind } | null {
  const remembered = byNames(mappings).get(bothNames(workshop, post));
  if (remembered?.postId === null) return null;
  const mapped = remembered && places.find(({ postId }) => postId === remembered.postId);
  if (mapped) return { place: mapped, kind: 'mapped' };
  const known = stemsOf(places);
  const [names, postOf, workshopOf] = [bothNames(workshop, post), postStem(post), workshopStem(workshop)];
  const exact = only(known.filter((one) => one.names === names));
  if (exact) return { place: exact.place, kind: 'exact' };
  const samePost = known.filter((one) => one.post === postOf);
  const sameBoth = samePost.filter((one) => one.workshop === workshopOf);
  const namedAfter = known.filter((one) => one.post === workshopOf);
  const tolerant = only(sameBoth) ?? (samePost.length === 0 ? only(namedAfter) : only(samePost));
  return tolerant && { place: tolerant.place, kind: 'tolerant' };
}

/** Places that are proposed for one name, at most. */
const PROPOSED = 3;
/** What the names of many posts have in common without being alike. */
const EVERYWHERE = /操作|作业|管理|工序|工段|生产|人员/gu;

/** What is left of a name when everything is taken away that only says it is a post or a workshop. */
const wordOf = (name: string, ending: RegExp): string => alikeName(name).replace(BRACKETS, '').replace(SEPARATORS, '').replace(ending, '').replace(EVERYWHERE, ' ').trim();

/** Length of the longest run of characters that both texts have; blanks are none. */
function sharedRun(one: string, other: string): number {
  let longest = 0;
  for (let from = 0; from < one.length; from += 1) {
    for (let part = one.slice(from, from + longest + 1); part.length > longest && !part.includes(' ') && other.includes(part); part = one.slice(from, from + longest + 1)) longest += 1;
  }
  return longest;
}

/**
 * Posts that may be meant by a name of somewhere else, the likeliest first, for a person to choose from; none is ever taken by itself. Their
 * names have a word in common with it (挤塑工序 and 挤塑, 拉丝机操作 and 铜杆拉丝岗), two characters in a row at least, or else their workshops have.
 */
export function alikePlaces(workshop: string, post: string, places: readonly Place[]): Place[] {
  const asked = { post: wordOf(post, POST_ENDING), workshop: wordOf(workshop, WORKSHOP_ENDING) };
  const ranked = places.map((place) => {
    const own = { post: wordOf(place.postName, POST_ENDING), workshop: wordOf(place.workshopName, WORKSHOP_ENDING) };
    const named = sharedRun(asked.post, own.post);
    const [around, after] = [sharedRun(asked.workshop, own.workshop), sharedRun(asked.workshop, own.post)];
    return { place, likely: Math.max(named, around, after) >= 2, rank: (named >= 2 ? named * 10 : 0) + around + after };
  });
  return ranked.filter(({ likely }) => likely).sort((one, other) => other.rank - one.rank).slice(0, PROPOSED).map(({ place }) => place);
}

/** Answers to a name that are no post: one is to be opened; the factory has none and will have none; an answer given before is taken back. */
export const NEW_POST = 'new';
export const NO_POST = 'none';
export const ASK_AGAIN = 'ask';
