import type { Post } from '../organisation/types';
import type { RiskItem } from '../risk/types';
import { type Day, daysFrom } from '../shared/day';
import { type DayKind, dayKind, type WorkingCalendar } from './calendar';
import { groupBy } from '../shared/group';
import type { Instant } from '../shared/instant';
import { dueAt, type EffectiveVersion, type Occasions, type PeriodAnswer, postStands, sheetsOn, turnsAsked, versionOn } from './due';
import { type Came, postDayState } from './state';
import { type Turn, turnBegins, turnsOn } from './turn';
import type { CheckRecord, PostDayState } from './types';

/** A 后续报告 with how many 不符合 it holds. */
export interface FurtherReport extends CheckRecord {
  readonly findings: number;
}

/** How much was found in them. */
export const furtherFindings = (reports: readonly Pick<FurtherReport, 'findings'>[]): number => reports.reduce((sum, { findings }) => sum + findings, 0);

/** What was owed and done at one post on one day; where it works shifts, in each of them. */
export interface PostDay<R = CheckRecord> {
  readonly postId: string;
  readonly workshopId: string;
  readonly day: Day;
  /** The shift, as its records name it; '' for the day as a whole. */
  readonly turn: string;
  readonly turnName: string;
  /** When the shift begins, null for the day as a whole; and until when its check is on time. */
  readonly beginsAt: Instant | null;
  readonly dueAt: Instant;
  readonly kind: DayKind;
  readonly state: PostDayState;
  /** Items the sheet of that day asks, by the list version of the day; none of a past day whose items all went on to a later one. */
  readonly dueItemIds: readonly string[];
  /** How many of them could not wait for a later day of their period. */
  readonly lastChance: number;
  /** The day by whose due time the first of them is to be done; null where nothing is asked. */
  readonly until: Day | null;
  /** The first record of the day, which tells how punctual it was; null when there is none. */
  readonly first: R | null;
  /** The record as it stands after corrections. */
  readonly latest: R | null;
  /** What was reported beside it or without it, the oldest first. */
  readonly further: readonly FurtherReport[];
  /** Why it was not done; null when nobody said. */
  readonly gapReason: string | null;
}

/** The duties of a day that a page shows: a shift in which nothing is asked is left out, unless its post has no other. */
export function shownDuties<D extends Pick<PostDay, 'postId' | 'day' | 'turn' | 'state' | 'further'>>(duties: readonly D[]): D[] {
  const asks = ({ turn, state, further }: D): boolean => turn === '' || state !== 'nothingDue' || further.length > 0;
  const shown = new Set(duties.filter(asks).map(({ postId, day }) => `${postId} ${day}`));
  return duties.filter((duty) => {
    const of = `${duty.postId} ${duty.day}`;
    if (asks(duty)) return true;
    if (shown.has(of)) return false;
    shown.add(of);
    return true;
  });
}

export interface PostDaysInput<R> {
  readonly posts: readonly Pick<Post, 'id' | 'workshopId' | 'closedOn' | 'dueTime' | 'shifts'>[];
  readonly versions: readonly (EffectiveVersion & { readonly id: string })[];
  readonly items: readonly Pick<RiskItem, 'id' | 'versionId' | 'postId' | 'workshopId' | 'frequency' | 'changes' | 'hourWindow' | 'lineId'>[];
  /** Answers to items that are asked once in a period, as far back as the periods of `from` begin. */
  readonly answers: readonly PeriodAnswer[];
  /** What makes items due that are asked on an event. */
  readonly occasions?: Occasions;
  readonly calendar: WorkingCalendar;
  /** Every revision of the days asked for, in the order of their revision. */
  readonly records: readonly R[];
  readonly further: readonly FurtherReport[];
  readonly gapReasons: readonly { readonly postId: string; readonly period: string; readonly turn: string; readonly reason: string }[];
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
}

/** The turns of a post on a day: those in which something may be asked, and those of what was handed in all the same. */
function turnsOf(asked: readonly Turn[], came: readonly Pick<CheckRecord, 'turn' | 'turnName'>[]): readonly Turn[] {
  const others = came.filter(({ turn }) => !asked.some(({ key }) => key === turn));
  if (others.length === 0) return asked;
  return [...new Map([...asked, ...others.map(({ turn, turnName }) => ({ key: turn, name: turnName ?? '' }))].map((turn) => [turn.key, turn])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Every post on every day from `from` to `to`, by day, in the order of the posts, and of each in the order of its shifts. Posts closed by then are left out. */
export function postDays<R extends Pick<CheckRecord, 'postId' | 'turn' | 'turnName'> & Came>(input: PostDaysInput<R>): PostDay<R>[] {
  const itemsByPost = groupBy(input.items, (item) => `${item.versionId} ${item.postId}`);
  const recordsByDay = groupBy(input.records, (record) => `${record.postId} ${record.day}`);
  const furtherByDay = groupBy(input.further, (report) => `${report.postId} ${report.day}`);
  const reasons = new Map(input.gapReasons.map((gap) => [`${gap.postId} ${gap.period} ${gap.turn}`, gap.reason]));
  return daysFrom(input.from, input.to).flatMap((day) => {
    const version = versionOn(input.versions, day);
    const sheetOf = sheetsOn(day, input.calendar, input.answers, input.occasions);
    return input.posts
      .filter((post) => postStands(post, day))
      .flatMap((post) => {
        const kind = dayKind(input.calendar, day, post.workshopId);
        const owed = version ? (itemsByPost.get(`${version.id} ${post.id}`) ?? []).map((item) => (item.workshopId === post.workshopId ? item : { ...item, workshopId: post.workshopId })) : [];
        const turns = turnsOn(input.calendar.shiftPlans ?? [], post, day);
        const [records, reports] = [recordsByDay, furtherByDay].map((by) => by.get(`${post.id} ${day}`) ?? []) as [R[], FurtherReport[]];
        return turnsOf(turnsAsked(owed, turns), [...records, ...reports]).map(({ key: turn, name: turnName }): PostDay<R> => {
          const done = records.filter((record) => record.turn === turn);
          const first = done[0] ?? null;
          const { items, until, lastChance } = sheetOf(owed, turn, turns, first && (first.openedAt ?? first.submittedAt));
          const gapReason = reasons.get(`${post.id} ${day} ${turn}`) ?? null;
          const state = postDayState({ day, turn, today: input.today, kind, dueCount: items.length, lastChance, record: first, explained: gapReason !== null });
          const dueItemIds = state === 'nothingDue' ? [] : items.map(({ id }) => id);
          return {
            postId: post.id, workshopId: post.workshopId, day, turn, turnName, beginsAt: turnBegins(day, turn), dueAt: dueAt(post, until ?? day, turn), kind, state, dueItemIds, lastChance, until,
            first, latest: done.at(-1) ?? null, further: reports.filter((report) => report.turn === turn), gapReason,
          };
        });
      });
  });
}
