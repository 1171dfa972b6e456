import type { Frequency, RiskItem } from '../risk/types';
import { addDays, type Day, daysFrom } from '../shared/day';
import { groupBy } from '../shared/group';
import { isWorkingDay, type WorkingCalendar } from './calendar';
import { askedOn, type PeriodAnswer, periodSpan } from './due';

/** Frequencies that are asked once in a period longer than a day. */
export const PERIOD_FREQUENCIES = ['week', 'month', 'quarter', 'halfYear', 'year'] as const satisfies readonly Frequency[];
export type LongFrequency = (typeof PERIOD_FREQUENCIES)[number];

/** Items of one frequency at one post, and the last working day of their period. */
export interface DueAhead {
  readonly day: Day;
  readonly postId: string;
  readonly frequency: LongFrequency;
  readonly items: number;
}

/** The last working day of each period of a frequency in a workshop that ends between two days, with the day the period began. */
function endsBetween(frequency: LongFrequency, workshopId: string, calendar: WorkingCalendar, from: Day, to: Day): { readonly start: Day; readonly until: Day }[] {
  const ends: { start: Day; until: Day }[] = [];
  for (let span = periodSpan(frequency, from)!; span.start <= to; span = periodSpan(frequency, addDays(span.end, 1))!) {
    const working = daysFrom(span.start, span.end).find((day) => isWorkingDay(calendar, day, workshopId));
    const asked = working && askedOn(frequency, working, workshopId, calendar);
    if (asked && asked.until >= from && asked.until <= to) ends.push(asked);
  }
  return ends;
}

/** What is due by when of the items that are not asked every day, from a day to a day: what was answered in its period is due in the next. */
export function duesAhead(items: readonly Pick<RiskItem, 'postId' | 'workshopId' | 'lineId' | 'frequency'>[], answers: readonly PeriodAnswer[], calendar: WorkingCalendar, from: Day, to: Day): DueAhead[] {
  const last = new Map<string, Day>();
  for (const { postId, lineId, frequency, day } of answers) {
    const key = `${postId} ${lineId} ${frequency}`;
    if (day > (last.get(key) ?? '')) last.set(key, day);
  }
  return PERIOD_FREQUENCIES.flatMap((frequency) =>
    [...groupBy(items.filter((item) => item.frequency === frequency), ({ workshopId }) => workshopId)].flatMap(([workshopId, own]) =>
      endsBetween(frequency, workshopId, calendar, from, to).flatMap(({ start, until }) =>
        [...groupBy(own.filter((item) => (last.get(`${item.postId} ${item.lineId} ${frequency}`) ?? '') < start), ({ postId }) => postId)].map(([postId, open]): DueAhead => ({ day: until, postId, frequency, items: open.length })),
      ),
    ),
  );
}
