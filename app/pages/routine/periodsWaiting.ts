import type { Reader } from 'db/dialect/reader';
import { standingsOf } from 'db/repositories/routine/periodPapers';
import { postDaysBetween, type PostDaysView } from 'db/repositories/routine/postDays';
import { type Scope, scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { PERIOD_KINDS, periodsBetween } from '~/domain/routine/periodKind';
import type { PeriodStanding } from '~/domain/routine/periodState';
import { addMonths, type Day, daysOfMonth, monthOf } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';

/** The first day whose gaps are asked about: that of last month. */
export const gapsFrom = (today: Day): Day => daysOfMonth(addMonths(monthOf(today), -1)).first;

/** The same for weeks: the Monday of the first week that ends since. */
export const weeksFrom = (today: Day): Day => weekOf(gapsFrom(today)).start;

/** A week or month that owes its paper and has none: it runs still, or was not done and nobody said why. */
export interface PeriodWaiting extends Pick<PeriodStanding, 'kind' | 'period' | 'end'> {
  readonly state: 'notCompiled' | 'missed';
}

/** The weeks and months since the beginning of last month without a paper; what is compiled and only lacks names waits as a paper to sign. `view` holds the days since `weeksFrom`. */
export async function periodsWaiting(scope: Scope, today: Day, view: Promise<Pick<PostDaysView, 'days'>>): Promise<PeriodWaiting[]> {
  const standings = await Promise.all(PERIOD_KINDS.map((kind) => standingsOf(scope, kind, periodsBetween(kind, gapsFrom(today), today), today, view)));
  return standings.flat().flatMap(({ kind, period, end, state, papers }) => (papers.length === 0 && (state === 'missed' || state === 'notCompiled') ? [{ kind, period, end, state }] : []));
}

/** The weeks and months that were not done and nobody said why, for whoever answers for the whole factory. A fixed number of queries. */
export async function periodsMissed(cx: { store: { read: Reader } }, permit: Authorised<'gap.explain'>): Promise<readonly PeriodWaiting[]> {
  if (!covers(permit, {})) return [];
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  return (await periodsWaiting(scope, today, postDaysBetween(scope, weeksFrom(today), today, today))).filter(({ state }) => state === 'missed');
}
