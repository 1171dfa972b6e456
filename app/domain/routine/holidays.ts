import { type HolidayYear, isPublished, type OwnHolidayYear } from '../shared/holidays';
import { type Day, daysBetween, daysFrom, formatDate, parseDay, weekdayOf } from '../shared/day';
import { type Decision, decided, refused } from '../shared/decision';
import type { RefusalTexts } from '../shared/refusal';

/** The two lists of days a factory enters, by form field. */
export type HolidayField = 'holidays' | 'makeUpDays';

export type HolidayRefusal =
  | { readonly code: 'lineUnreadable'; readonly field: HolidayField; readonly line: string }
  | { readonly code: 'rangeTooLong'; readonly field: HolidayField; readonly line: string }
  | { readonly code: 'otherYear'; readonly field: HolidayField; readonly day: Day; readonly year: number }
  | { readonly code: 'bothWays'; readonly day: Day }
  | { readonly code: 'makeUpOnWeekday'; readonly day: Day }
  | { readonly code: 'noHolidays' }
  | { readonly code: 'yearOver'; readonly year: number }
  | { readonly code: 'yearTooFar'; readonly year: number; readonly last: number }
  | { readonly code: 'yearPublished'; readonly year: number }
  | { readonly code: 'fileUnreadable' };

const WAY = '每行写一个日期或一段日期，例如“2027-02-05 至 2027-02-11 春节”。';

export const HOLIDAY_REFUSALS: RefusalTexts<HolidayRefusal> = {
  lineUnreadable: ({ field, line }) => ({ status: 422, field, sentence: `“${line}”读不出日期。${WAY}` }),
  rangeTooLong: ({ field, line }) => ({ status: 422, field, sentence: `“${line}”前后颠倒或超过 ${LONGEST_HOLIDAY} 天，请核对。${WAY}` }),
  otherYear: ({ field, day, year }) => ({ status: 422, field, sentence: `${formatDate(day)}不在 ${year} 年，请核对年份；跨年的假期在两年里各写自己的几天。` }),
  bothWays: ({ day }) => ({ status: 422, field: 'makeUpDays', sentence: `${formatDate(day)}既写在放假里又写在调休上班里，请只留一处。` }),
  makeUpOnWeekday: ({ day }) => ({ status: 422, field: 'makeUpDays', sentence: `${formatDate(day)}不是周六或周日，本来就上班，不用写在调休上班里。` }),
  noHolidays: () => ({ status: 422, field: 'holidays', sentence: `请写出全年的放假日期。${WAY}` }),
  yearOver: ({ year }) => ({ status: 422, field: 'year', sentence: `${year} 年已经过去，过去的日子按当时的日历计算，不能再改。` }),
  yearTooFar: ({ year, last }) => ({ status: 422, field: 'year', sentence: `${year} 年还太早，最晚可填 ${last} 年。` }),
  yearPublished: ({ year }) => ({ status: 422, field: 'year', sentence: `${year} 年的放假安排已随软件收录，不用填写。本企业另外停产的日子请用停产申报。` }),
  fileUnreadable: () => ({ status: 422, field: 'file', sentence: '这个文件不是放假安排的数据文件（JSON，含 year 和 days，或 year、holidays、makeUpDays）。请换一个文件，或手工填写。' }),
};

/** Days of the longest run of days one line may name. */
const LONGEST_HOLIDAY = 31;
/** How many years ahead an arrangement may be entered. */
const YEARS_AHEAD = 2;
/** Days of one list in a file: a year has some forty days off. */
const MOST_DAYS = 400;

const DATE = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/.source;
const UNTIL = /\s*(?:至|到|—+|–|~|～|-{2,})\s*/.source;
const NAME = /[\s，,：:、]+(.{1,20})/.source;
const LINE = new RegExp(`^${DATE}(?:${UNTIL}${DATE})?(?:${NAME})?$`);

const dayOfParts = (year: string, month: string, date: string): Day | null => parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);

