import type { Store } from 'db/dialect/store';
import { workbenchOf } from 'db/repositories/hazard/workbench';
import { peopleOf } from 'db/repositories/organisation/people';
import { submissionsOf } from 'db/repositories/paper/submissions';
import { riskOf } from 'db/repositories/risk/risk';
import { riskLifeOf } from 'db/repositories/risk/riskLife';
import { calendarOf } from 'db/repositories/routine/calendar';
import { periodAnswers } from 'db/repositories/routine/periodAnswers';
import { standingsOf } from 'db/repositories/routine/periodPapers';
import { dueRows, postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { reachedBy } from '~/domain/organisation/access/reach';
import { ROLE_NAMES } from '~/domain/organisation/words';
import { FREQUENCY_NAMES } from '~/domain/risk/words';
import { reviewDeadline } from '~/domain/risk/upkeep/reviews';
import { type DueAhead, duesAhead } from '~/domain/routine/ahead';
import { versionOn } from '~/domain/routine/due';
import { PERIOD_KINDS, periodPath, PERIODS, periodsBetween } from '~/domain/routine/periodKind';
import { addDays, type Day } from '~/domain/shared/day';
import { groupBy } from '~/domain/shared/group';
import { weekOf } from '~/domain/shared/week';
import { returnedDeadline } from '~/domain/supervision/answer';

/** Weeks that are looked ahead, the present one first. */
const WEEKS = 6;
/** Hazards with a limit that are named. */
const MOST_HAZARDS = 300;

/** What comes: a check that is not daily, a re-assessment, the limit of a hazard, a weekly or monthly paper, an answer to the regulator, the end of a stand-in or an appointment. */
export type AheadKind = 'checks' | 'review' | 'hazard' | 'week' | 'month' | 'submission' | 'standIn' | 'appointment';

export interface Ahead {
  readonly key: string;
  readonly kind: AheadKind;
  /** Null where nothing says until when. */
  readonly day: Day | null;
  readonly text: string;
  /** Where it is dealt with; null where its parts lead on. */
  readonly to: string | null;
  /** What the line stands for, one by one. */
  readonly parts: readonly { readonly text: string; readonly to: string }[];
}

export interface DueAheadView {
  readonly today: Day;
  readonly from: Day;
  readonly to: Day;
  /** What is over already, by its day, and what has no day. */
  readonly over: readonly Ahead[];
  readonly undated: readonly Ahead[];
  readonly days: readonly { readonly day: Day; readonly ahead: readonly Ahead[] }[];
  /** Whether more hazards have a limit than are named. */
  readonly cut: boolean;
}

/** What is due next in the factory, as far as the permit reaches: six weeks from this Monday on. A fixed number of queries for each list in force in that time. */
export async function dueAhead(cx: { store: Pick<Store, 'read'> }, permit: Authorised<'desk.view'>): Promise<DueAheadView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const from = weekOf(today).start;
  const to = addDays(from, 7 * WEEKS - 1);
  const whole = permit.reach === 'enterprise';
  const periods = PERIOD_KINDS.map((kind) => ({ kind, periods: periodsBetween(kind, today, to).filter((period) => PERIODS[kind].span(period)!.end <= to) }));
  const first = periods.flatMap(({ kind, periods: own }) => own.slice(0, 1).map((period) => PERIODS[kind].span(period)!.start)).sort()[0] ?? from;
  const read = postDaysBetween(scope, first, to, today);
  const [view, calendar, published, hazards, reviews, returned, holdings, appointments, ...standings] = await Promise.all([
    read, calendarOf(scope).working(), riskOf(scope).published(), workbenchOf(scope).dueBy(reachedBy(permit), to, MOST_HAZARDS + 1), riskLifeOf(scope).openReviews(), submissionsOf(scope).returnedOpen(),
    peopleOf(scope).holdings(), peopleOf(scope).appointments(), ...periods.map(({ kind, periods: own }) => standingsOf(scope, kind, own, today, read)),
  ]);
  const posts = new Map(view.posts.filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id })).map((post) => [post.id, post]));
  const used = published.filter(({ id }) => [today, to].some((day) => versionOn(published, day)?.id === id));
  const checks = (await Promise.all(used.map(async ({ id }) => {
    const items = (await dueRows(scope, id)).filter(({ postId }) => posts.has(postId));
    return duesAhead(items, await periodAnswers(scope, items, today, addDays(today, 1)), calendar, today, to).filter(({ day }) => versionOn(published, day)?.id === id);
  }))).flat();
  const names = new Map([...posts].map(([id, { name }]) => [id, name]));
  const ends = <Held extends { readonly id: string; readonly toDay: Day | null }>(held: readonly Held[]): (Held & { readonly toDay: Day })[] => held.flatMap((one) => (one.toDay !== null && one.toDay >= today && one.toDay <= to ? [{ ...one, toDay: one.toDay }] : []));
  const all: Ahead[] = [
    ...checksTogether(checks, names),
    ...hazards.slice(0, MOST_HAZARDS).map(({ id, number, title, workshopName, postName, responsibleName, deadline }): Ahead => ({ key: `hazard:${id}`, kind: 'hazard', day: deadline, text: `${number} ${title}（${workshopName} · ${postName}，${responsibleName}）`, to: `/hazards/${id}`, parts: [] })),
    ...(whole ? [
      ...reviews.map(reviewDeadline).map(({ key, day, text, link }): Ahead => ({ key, kind: 'review', day, text, to: link, parts: [] })),
      ...returned.map(returnedDeadline).map(({ key, day, text, link }): Ahead => ({ key, kind: 'submission', day, text, to: link, parts: [] })),
      ...standings.flat().filter(({ state, start, end }) => state !== 'sealed' && state !== 'notDue' && view.days.some(({ day, dueItemIds }) => day >= start && day <= end && dueItemIds.length > 0)).map(({ kind, period, end }): Ahead => ({ key: `${kind}:${period}`, kind, day: end, text: `${PERIODS[kind].label(period)}${PERIODS[kind].act}`, to: periodPath(kind, period), parts: [] })),
      ...ends(appointments).map(({ id, personName, role, toDay }): Ahead => ({ key: `appointment:${id}`, kind: 'appointment', day: toDay, text: `${personName}任${ROLE_NAMES[role]}到期`, to: '/organisation/appointments', parts: [] })),
    ] : []),
    ...ends(holdings).filter(({ standsInFor, postId, workshopId }) => standsInFor && covers(permit, { postId, workshopId })).map(({ id, personId, personName, postName, toDay }): Ahead => ({ key: `holding:${id}`, kind: 'standIn', day: toDay, text: `${personName}代检${postName ?? ''}到期`, to: `/organisation/people/${personId}`, parts: [] })),
  ];
  const dated = all.flatMap((one) => (one.day === null ? [] : [{ ...one, day: one.day }])).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    today, from, to,
    over: dated.filter(({ day }) => day < today),
    undated: all.filter(({ day }) => day === null),
    days: [...groupBy(dated.filter(({ day }) => day >= today), ({ day }) => day).values()].map((ahead) => ({ day: ahead[0]!.day, ahead })),
    cut: hazards.length > MOST_HAZARDS,
  };
}

/** Checks of one day and frequency as one line, with the posts they stand for. */
function checksTogether(checks: readonly DueAhead[], names: ReadonlyMap<string, string>): Ahead[] {
  return [...groupBy(checks, ({ day, frequency }) => `${day} ${frequency}`)].map(([key, own]): Ahead => {
    const [{ day, frequency }] = own as [DueAhead];
    const items = own.reduce((sum, one) => sum + one.items, 0);
    return {
      key: `checks:${key}`, kind: 'checks', day, text: `${FREQUENCY_NAMES[frequency]}检查一次的 ${items} 项，${own.length} 个岗位`, to: null,
      parts: own.map(({ postId, items: count }) => ({ text: `${names.get(postId) ?? ''} ${count} 项`, to: `/risk?version=published&post=${postId}` })),
    };
  });
}
