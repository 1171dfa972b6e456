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

/** The weeks and months since the beginning of last month that owe a paper and have none: they run still, or were not done and nobody said why; what is compiled and only lacks names waits as a paper to sign. `view` holds the days since `weeksFrom`. */
export async function periodsWaiting(scope: Scope, today: Day, view: Promise<Pick<PostDaysView, 'days'>>): Promise<PeriodStanding[]> {
  const standings = await Promise.all(PERIOD_KINDS.map((kind) => standingsOf(scope, kind, periodsBetween(kind, gapsFrom(today), today), today, view)));
  return standings.flat().filter(({ papers, state }) => papers.length === 0 && (state === 'missed' || state === 'notCompiled'));
}

/** The weeks and months that were not done and nobody said why, for whoever answers for the whole factory. A fixed number of queries. */
export async function periodsMissed(cx: { store: { read: Reader } }, permit: Authorised<'gap.explain'>): Promise<readonly Pick<PeriodStanding, 'kind' | 'period'>[]> {
  if (!covers(permit, {})) return [];
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const waiting = await periodsWaiting(scope, today, postDaysBetween(scope, weeksFrom(today), today, today));
  return waiting.filter(({ state }) => state === 'missed').map(({ kind, period }) => ({ kind, period }));
}
