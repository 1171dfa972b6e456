import type { Reader } from 'db/dialect/reader';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { peopleOf } from 'db/repositories/organisation/people';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import type { HazardGrade } from '~/domain/hazard/types';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import type { FirstStep } from '~/domain/organisation/firstSteps';
import { rosterOn } from '~/domain/organisation/people/roster';
import type { Role } from '~/domain/organisation/types';
import { effectiveOn } from '~/domain/risk/list/publish';
import type { RiskLevel } from '~/domain/risk/types';
import { shownAt } from '~/domain/routine/due';
import type { PostDay } from '~/domain/routine/postDays';
import { isGap } from '~/domain/routine/state';
import type { ShownDayState } from '~/domain/routine/types';
import { worstState } from '~/domain/routine/workshopDay';
import { addDays, type Day, daysFrom, daysOfMonth, monthOf } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { weekOf } from '~/domain/shared/week';
import { hazardsWaiting, type WaitingHazard } from '../hazard/hazardsWaiting';
import { papersWaiting } from '../routine/papersToSign';
import { type DayLine, OVERDUE_NAMED, seriousOf, toSignOf } from './dayLine';
import { type DutyNow, dayNow, overdueOf, rungOf } from './dayNow';
import { firstStepsOf } from './firstSteps';
import { weeksFrom } from '../routine/periodsWaiting';
import { type Todo, waitingFor } from './waiting';

/** Weeks of the trend, the present one last. */
const TREND_WEEKS = 12;

/** Whose screen it is: what stands first on it differs. Of several offices, the one that works with the desk most. */
export type Face = 'director' | 'principal' | 'officer' | 'head';
const FACES: readonly (Face & Role)[] = ['director', 'principal', 'officer'];

export interface WorkbenchView extends DayLine {
  readonly face: Face;
  /** All duties of today, what is past its limit first. */
  readonly duties: readonly DutyNow[];
  /** What this person may grade, and verify. */
  readonly ungraded: readonly WaitingHazard[];
  readonly toVerify: readonly WaitingHazard[];
  /** Null once the first check was submitted. */
  readonly firstSteps: readonly FirstStep[] | null;
  readonly todos: readonly Todo[];
  readonly days: readonly Day[];
  readonly unpublishedYears: readonly number[];
  readonly workshops: readonly {
    readonly id: string;
    readonly name: string;
    readonly states: readonly ShownDayState[];
    readonly missed: number;
    readonly levels: Readonly<Record<RiskLevel, number>>;
    readonly unassessed: number;
    readonly open: number;
    readonly worst: HazardGrade | null;
  }[];
  /** From when a list published today is checked by. */
  readonly effectiveOn: Day;
  /** Number of the published list the risk picture comes from; null before the first. */
  readonly listNumber: number | null;
  readonly trend: readonly { readonly weekStart: Day; readonly findings: number }[];
}

/** 工作台: what today is like, what waits for this person, what is overdue, the month, the risks and the trend. Fixed number of queries. */
export async function workbench(cx: { store: { read: Reader }; now: () => Instant }, permit: Authorised<'desk.view'>): Promise<WorkbenchView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const reached = reachedBy(permit);
  const { first, last } = daysOfMonth(monthOf(today));
  const thisWeek = weekOf(today).start;
  const trendFrom = addDays(thisWeek, -7 * (TREND_WEEKS - 1));
  const bench = workbenchOf(scope);
  const read = postDaysBetween(scope, weeksFrom(today), last, today);
  const before = { view: read, hazards: hazardsWaiting(scope, permit, reached), papers: papersWaiting(scope, permit) };
  const [view, versions, openByWorkshop, counts, overdueRows, findings, todos, hazards, papers, appointments, persons, holdings, steps] = await Promise.all([
    read,
    riskOf(scope).versions(),
    bench.openByWorkshop(reached),
    hazardsOf(scope).openCounts(reached, today),
    bench.overdue(reached, today, OVERDUE_NAMED),
    bench.findingsByDay(trendFrom, today),
    waitingFor(scope, permit, before),
    before.hazards,
    before.papers,
    peopleOf(scope).appointments(),
    peopleOf(scope).persons(),
    peopleOf(scope).holdings(),
    firstStepsOf(scope, today),
  ]);
  const roster = rosterOn(appointments, holdings, today);
  const people = rungOf(persons);
  const published = versions.find((version) => version.publication !== null) ?? null;
  const levels = await bench.levelsByWorkshop(published?.id ?? '');
  const shown = view.workshops.filter((workshop) => covers(permit, { workshopId: workshop.id }));
  const reachedIds = new Set(shown.map((workshop) => workshop.id));
  const postWorkshop = new Map(view.posts.map((post) => [post.id, post.workshopId]));
  const at = cx.now();
  const shownNow = (row: PostDay): ShownDayState => shownAt(row, at);
  const { now, duties } = dayNow(permit, view, people, roster, at);
  const days = daysFrom(first, last);
  return {
    face: FACES.find((role) => permit.standing.roles.includes(role)) ?? 'head',
    today,
    now,
    late: duties.filter(({ shown }) => shown === 'pastLimit'),
    overdue: { count: counts.overdue, open: counts.open, rows: overdueOf(overdueRows, people, today) },
    serious: seriousOf(openByWorkshop),
    toSign: toSignOf(papers),
    duties,
    ungraded: hazards.filter(({ deadline }) => deadline.wait === 'grade'),
    toVerify: hazards.filter(({ deadline }) => deadline.wait === 'verify'),
    firstSteps: steps,
    todos,
    days,
    unpublishedYears: view.unpublishedYears.filter((year) => today.startsWith(String(year))),
    workshops: shown.map((workshop) => {
      const rows = view.days.filter((row) => row.workshopId === workshop.id && row.day >= first);
      const own = levels.filter((row) => row.workshopId === workshop.id);
      const levelCount = (level: RiskLevel | null): number => own.find((row) => row.level === level)?.n ?? 0;
      const hazardRows = openByWorkshop.filter((row) => row.workshopId === workshop.id);
      return {
        id: workshop.id,
        name: workshop.name,
        states: days.map((day) => worstState(rows.filter((row) => row.day === day).map(shownNow))),
        missed: rows.filter((row) => isGap(row.state)).length,
        levels: { major: levelCount('major'), considerable: levelCount('considerable'), general: levelCount('general'), low: levelCount('low') },
        unassessed: levelCount(null),
        open: hazardRows.reduce((sum, row) => sum + row.n, 0),
        worst: (['major', 'considerable', 'general'] as const).find((grade) => hazardRows.some((row) => row.grade === grade)) ?? null,
      };
    }),
    effectiveOn: effectiveOn(published === null, today),
    listNumber: published?.number ?? null,
    trend: Array.from({ length: TREND_WEEKS }, (_, index) => addDays(trendFrom, index * 7)).map((weekStart) => ({
      weekStart,
      findings: findings
        .filter((row) => row.day >= weekStart && row.day <= addDays(weekStart, 6) && reachedIds.has(postWorkshop.get(row.postId) ?? ''))
        .reduce((sum, row) => sum + row.findings, 0),
    })),
  };
}
