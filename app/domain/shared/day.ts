import { folded } from './fold';

/**
 * Calendar days of Asia/Shanghai. A `Day` is the text `YYYY-MM-DD`; it sorts and compares as text.
 * Arithmetic goes through UTC midnight, so no time zone of the machine can move it.
 */
export type Day = string & { readonly __brand: 'Day' };

/** A calendar month as text `YYYY-MM`. */
export type Month = string & { readonly __brand: 'Month' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Days that people name: a century can be counted on and back from each, and every year still has four figures. */
const NAMED = { first: '1100-01-01', last: '9898-12-31' } as const;

/** A day that exists, also in wide figures; null for anything else. */
function existing(text: string): Day | null {
  const written = PATTERN.test(text) ? text : folded(text);
  if (!PATTERN.test(written)) return null;
  const date = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? (written as Day) : null;
}

/** Reads `YYYY-MM-DD` as people name a day, also in wide figures; null when the text is not a day that exists, or one outside all reckoning. */
export function parseDay(text: string): Day | null {
  const found = existing(text);
  return found !== null && found >= NAMED.first && found <= NAMED.last ? found : null;
}

/** Whether a text is a day that exists, however far away: what the program itself wrote into an address. */
export const isDay = (text: string): boolean => existing(text) !== null;

/** The day written in `text`. Throws a RangeError when it is none: for constants and stored values. */
export function day(text: string): Day {
  const found = existing(text);
  if (!found) throw new RangeError(`not a day: ${text}`);
  return found;
}

const epochDay = (value: Day): number => Date.parse(`${value}T00:00:00.000Z`) / MILLISECONDS_PER_DAY;

/** The day `count` days after `value` (before it when negative). */
export function addDays(value: Day, count: number): Day {
  return new Date((epochDay(value) + count) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10) as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from);

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export const weekdayOf = (value: Day): number => ((epochDay(value) + 3) % 7) + 1;

/** Every day from `from` to `to`, both included; none when `to` is earlier. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** The month of a day. */
export const monthOf = (value: Day): Month => value.slice(0, 7) as Month;

/** Reads `YYYY-MM`; null when it is no month. */
export function parseMonth(text: string): Month | null {
  const first = parseDay(`${text}-01`);
  return first && monthOf(first);
}

/** First and last day of a month. */
export function daysOfMonth(month: Month): { first: Day; last: Day } {
  const first = day(`${month}-01`);
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return { first, last: addDays(day(next), -1) };
}

/** The month `count` months after `month` (before it when negative). */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}` as Month;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** `2026年11月21日(周六)`, the one form of a day on screen and paper. */
export function formatDay(value: Day): string {
  return `${formatDate(value)}（周${WEEKDAYS[weekdayOf(value) - 1]}）`;
}

/** `2026年11月21日`, for places that have no room for the weekday. */
export function formatDate(value: Day): string {
  const [year, month, date] = value.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年11月`. */
export function formatMonth(value: Month): string {
  const [year, month] = value.split('-').map(Number);
  return `${year}年${month}月`;
}
