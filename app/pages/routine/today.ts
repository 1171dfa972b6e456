import type { Store } from 'db/dialect/store';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { shownDuties } from '~/domain/routine/postDays';
import { shownAt } from '~/domain/routine/due';
import { checkPath, dayOfTurn, postAndTurn, runsOn, turnEnd, turnWords } from '~/domain/routine/turn';
import type { PostDayState, ShownDayState } from '~/domain/routine/types';
import { addDays, type Day } from '~/domain/shared/day';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';

export interface TodayPost {
  readonly postId: string;
  /** The shift, as its records name it, and in words; '' for the day as a whole. */
  readonly turn: string;
  readonly shift: string;
  /** The day of the check: yesterday for a shift that began then. */
  readonly day: Day;
  /** Where it is filled in. */
  readonly check: string;
  readonly shown: ShownDayState;
  readonly postName: string;
  readonly workshopName: string;
  readonly dueTime: string;
  /** The day by whose `dueTime` it is in time; that of the check unless everything asked may still wait. */
  readonly until: Day;
  /** Milliseconds from when the page was made to that moment. */
  readonly leftMs: number;
  readonly state: PostDayState;
  readonly items: number;
  readonly recordId: string | null;
  readonly submittedAt: Instant | null;
}

/** A day that was owed and not done, and for which nobody gave a reason. */
export interface Missed {
  readonly postId: string;
  readonly turn: string;
  readonly postName: string;
  readonly day: Day;
}

export interface TodayView {
  readonly today: Day;
  /** The year, where its holidays and exchanged days are not known. */
  readonly unpublishedYears: readonly number[];
  readonly posts: readonly TodayPost[];
  readonly missed: readonly Missed[];
  /** Missed days that are not listed. */
  readonly moreMissed: number;
}

/** How far back the phone asks for what was missed. */
const LOOK_BACK_DAYS = 14;
const MISSED_SHOWN = 6;

/** What runs and is not done, then shifts that have not begun, then the rest. */
const urgency = ({ state, shown }: TodayPost): number => (state !== 'open' ? 0 : shown === 'future' ? 1 : 2);

/** My posts today by shift, those with work first, and what was missed lately. Seven queries. */
export async function todayPage(cx: { store: Store; now: () => Instant }, permit: Authorised<'check.view'>): Promise<TodayView> {
  const { today } = permit;
  const view = await postDaysBetween(scopeOf(cx.store, permit.enterpriseId), addDays(today, -LOOK_BACK_DAYS), today, today);
  const mine = view.posts.filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id }));
  const workshops = new Map(view.workshops.map(({ id, name }) => [id, name]));
  const now = cx.now();
  const running = shownDuties(view.days.filter((entry) => runsOn(entry, today)));
  const posts = mine.flatMap((post) =>
    running.filter(({ postId }) => postId === post.id).map((entry): TodayPost => ({
      postId: post.id, turn: entry.turn, shift: turnWords(entry), day: entry.day, check: checkPath(entry, dayOfTurn(entry.turn, today, now) === entry.day), shown: shownAt(entry, now),
      postName: post.name, workshopName: workshops.get(post.workshopId) ?? '', dueTime: turnEnd(entry.turn, post.dueTime), until: entry.until ?? entry.day, leftMs: millisecondsOf(entry.dueAt) - millisecondsOf(now), state: entry.state,
      items: entry.dueItemIds.length, recordId: entry.latest?.id ?? null, submittedAt: entry.first?.submittedAt ?? null,
    })));
  const names = new Map(mine.map(({ id, name }) => [id, name]));
  const missed = view.days
    .filter(({ state, postId }) => state === 'missed' && names.has(postId))
    .map(({ postId, day, turn, turnName }) => ({ postId, day, turn, postName: postAndTurn(names.get(postId)!, { turn, turnName }) }))
    .reverse();
  return {
    today,
    unpublishedYears: view.unpublishedYears.filter((year) => today.startsWith(String(year))),
    posts: posts.sort((a, b) => urgency(b) - urgency(a)),
    missed: missed.slice(0, MISSED_SHOWN),
    moreMissed: Math.max(0, missed.length - MISSED_SHOWN),
  };
}
