import type { Reader } from 'db/dialect/reader';
import { mondaysEndingIn } from 'db/repositories/routine/monthWeeks';
import { standingsOf } from 'db/repositories/routine/periodPapers';
import { postDaysBetween } from 'db/repositories/routine/postDays';
import { scopeOf } from 'db/repositories/scope';
import { type Authorised, covers } from '~/domain/organisation/access/authority';
import { shownAt } from '~/domain/routine/due';
import { wasDue } from '~/domain/routine/period';
import type { PeriodStanding } from '~/domain/routine/periodState';
import type { PostDay } from '~/domain/routine/postDays';
import { turnWords } from '~/domain/routine/turn';
import { SHOWN_DAY_NAMES } from '~/domain/routine/words';
import { worstState } from '~/domain/routine/workshopDay';
import { isGap } from '~/domain/routine/state';
import type { PostDayState, ShownDayState } from '~/domain/routine/types';
import { addMonths, type Day, daysFrom, daysOfMonth, type Month, monthOf } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

/** A post with its state on every day of the month, null where it did not stand; of several shifts, the one that needs somebody most. What was due, done and missed is counted by shift. */
export interface CalendarPost {
  readonly id: string;
  readonly name: string;
  readonly states: readonly (ShownDayState | null)[];
  /** The same for each shift of the day, in words; '' of a day without shifts. */
  readonly shifts: readonly string[];
  readonly due: number;
  readonly done: number;
  readonly missed: number;
}

export interface CalendarWorkshop {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly CalendarPost[];
}

/** A week or month below the calendar. */
export type PeriodLine = Pick<PeriodStanding, 'period' | 'state' | 'number' | 'waiting' | 'reason' | 'late'>;

const lineOf = ({ period, state, number, waiting, reason, late }: PeriodStanding): PeriodLine => ({ period, state, number, waiting, reason, late });

export interface RoutineMonthView {
  readonly month: Month;
  readonly today: Day;
  readonly previous: Month;
  readonly next: Month | null;
  readonly days: readonly Day[];
  readonly unpublishedYears: readonly number[];
  readonly workshops: readonly CalendarWorkshop[];
  /** Null for people who see only their own workshop or post. */
  readonly weeks: readonly PeriodLine[] | null;
  readonly meeting: PeriodLine | null;
}

/** 日周月: how every post within reach stood on every day of a month, and how its weeks and the month itself stand. */
export async function routineMonth(cx: { store: { read: Reader }; now: () => Instant }, permit: Authorised<'check.view'>, month: Month): Promise<RoutineMonthView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const { first, last } = daysOfMonth(month);
  const mondays = mondaysEndingIn(month);
  const from = mondays[0]! < first ? mondays[0]! : first;
  const read = postDaysBetween(scope, from, last, permit.today);
  const [view, weeks, months] = await Promise.all([read, standingsOf(scope, 'week', mondays, permit.today, read), standingsOf(scope, 'month', [month], permit.today, read)]);
  const now = cx.now();
  const days = daysFrom(first, last);
  const byPost = new Map<string, Map<Day, PostDay[]>>();
  for (const row of view.days) {
    const own = byPost.get(row.postId) ?? new Map<Day, PostDay[]>();
    byPost.set(row.postId, own.set(row.day, [...(own.get(row.day) ?? []), row]));
  }
  const workshops = view.workshops
    .map((workshop) => ({
      id: workshop.id,
      name: workshop.name,
      posts: view.posts
        .filter((post) => post.workshopId === workshop.id && covers(permit, { workshopId: workshop.id, postId: post.id }))
        .map((post): CalendarPost => {
          const duties = days.map((day) => byPost.get(post.id)?.get(day) ?? []);
          const count = (keep: (state: PostDayState) => boolean): number => duties.flat().filter(({ state }) => keep(state)).length;
          return {
            id: post.id,
            name: post.name,
            states: duties.map((own) => (own.length === 0 ? null : worstState(own.map((duty) => shownAt(duty, now))))),
            shifts: duties.map((own) => own.filter(({ turn }) => turn !== '').map((duty) => `${turnWords(duty)} ${SHOWN_DAY_NAMES[shownAt(duty, now)]}`).join('，')),
            due: count(wasDue),
            done: count((state) => state === 'onTime' || state === 'late' || state === 'deliveredLater' || state === 'backfilled'),
            missed: count(isGap),
          };
        })
        .filter((post) => post.states.some((state) => state !== null)),
    }))
    .filter((workshop) => workshop.posts.length > 0);
  const whole = permit.reach === 'enterprise';
  return {
    month,
    today: permit.today,
    previous: addMonths(month, -1),
    next: month < monthOf(permit.today) ? addMonths(month, 1) : null,
    days,
    unpublishedYears: view.unpublishedYears.filter((year) => month.startsWith(String(year))),
    workshops,
    weeks: whole ? weeks.map(lineOf) : null,
    meeting: whole ? lineOf(months[0]!) : null,
  };
}
