import type { Reader } from 'db/dialect/reader';
import { peopleOf } from 'db/repositories/organisation/people';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { rosterOn } from '~/domain/organisation/people/roster';
import { postAndTurn } from '~/domain/routine/turn';
import { addDays, type Day } from '~/domain/shared/day';
import { gapsFrom } from './periodsWaiting';

/** A post's day that was not done and that nobody has given a reason for. */
export interface OpenGap {
  readonly postId: string;
  readonly day: Day;
  /** The shift, as its records name it. */
  readonly turn: string;
  /** With the shift, where there is one. */
  readonly postName: string;
  readonly workshopName: string;
  /** Who held the post on that day; where nobody did, who holds it now. */
  readonly holders: readonly string[];
}

/** Every day since the beginning of last month that was not done, in reach, without a reason; the oldest first. A fixed number of queries. */
export async function openGaps(cx: { store: { read: Reader } }, permit: Authorised<'gap.explain'>): Promise<readonly OpenGap[]> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { today } = permit;
  const [view, persons, holdings] = await Promise.all([postDaysBetween(scope, gapsFrom(today), addDays(today, -1), today), peopleOf(scope).persons(), peopleOf(scope).holdings()]);
  const posts = new Map(view.posts.map(({ id, name }) => [id, name]));
  const workshops = new Map(view.workshops.map(({ id, name }) => [id, name]));
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const rosters = new Map<Day, ReturnType<typeof rosterOn>>();
  const heldOn = (postId: string, day: Day): readonly string[] => {
    if (!rosters.has(day)) rosters.set(day, rosterOn([], holdings, day));
    return rosters.get(day)!.holdersOf(postId);
  };
  return view.days
    .filter(({ state, workshopId, postId }) => state === 'missed' && covers(permit, { workshopId, postId }))
    .map(({ postId, day, turn, turnName, workshopId }): OpenGap => {
      const then = heldOn(postId, day);
      return {
        postId, day, turn, postName: postAndTurn(posts.get(postId) ?? '', { turn, turnName }), workshopName: workshops.get(workshopId) ?? '',
        holders: (then.length > 0 ? then : heldOn(postId, today)).flatMap((id) => names.get(id) ?? []),
      };
    });
}
