import type { Store } from 'db/dialect/store';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import type { PostDayState } from '~/domain/routine/types';
import { addDays, type Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

export interface TodayPost {
  readonly postId: string;
  readonly postName: string;
  readonly workshopName: string;
  readonly dueTime: string;
  /** The day by whose `dueTime` it is in time; today unless everything asked may still wait. */
  readonly until: Day;
  readonly state: PostDayState;
  readonly items: number;
  readonly recordId: string | null;
  readonly submittedAt: Instant | null;
}

/** A day that was owed and not done, and for which nobody gave a reason. */
export interface Missed {
  readonly postId: string;
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

/** My posts today, those with work first, and what was missed lately. Seven queries. */
export async function todayPage(cx: { store: Store }, permit: Authorised<'check.view'>): Promise<TodayView> {
  const { today } = permit;
  const view = await postDaysBetween(scopeOf(cx.store, permit.enterpriseId), addDays(today, -LOOK_BACK_DAYS), today, today);
  const mine = view.posts.filter((post) => covers(permit, { workshopId: post.workshopId, postId: post.id }));
  const workshops = new Map(view.workshops.map(({ id, name }) => [id, name]));
  const days = new Map(view.days.filter(({ day }) => day === today).map((entry) => [entry.postId, entry]));
  const posts = mine.flatMap((post): TodayPost[] => {
    const entry = days.get(post.id);
    if (!entry) return [];
    return [{
      postId: post.id, postName: post.name, workshopName: workshops.get(post.workshopId) ?? '', dueTime: post.dueTime, until: entry.until ?? today, state: entry.state,
      items: entry.dueItemIds.length, recordId: entry.latest?.id ?? null, submittedAt: entry.first?.submittedAt ?? null,
    }];
  });
  const names = new Map(mine.map(({ id, name }) => [id, name]));
  const missed = view.days
    .filter(({ state, postId }) => state === 'missed' && names.has(postId))
    .map(({ postId, day }) => ({ postId, day, postName: names.get(postId)! }))
    .reverse();
  return {
    today,
    unpublishedYears: view.unpublishedYears.filter((year) => today.startsWith(String(year))),
    posts: posts.sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open')),
    missed: missed.slice(0, MISSED_SHOWN),
    moreMissed: Math.max(0, missed.length - MISSED_SHOWN),
  };
}