/** Reads a list of days as a person types it: a day or a run of days a line, the name of the holiday after it. Answers names by day. */
export function readDayLines(field: HolidayField, text: string): Decision<Readonly<Record<string, string>>, HolidayRefusal> {
  const days: Record<string, string> = {};
  for (const line of text.split('\n').map((one) => one.trim()).filter(Boolean)) {
    const match = LINE.exec(line.slice(0, 100));
    const from = match && dayOfParts(match[1]!, match[2]!, match[3]!);
    const to = match?.[4] ? dayOfParts(match[4], match[5]!, match[6]!) : from;
    if (!match || !from || !to) return refused({ code: 'lineUnreadable', field, line: line.slice(0, 60) });
    const length = daysBetween(from, to);
    if (length < 0 || length >= LONGEST_HOLIDAY) return refused({ code: 'rangeTooLong', field, line });
    for (const one of daysFrom(from, to)) days[one] = match[7]?.trim() || (field === 'holidays' ? '放假' : '调休上班');
  }
  return decided(days);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The days of a record of names by day; null when it holds anything else. */
function namesByDay(value: unknown): Readonly<Record<string, string>> | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value);
  if (entries.length > MOST_DAYS || !entries.every(([day, name]) => parseDay(day) && typeof name === 'string' && name.length <= 20)) return null;
  return value as Readonly<Record<string, string>>;
}

/**
 * Reads a data file of one year: `{ year, holidays, makeUpDays }` with names by day, or the shape in which such data is commonly given,
 * `{ year, days: [{ name, date, isOffDay }] }`.
 */
export function readHolidayFile(text: string): Decision<HolidayYear, HolidayRefusal> {
  const unreadable = refused<HolidayRefusal>({ code: 'fileUnreadable' });
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return unreadable;
  }
  if (!isRecord(data) || typeof data.year !== 'number' || !Number.isInteger(data.year)) return unreadable;
  if (!Array.isArray(data.days)) {
    const [holidays, makeUpDays] = [namesByDay(data.holidays), namesByDay(data.makeUpDays ?? {})];
    return holidays && makeUpDays ? decided({ year: data.year, holidays, makeUpDays }) : unreadable;
  }
  const [holidays, makeUpDays]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const entry of data.days as readonly unknown[]) {
    if (!isRecord(entry) || typeof entry.date !== 'string' || typeof entry.name !== 'string' || typeof entry.isOffDay !== 'boolean') return unreadable;
    (entry.isOffDay ? holidays : makeUpDays)[entry.date] = entry.name;
  }
  return namesByDay(holidays) && namesByDay(makeUpDays) ? decided({ year: data.year, holidays, makeUpDays }) : unreadable;
}

/**
 * Takes the arrangement of a year into the factory's calendar from today on: what was due before stays due, and an entry that was to hold
 * from the same day gives way. Refused for a year that is over, or whose arrangement the program brings.
 */
export function setHolidays(own: readonly OwnHolidayYear[], wanted: HolidayYear, today: Day): Decision<readonly OwnHolidayYear[], HolidayRefusal> {
  const { year, holidays, makeUpDays } = wanted;
  const thisYear = Number(today.slice(0, 4));
  if (year < thisYear) return refused({ code: 'yearOver', year });
  if (year > thisYear + YEARS_AHEAD) return refused({ code: 'yearTooFar', year, last: thisYear + YEARS_AHEAD });
  if (isPublished(year)) return refused({ code: 'yearPublished', year });
  if (Object.keys(holidays).length === 0) return refused({ code: 'noHolidays' });
  for (const field of ['holidays', 'makeUpDays'] as const) {
    const strange = (Object.keys(wanted[field]) as Day[]).find((one) => Number(one.slice(0, 4)) !== year);
    if (strange) return refused({ code: 'otherYear', field, day: strange, year });
  }
  const made = Object.keys(makeUpDays) as Day[];
  const both = made.find((one) => holidays[one] !== undefined);
  if (both) return refused({ code: 'bothWays', day: both });
  const weekday = made.find((one) => weekdayOf(one) <= 5);
  if (weekday) return refused({ code: 'makeUpOnWeekday', day: weekday });
  return decided([...own.filter((entry) => entry.year !== year || entry.from < today), { year, from: today, holidays, makeUpDays }]);
}

/** The list of days as lines to be typed over, runs of days of one name together. */
export function dayLines(days: Readonly<Record<string, string>>): string {
  const runs: { from: Day; to: Day; name: string }[] = [];
  for (const one of (Object.keys(days) as Day[]).sort()) {
    const last = runs.at(-1);
    if (last && last.name === days[one] && daysBetween(last.to, one) === 1) last.to = one;
    else runs.push({ from: one, to: one, name: days[one]! });
  }
  return runs.map(({ from, to, name }) => (from === to ? `${from} ${name}` : `${from} 至 ${to} ${name}`)).join('\n');
}
