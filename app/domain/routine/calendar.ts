import { arrangementKnown, arrangementOn, type OwnHolidayYear } from '../shared/holidays';
import { type Day, daysFrom, weekdayOf } from '../shared/day';
import { isWorkday } from '../shared/workdays';
import type { ShiftPlan, WorkWeek } from '../rulepack/rules';
import type { StopDays } from './types';

/** The factory's own part of the working calendar. */
export interface WorkingCalendar {
  /** Declared stops that were not withdrawn. */
  readonly stops: readonly StopDays[];
  /** The weeks it works, each from a day on; Monday to Friday by the public calendar where none is given. */
  readonly weeks?: readonly WorkWeek[];
  /** Holidays and make-up days it entered for years that are not published here. */
  readonly holidayYears?: readonly OwnHolidayYear[];
  /** The shifts of the factory, each set from a day on; none where none is given. */
  readonly shiftPlans?: readonly ShiftPlan[];
  /** Periods that begin on this day or later ask for their items until they are done, see `askedOn`; all of them where no day is given. */
  readonly askedUntilDoneFrom?: Day | null;
}

/** A working day, a day of rest (weekend, public holiday), or a declared stop (停产), which is neither a tick nor a gap. */
export type DayKind = 'working' | 'rest' | 'stopped';

/** Whether the holidays and exchanged days of the day's year are known, published or entered; otherwise only its statutory days are free and nothing is exchanged. */
export const calendarKnown = (day: Day, own: readonly OwnHolidayYear[] = []): boolean => arrangementKnown(day, own);

/** The years between two days whose arrangement nobody has published or entered: 调休未公布 is said wherever their due days show. */
export const unpublishedYears = (calendar: WorkingCalendar, from: Day, to: Day): number[] => [
  ...new Set(daysFrom(from, to).filter((on) => !calendarKnown(on, calendar.holidayYears)).map((on) => Number(on.slice(0, 4)))),
];

/** The working week that holds on a day; null for the public one. */
const weekOn = (calendar: WorkingCalendar, day: Day): WorkWeek | null =>
  (calendar.weeks ?? []).reduce<WorkWeek | null>((latest, week) => (week.from <= day && (!latest || latest.from <= week.from) ? week : latest), null);

/** Whether the factory works on a day, its stops left aside: its own weekdays, public holidays off unless it works through them. */
function isFactoryDay(calendar: WorkingCalendar, day: Day): boolean {
  const week = weekOn(calendar, day);
  if (!week) return isWorkday(day, calendar.holidayYears);
  const arrangement = arrangementOn(day, calendar.holidayYears);
  if (arrangement?.kind === 'makeUp') return true;
  if (arrangement && !week.worksOnHolidays) return false;
  return week.weekdays.includes(weekdayOf(day));
}

/** The declared stop that covers a workshop on a day: its own, or the whole factory's. */
export function stopOn(calendar: WorkingCalendar, day: Day, workshopId: string): StopDays | null {
  return calendar.stops.find((stop) => (stop.workshopId === null || stop.workshopId === workshopId) && stop.fromDay <= day && day <= stop.toDay) ?? null;
}

/** What a day is in a workshop. */
export function dayKind(calendar: WorkingCalendar, day: Day, workshopId: string): DayKind {
  if (stopOn(calendar, day, workshopId)) return 'stopped';
  return isFactoryDay(calendar, day) ? 'working' : 'rest';
}

/** Whether the workshop works on the day. */
export const isWorkingDay = (calendar: WorkingCalendar, day: Day, workshopId: string): boolean => dayKind(calendar, day, workshopId) === 'working';
