import type { Store } from 'db/dialect/store';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { turnWords } from '~/domain/routine/turn';
import type { PostDayState } from '~/domain/routine/types';
import { addDays, type Day } from '~/domain/shared/day';

export interface PostHistoryView {
  readonly postName: string;
  readonly workshopName: string;
  readonly from: Day;
  readonly today: Day;
  readonly days: readonly { day: Day; turn: string; shift: string; state: PostDayState; recordId: string | null; number: string | null; by: string | null; gapReason: string | null }[];
}

/** Days of one page of a post's history. */
const HISTORY_DAYS = 31;

/** A post's days back from `to`, the latest first, without days on which nothing was due. Null when unknown or out of reach. */
export async function postHistory(cx: { store: Store }, permit: Authorised<'check.view'>, postId: string, to: Day): Promise<PostHistoryView | null> {
  const from = addDays(to, 1 - HISTORY_DAYS);
  const view = await postDaysBetween(scopeOf(cx.store, permit.enterpriseId), from, to, permit.today);
  const post = view.posts.find(({ id }) => id === postId);
  if (!post || !covers(permit, { workshopId: post.workshopId, postId })) return null;
  return {
    postName: post.name,
    workshopName: view.workshops.find(({ id }) => id === post.workshopId)?.name ?? '',
    from,
    today: permit.today,
    days: view.days
      .filter((entry) => entry.postId === postId && entry.state !== 'nothingDue')
      .map(({ day, turn, turnName, state, latest, gapReason }) => ({ day, turn, shift: turnWords({ turn, turnName }), state, recordId: latest?.id ?? null, number: latest?.number ?? null, by: latest?.personName ?? null, gapReason }))
      .reverse(),
  };
}
