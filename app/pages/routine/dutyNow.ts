import { calendarOf } from 'db/repositories/routine/calendar';
import { checksOf } from 'db/repositories/routine/checks';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import type { Store } from 'db/dialect/store';
import { turnsAsked } from '~/domain/routine/due';
import { dayOfTurn, lastDayOf, turnBegins, turnDue, turnsOn } from '~/domain/routine/turn';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** A day and a shift of it. */
export interface Duty {
  readonly day: Day;
  readonly turn: string;
}

/**
 * Which check of a post is meant where nobody says the day: of a shift that is named, the one that runs, or that of today; of none, the first that runs and is
 * not handed in, else one that was owed before, else the one that runs or comes next. Today as a whole where the post works no shifts. Four queries, two more where it does.
 */
export async function dutyNow(cx: { store: Store; now: () => Instant }, { enterpriseId, today }: { readonly enterpriseId: string; readonly today: Day }, postId: string, named: string | null): Promise<Duty> {
  const now = cx.now();
  if (named !== null) return { day: dayOfTurn(named, today, now), turn: named };
  const scope = scopeOf(cx.store, enterpriseId);
  const yesterday = addDays(today, -1);
  const [post, calendar, version] = await Promise.all([organisationOf(scope).post(postId), calendarOf(scope).working(), riskOf(scope).publishedOn(today)]);
  const items = post && version ? await riskOf(scope).publishedItemsOfPost(version.id, postId) : [];
  const on = (day: Day): Duty[] => turnsAsked(items, turnsOn(calendar.shiftPlans ?? [], post ?? {}, day)).map(({ key }) => ({ day, turn: key }));
  const duties = [...on(yesterday).filter(({ day, turn }) => lastDayOf(day, turn) === today), ...on(today)];
  if (duties.every(({ turn }) => turn === '')) return { day: today, turn: '' };
  const records = (await Promise.all([yesterday, today].map((day) => checksOf(scope).between(day, day)))).flat().filter((record) => record.postId === postId);
  const begun = duties.filter(({ day, turn }) => (turnBegins(day, turn) ?? '') <= now);
  const runs = begun.filter(({ day, turn }) => now <= turnDue(day, turn, post?.dueTime ?? '24:00'));
  const open = ({ day, turn }: Duty): boolean => !records.some((record) => record.day === day && record.turn === turn);
  return runs.find(open) ?? begun.findLast(open) ?? runs[0] ?? duties.find((duty) => !begun.includes(duty)) ?? duties.at(-1)!;
}
