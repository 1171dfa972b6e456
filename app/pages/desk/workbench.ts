import type { Reader } from 'db/dialect/reader';
import { enterpriseOf, rulesFor } from 'db/repositories/organisation/enterprises';
import { hazardsOf } from 'db/repositories/hazard/hazards';
import { peopleOf } from 'db/repositories/organisation/people';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { riskOf } from 'db/repositories/risk/risk';
import { scopeOf } from 'db/repositories/scope';
import { type OpenHazard, workbenchOf } from 'db/repositories/hazard/workbench';
import type { HazardGrade } from '~/domain/hazard/types';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { rosterOn } from '~/domain/organisation/people/roster';
import { effectiveOn } from '~/domain/risk/list/publish';
import type { RiskLevel } from '~/domain/risk/types';
import { shownAt } from '~/domain/routine/due';
import type { PostDay } from '~/domain/routine/postDays';
import { postAndTurn, runsOn } from '~/domain/routine/turn';
import { wasDue } from '~/domain/routine/period';
import { isGap } from '~/domain/routine/state';
import type { ShownDayState } from '~/domain/routine/types';
import { worstState } from '~/domain/routine/workshopDay';
import { addDays, type Day, daysFrom, daysOfMonth, monthOf } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';
import { weekOf } from '~/domain/shared/week';
import { type FirstStep, firstSteps } from './firstSteps';
import { weeksFrom } from '../routine/periodsWaiting';
import { type Todo, waitingFor } from './waiting';

/** Weeks of the trend, the present one last. */
const TREND_WEEKS = 12;

/** A post whose check of today is past its limit, and who holds it. */
export interface LatePost {
  readonly postId: string;
  readonly name: string;
  readonly holders: readonly string[];
}

export interface WorkbenchView {
  readonly today: Day;
  /** Posts due today: `waiting` are not checked and still within their time, `late` are past it. */
  readonly now: { readonly due: number; readonly done: number; readonly waiting: number; readonly late: number };
  /** The late ones with their holders. */
  readonly latePosts: readonly LatePost[];
  /** Null once the first check was submitted. */
  readonly firstSteps: readonly FirstStep[] | null;
  readonly todos: readonly Todo[];
  readonly overdue: { readonly count: number; readonly open: number; readonly rows: readonly OpenHazard[] };
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
  const [view, versions, anyCheck, openByWorkshop, counts, overdueRows, findings, todos, appointments, persons, holdings, enterprise, rules] = await Promise.all([
    read,
    riskOf(scope).versions(),
    bench.anyCheck(),
    bench.openByWorkshop(reached),
    hazardsOf(scope).openCounts(reached, today),
    bench.overdue(reached, today, 8),
    bench.findingsByDay(trendFrom, today),
    waitingFor(scope, permit, read),
    peopleOf(scope).appointments(),
    peopleOf(scope).persons(),
    peopleOf(scope).holdings(),
    enterpriseOf(scope),
    rulesFor(scope),
  ]);
  const roster = rosterOn(appointments, holdings, today);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const published = versions.find((version) => version.publication !== null) ?? null;
  const draft = versions.find((version) => version.publication === null) ?? null;
  const [levels, progress] = await Promise.all([
    bench.levelsByWorkshop(published?.id ?? ''),
    bench.draftProgress(draft?.id ?? ''),
  ]);
  const shown = view.workshops.filter((workshop) => covers(permit, { workshopId: workshop.id }));
  const reachedIds = new Set(shown.map((workshop) => workshop.id));
  const postWorkshop = new Map(view.posts.map((post) => [post.id, post.workshopId]));
  const ofToday = view.days.filter((row) => runsOn(row, today) && reachedIds.has(row.workshopId) && wasDue(row.state));
  const opened = ofToday.filter((row) => row.state === 'open');
  const now = cx.now();
  const shownNow = (row: PostDay): ShownDayState => shownAt(row, now);
  const late = opened.filter((row) => shownNow(row) === 'pastLimit');
  const postNames = new Map(view.posts.map(({ id, name }) => [id, name]));
  const days = daysFrom(first, last);
  return {
    today,
    now: { due: ofToday.length, done: ofToday.length - opened.length, waiting: opened.length - late.length, late: late.length },
    latePosts: late.map(({ postId, ...of }) => ({ postId, name: postAndTurn(postNames.get(postId) ?? '', of), holders: roster.holdersOf(postId).flatMap((id) => names.get(id) ?? []) })),
    firstSteps: anyCheck ? null : firstSteps({
      enterprise, rules, appointments, today, posts: view.posts.length, unheld: view.posts.filter(({ id }) => roster.holdersOf(id).length === 0).map(({ name }) => name), draft: progress, published: published !== null,
    }),
    todos,
    overdue: { count: counts.overdue, open: counts.open, rows: overdueRows },
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
