import type { Store } from 'db/dialect/store';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import { peopleOf } from 'db/repositories/organisation/people';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import type { HazardGrade } from '~/domain/hazard/types';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { rosterOn } from '~/domain/organisation/people/roster';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { type PaperWaiting, papersWaiting } from '../routine/papersToSign';
import { type DayNow, dayNow, type DutyNow, type OverdueHazard, overdueOf, rungOf } from './dayNow';

/** Overdue hazards that are named one by one, those longest over first. */
export const OVERDUE_NAMED = 8;

/** What whoever answers for the factory has to know at once: who is late, what is overdue, what lacks the own name. */
export interface DayLine {
  readonly today: Day;
  readonly now: DayNow['now'];
  /** Duties past their limit. */
  readonly late: readonly DutyNow[];
  /** `count` of all, `rows` the first of them. */
  readonly overdue: { readonly count: number; readonly open: number; readonly rows: readonly OverdueHazard[] };
  /** Open hazards of the two grades above 一般. */
  readonly serious: Readonly<Record<'major' | 'considerable', number>>;
  /** Papers that wait for this person's name. */
  readonly toSign: readonly { readonly key: string; readonly text: string; readonly to: string }[];
}

/** Open hazards of the two grades above 一般, out of counts by grade. */
export function seriousOf(counts: readonly { readonly grade: HazardGrade | null; readonly n: number }[]): DayLine['serious'] {
  const of = (grade: HazardGrade): number => counts.reduce((sum, row) => (row.grade === grade ? sum + row.n : sum), 0);
  return { major: of('major'), considerable: of('considerable') };
}

/** Papers as the line names them. */
export const toSignOf = (papers: readonly PaperWaiting[]): DayLine['toSign'] => papers.map(({ deadline: { key, text, link } }) => ({ key, text, to: link }));

/** The line of today by itself, as the phone shows it. A fixed number of queries. */
export async function dayLine(cx: { store: Pick<Store, 'read'>; now: () => Instant }, permit: Authorised<'desk.view'>): Promise<DayLine> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const reached = reachedBy(permit);
  const bench = workbenchOf(scope);
  const [view, persons, holdings, counts, rows, byGrade, papers] = await Promise.all([
    postDaysBetween(scope, addDays(today, -1), today, today), peopleOf(scope).persons(), peopleOf(scope).holdings(),
    hazardsOf(scope).openCounts(reached, today), bench.overdue(reached, today, OVERDUE_NAMED), bench.openByWorkshop(reached), papersWaiting(scope, permit),
  ]);
  const people = rungOf(persons);
  const { now, duties } = dayNow(permit, view, people, rosterOn([], holdings, today), cx.now());
  return {
    today, now, late: duties.filter(({ shown }) => shown === 'pastLimit'), overdue: { count: counts.overdue, open: counts.open, rows: overdueOf(rows, people, today) },
    serious: seriousOf(byGrade), toSign: toSignOf(papers),
  };
}
