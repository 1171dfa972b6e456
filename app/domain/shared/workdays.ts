import { addDays, type Day, weekdayOf } from './day';
import { arrangementKnown, arrangementOn, type OwnHolidayYear } from './holidays';

/**
 * Public working days, by which periods of law run: weekdays, but for holidays and exchanged days (调休). They are everybody's; the days a factory works or
 * stands still are `routine/calendar`'s. `own` is what was entered for years whose arrangement the program does not bring.
 */
export function isWorkday(day: Day, own: readonly OwnHolidayYear[] = []): boolean {
  const arrangement = arrangementOn(day, own);
  return arrangement ? arrangement.kind === 'makeUp' : weekdayOf(day) <= 5;
}

/** A day counted to, with the years on the way whose arrangement is not known: while there are any, the day may still move. */
export interface CountedDay {
  readonly day: Day;
  readonly unknownYears: readonly number[];
}

/** The last of `count` (1 and more) working days after a day, which itself is not counted. */
export function workdaysAfter(from: Day, count: number, own: readonly OwnHolidayYear[] = []): CountedDay {
  const unknown = new Set<number>();
  let [day, left] = [from, count];
  while (left > 0) {
    day = addDays(day, 1);
    if (!arrangementKnown(day, own)) unknown.add(Number(day.slice(0, 4)));
    if (isWorkday(day, own)) left -= 1;
  }
  return { day, unknownYears: [...unknown] };
}

/** How many working days lie after a day up to and with another; 0 where the other is not later. */
export function workdaysUntil(from: Day, to: Day, own: readonly OwnHolidayYear[] = []): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, own)) count += 1;
  return count;
}
