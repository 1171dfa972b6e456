import type { OpenHazard } from 'db/repositories/hazard/workbench';
import type { PostDaysView } from 'db/repositories/routine/postDays';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Roster } from '~/domain/organisation/people/roster';
import type { Person } from '~/domain/organisation/types';
import { shownAt } from '~/domain/routine/due';
import { wasDue } from '~/domain/routine/period';
import { postAndTurn, runsOn } from '~/domain/routine/turn';
import type { ShownDayState } from '~/domain/routine/types';
import { type Day, daysBetween } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** Somebody to ring; null where no number is known. */
export interface Rung {
  readonly name: string;
  readonly phone: string | null;
}

/** A duty of today: a post, or a shift of it, with how it stands at this moment and who holds the post. */
export interface DutyNow {
  readonly key: string;
  readonly postId: string;
  readonly workshopId: string;
  readonly day: Day;
  readonly name: string;
  readonly shown: ShownDayState;
  readonly recordId: string | null;
  readonly holders: readonly Rung[];
}

/** Today in figures and names, within reach. */
export interface DayNow {
  /** Duties of today: `waiting` are not checked and still within their time, `late` are past it. */
  readonly now: { readonly due: number; readonly done: number; readonly waiting: number; readonly late: number };
  /** What is past its limit first, then what is open, then what is done. */
  readonly duties: readonly DutyNow[];
}

const URGENCY: readonly ShownDayState[] = ['pastLimit', 'open', 'future'];
const urgency = ({ shown }: DutyNow): number => (URGENCY.includes(shown) ? URGENCY.indexOf(shown) : URGENCY.length);

/** What every post in reach owed today and did, with whom to ring. */
export function dayNow(permit: Pick<Authorised<Action>, 'today' | 'reach' | 'standing' | 'personId'>, view: PostDaysView, people: ReadonlyMap<string, Rung>, roster: Roster, at: Instant): DayNow {
  const posts = new Map(view.posts.map((post) => [post.id, post]));
  const duties = view.days
    .filter((row) => runsOn(row, permit.today) && covers(permit, { workshopId: row.workshopId, postId: row.postId }) && wasDue(row.state))
    .map((row): DutyNow => ({
      key: `${row.postId} ${row.day} ${row.turn}`, postId: row.postId, workshopId: row.workshopId, day: row.day, name: postAndTurn(posts.get(row.postId)?.name ?? '', row),
      shown: shownAt(row, at), recordId: row.latest?.id ?? null, holders: roster.holdersOf(row.postId).flatMap((id) => people.get(id) ?? []),
    }))
    .sort((a, b) => urgency(a) - urgency(b));
  const count = (keep: (duty: DutyNow) => boolean): number => duties.filter(keep).length;
  const late = count(({ shown }) => shown === 'pastLimit');
  const waiting = count(({ shown }) => shown === 'open' || shown === 'future');
  return { now: { due: duties.length, done: duties.length - waiting - late, waiting, late }, duties };
}

/** An overdue hazard with how long it is, and whom to ring. */
export interface OverdueHazard extends OpenHazard {
  readonly daysOver: number;
  readonly responsible: Rung;
}

/** The same hazards with their days past the limit. */
export const overdueOf = (rows: readonly OpenHazard[], people: ReadonlyMap<string, Rung>, today: Day): OverdueHazard[] =>
  rows.map((hazard) => ({
    ...hazard, daysOver: hazard.deadline === null ? 0 : daysBetween(hazard.deadline, today), responsible: { name: hazard.responsibleName, phone: people.get(hazard.responsibleId)?.phone ?? null },
  }));

/** Names and numbers of people by their id. */
export const rungOf = (persons: readonly Pick<Person, 'id' | 'name' | 'phone'>[]): Map<string, Rung> => new Map(persons.map(({ id, name, phone = null }) => [id, { name, phone }]));
