import { arrangementOn, yearsKnown } from '../rulepack/holidays2026';
import { type Day, weekdayOf } from '../shared/day';
import type { StopDays } from './types';

/** The factory's own part of the working calendar: declared stops that were not withdrawn. */
export interface WorkingCalendar {
  readonly stops: readonly StopDays[];
}

/** A working day, a day of rest (weekend, public holiday), or a declared stop (停产), which is neither a tick nor a gap. */
export type DayKind = 'working' | 'rest' | 'stopped';

/** Whether the public calendar of the day's year is known; otherwise Monday to Friday stand in for it. */
export const calendarKnown = (day: Day): boolean => yearsKnown.includes(Number(day.slice(0, 4)));

/** Whether people work on this day by the public calendar: holidays and make-up days (调休) before the weekday. */
export function isPublicWorkingDay(day: Day): boolean {
  const arrangement = arrangementOn(day);
  return arrangement ? arrangement.kind === 'makeUp' : weekdayOf(day) <= 5;
}

/** The declared stop that covers a workshop on a day: its own, or the whole factory's. */
export function stopOn(calendar: WorkingCalendar, day: Day, workshopId: string): StopDays | null {
  return calendar.stops.find((stop) => (stop.workshopId === null || stop.workshopId === workshopId) && stop.fromDay <= day && day <= stop.toDay) ?? null;
}

/** What a day is in a workshop. */
export function dayKind(calendar: WorkingCalendar, day: Day, workshopId: string): DayKind {
  if (stopOn(calendar, day, workshopId)) return 'stopped';
  return isPublicWorkingDay(day) ? 'working' : 'rest';
}

/** Whether the workshop works on the day. */
export const isWorkingDay = (calendar: WorkingCalendar, day: Day, workshopId: string): boolean => dayKind(calendar, day, workshopId) === 'working';
