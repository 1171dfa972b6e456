import { isReached, type Placed, reachedBy } from '../organisation/access/reach';
import { type Action, reachOf } from '../organisation/access/permissions';
import type { Role, Standing } from '../organisation/types';
import { addDays, type Day, daysBetween } from '../shared/day';
import type { OwnHolidayYear } from '../shared/holidays';
import { type CountedDay, workdaysAfter } from '../shared/workdays';

/** Whose an open matter is: one person's own; everybody's of some offices; or that of all who may do what it needs where it lies, but for one. */
export type Whose =
  | { readonly personId: string }
  | { readonly roles: readonly Role[] }
  | { readonly needs: Action; readonly at: Placed; readonly but?: string; /** An office that alone is not asked. */ readonly besides?: Role };

/**
 * What waits to be done about a story, whose it is, and until when. It is computed from the acts or the rows of the story each time, and ends with
 * them: no act has to remember what waits. The list of what waits for somebody and the reminders are made of it.
 */
export interface Deadline {
  /** Names the matter: its reminders have this key, with the rung of the ladder behind it. */
  readonly key: string;
  /** The act in one word: 签字, 验收, 接收 … */
  readonly act: string;
  readonly text: string;
  readonly link: string;
  /** Null where nothing says until when. */
  readonly day: Day | null;
  readonly whose: Whose;
  /** What comes before all that has a limit: what the regulator returned, and what nobody has judged yet. */
  readonly first?: 'returned' | 'ungraded';
}

/** Whether a matter waits for somebody. */
export function isFor({ whose }: Pick<Deadline, 'whose'>, { personId, standing }: { readonly personId: string; readonly standing: Standing }): boolean {
  if ('personId' in whose) return whose.personId === personId;
  if ('roles' in whose) return whose.roles.some((role) => standing.roles.includes(role));
  const { needs, at, but, besides } = whose;
  const reach = reachOf(standing.roles.filter((role) => role !== besides), needs);
  return reach !== null && but !== personId && isReached(reachedBy({ reach, personId, standing }), at);
}

/** A rung of a ladder: from so many days past the limit on, before it where negative. */
export interface Rung<S extends string = string> {
  readonly step: S;
  readonly from: number;
}

/** The highest rung that has come on a day; null while none has. `rungs` in their order. */
export const rungOn = <R extends Rung>(rungs: readonly R[], limit: Day, today: Day): R | null => rungs.findLast(({ from }) => from <= daysBetween(limit, today)) ?? null;

/** Days past a limit; 0 until it is over, and where there is none. */
export const daysPast = (limit: Day | null, today: Day): number => (limit === null ? 0 : Math.max(0, daysBetween(limit, today)));

/** How long something may take: days as they come, or public working days where the rule counts those. */
export interface Term {
  readonly count: number;
  readonly counted: 'days' | 'workdays';
}

/** The last day of a term that begins the day after `from`. `own` are the holidays a factory entered itself. */
export const termEnd = (from: Day, { count, counted }: Term, own: readonly OwnHolidayYear[] = []): CountedDay =>
  counted === 'workdays' ? workdaysAfter(from, count, own) : { day: addDays(from, count), unknownYears: [] };
