import { type Day, day, formatDay, parseDay } from './day';

/** A moment as UTC text with milliseconds, `2026-11-21T04:05:06.007Z`; sorts and compares as text. */
export type Instant = string & { readonly __brand: 'Instant' };

/** Shanghai keeps one offset all year. */
const OFFSET_MS = 8 * 3_600_000;

/** The instant written in `text` (any ISO form with an offset). Throws a RangeError when it is none. */
export function instant(text: string): Instant {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${text}`);
  return new Date(time).toISOString() as Instant;
}

/** The instant somebody's clock says; null for what is none, or one on no day that people name. */
export function parseInstant(text: string): Instant | null {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return null;
  const said = new Date(time).toISOString();
  return parseDay(said.slice(0, 10)) && (said as Instant);
}

/** The instant of a count of milliseconds since 1970. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

/** Milliseconds since 1970. */
export const millisecondsOf = (value: Instant): number => Date.parse(value);

const shanghai = (value: Instant): string => new Date(Date.parse(value) + OFFSET_MS).toISOString();

/** `2026-11-21T04:05:06.007Z`, as every instant of the program is written. */
const WRITTEN = 24;
/** The hour of UTC at which the next day begins in Shanghai. */
const NEXT_DAY = '16';

/** The calendar day in Shanghai at this instant: read off its text, where its day in UTC is the same. */
export const dayOf = (value: Instant): Day => (value.length === WRITTEN && value.slice(11, 13) < NEXT_DAY ? (value.slice(0, 10) as Day) : day(shanghai(value).slice(0, 10)));

/** The Shanghai wall time `HH:MM` at this instant. */
export const timeOf = (value: Instant): string => shanghai(value).slice(11, 16);

/** The instant of a Shanghai wall time (`HH:MM`, 24 h; `24:00` is the end of the day). */
export function instantAt(value: Day, time: string): Instant {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return instantOf(Date.parse(`${value}T00:00:00.000Z`) - OFFSET_MS + (hours * 60 + minutes) * 60_000);
}

/** `2026年11月21日(周六) 14:05`. */
export const formatInstant = (value: Instant): string => `${formatDay(dayOf(value))} ${timeOf(value)}`;
