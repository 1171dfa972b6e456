import { addDays, type Day, day, formatDate, weekdayOf } from './day';

/** A week, Monday to Sunday, also across New Year. `start` is its Monday and its key. */
export interface Week {
  readonly start: Day;
  readonly end: Day;
}

/** The week that holds `value`. */
export function weekOf(value: Day): Week {
  const start = addDays(value, 1 - weekdayOf(value));
  return { start, end: addDays(start, 6) };
}

/** The week of a Monday given as a day; null when the day is no Monday. */
export function weekFromMonday(monday: Day): Week | null {
  const week = weekOf(monday);
  return week.start === monday ? week : null;
}

/** ISO 8601 week number and the year it belongs to. */
export function isoWeek(week: Week): { year: number; number: number } {
  const thursday = addDays(week.start, 3);
  const year = Number(thursday.slice(0, 4));
  const firstMonday = weekOf(day(`${year}-01-04`)).start;
  const number = Math.round((Date.parse(week.start) - Date.parse(firstMonday)) / (7 * 86_400_000)) + 1;
  return { year, number };
}

/** `2026年第47周(2026年11月16日至2026年11月22日)`. */
export function formatWeek(week: Week): string {
  const { year, number } = isoWeek(week);
  return `${year}年第${number}周（${formatDate(week.start)}至${formatDate(week.end)}）`;
}

/** The days of a week, Monday first. */
export const WEEKDAY_NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
